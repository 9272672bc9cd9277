using System.Text.Json;
using System.Text.Json.Nodes;
using AdminConsole.Authorization;
using AdminConsole.Resources;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace AdminConsole.Api;

/// <summary>The OpenAPI document: what the endpoints declare, with their examples and refusals, and the way to a token.</summary>
internal static class ApiDocument
{
    private const string Name = "v1", SecurityScheme = "clientCredentials", TokenPath = "/api/v1/token";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddApiJson(ApiJsonTypes.Default).AddOpenApi(Name, options =>
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(DescribeAsync);
        options.AddOperationTransformer(AddExamplesAsync);
        options.AddSchemaTransformer(NameTypeOfWordsAsync);
    });

    public static void MapApiDocument(this IEndpointRouteBuilder routes) => routes.MapOpenApi().AllowAnonymous().RequireRateLimiting(ApiRates.AnonymousPolicy);

    /// <summary>A page to try the API out; its script styles itself, which the product's own pages never do.</summary>
    public static void UseApiDocumentPage(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase), page => page.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";
            return next(context);
        }));
        app.UseSwaggerUI(page => page.SwaggerEndpoint($"/openapi/{Name}.json", Name));
    }

    /// <summary>The framework leaves out that states and results are texts; generators then take them for numbers.</summary>
    private static Task NameTypeOfWordsAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        if (schema.Enum is { Count: > 0 } && schema.Type is null)
            schema.Type = JsonSchemaType.String;
        return Task.CompletedTask;
    }

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo { Title = "Probation certificates: intake API", Version = "1" };
        document.Servers?.Clear();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [SecurityScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OAuth2,
                Flows = new OpenApiOAuthFlows
                {
                    ClientCredentials = new OpenApiOAuthFlow
                    {
                        TokenUrl = new Uri(TokenPath, UriKind.Relative),
                        Scopes = new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            [AuthorizationSetup.SubmissionsScope] = "File submissions and follow them",
                            [AuthorizationSetup.VerificationsScope] = "Ask whether persons have an approved filing",
                        },
                    },
                },
            },
        };
        document.Security = [Wants(AuthorizationSetup.SubmissionsScope, document)];
        return Task.CompletedTask;
    }

    private static OpenApiSecurityRequirement Wants(string scope, OpenApiDocument? document) => new() { [new OpenApiSecuritySchemeReference(SecurityScheme, document)] = [scope] };

    private static Task AddExamplesAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var json = context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        foreach (var example in metadata.OfType<ApiExample>())
        {
            var content = example.Status is { } status ? operation.Responses?[$"{status}"].Content : operation.RequestBody?.Content;
            foreach (var media in content?.Values ?? [])
                media.Example = JsonSerializer.SerializeToNode(example.Value, example.Value.GetType(), json);
        }

        foreach (var refusal in metadata.OfType<ApiRefusal>().GroupBy(refusal => refusal.Status))
        {
            var response = (OpenApiResponse)operation.Responses![$"{refusal.Key}"];
            response.Description = string.Join(", ", refusal.Select(row => row.Error.Code).Distinct(StringComparer.Ordinal));
            foreach (var media in response.Content?.Values ?? [])
                media.Example = Problem(refusal.First());
        }

        if (metadata.OfType<Microsoft.AspNetCore.Authorization.IAllowAnonymous>().Any())
            operation.Security = [];
        else if (metadata.OfType<Microsoft.AspNetCore.Authorization.IAuthorizeData>().Any(wanted => wanted.Policy == AuthorizationSetup.VerificationPolicy))
            operation.Security = [Wants(AuthorizationSetup.VerificationsScope, context.Document)];
        return Task.CompletedTask;
    }

    private static JsonObject Problem(ApiRefusal refusal)
    {
        var (error, chinese) = (refusal.Error, Strings.Chinese);
        var problem = new JsonObject
        {
            ["type"] = $"urn:adminconsole:{error.Code}",
            ["title"] = chinese.Say(error.Phrase),
            ["status"] = refusal.Status,
            ["code"] = error.Code,
            ["traceId"] = "0af7651916cd43dd8448eb211c80319c",
        };
        foreach (var (name, value) in error.Details)
            problem[name] = value;
        if (error.Fields.Count > 0)
            problem["errors"] = new JsonObject(error.Fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, new JsonArray([.. field.Value.Select(fault => JsonValue.Create(chinese.Say(fault)))]))));
        return problem;
    }
}
