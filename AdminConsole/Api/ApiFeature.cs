using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using AdminConsole.Authorization;
using AdminConsole.Configuration;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AdminConsole.Api;

/// <summary>What all endpoints of the intake API share: strict JSON, problem documents, limits and the OpenAPI document. Knows no feature.</summary>
public static class ApiFeature
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddValidated<ApiOptions>(ApiOptions.Section);
        services.AddOptions<JsonOptions>().Configure<IOptions<ApiOptions>>((json, api) => MakeStrict(json.SerializerOptions, api.Value.MaxJsonDepth));
        return services.AddApiRates().AddApiDocument();
    }

    /// <summary>Adds a feature's source-generated JSON types.</summary>
    public static IServiceCollection AddApiJson(this IServiceCollection services, IJsonTypeInfoResolver types) =>
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, types));

    /// <summary>Before authentication: its refusals are to become problem documents too.</summary>
    public static IApplicationBuilder UseApi(this WebApplication app)
    {
        app.UseApiAnswers();
        if (app.Environment.IsDevelopment())
            app.UseApiDocumentPage();
        return app;
    }

    /// <summary>The route group of version 1. Features map their endpoints into it.</summary>
    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapApiDocument();
        return routes.MapApi(AuthorizationSetup.IntakePolicy);
    }

    /// <summary>The same for endpoints that want another scope of the token.</summary>
    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder routes, string policy)
    {
        var group = routes.MapGroup("/api/v1").RequireAuthorization(policy).RequireRateLimiting(ApiRates.ClientPolicy).DisableAntiforgery();
        group.AddEndpointFilter((context, next) =>
            context.Arguments.OfType<JsonBody>().FirstOrDefault(body => body.Error is not null) is { Error: { } error } ? ValueTask.FromResult<object?>(error.ToProblem()) : next(context));
        return group;
    }

    /// <summary>One reading of JSON for the whole product (IN-01); what is written is camelCase with Chinese left readable.</summary>
    internal static void MakeStrict(JsonSerializerOptions options, int maxDepth)
    {
        options.MaxDepth = maxDepth;
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.AllowDuplicateProperties = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
    }
}
