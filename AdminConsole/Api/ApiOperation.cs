using System.Text.Json.Serialization;
using AdminConsole.Data;
using AdminConsole.Domain;
using Microsoft.OpenApi;

namespace AdminConsole.Api;

/// <summary>What an endpoint tells its reader: the answer with an example, and each refusal it may give.</summary>
public static class ApiOperation
{
    private const string Problem = "application/problem+json";

    /// <summary>Given by every endpoint that wants a token.</summary>
    private static readonly Error[] Common = [ApiErrors.TokenInvalid, Error.Forbidden, ApiErrors.RateLimited, DataErrors.Busy, DataErrors.StorageUnavailable];

    /// <summary>What every endpoint with a JSON body may say of it.</summary>
    private static readonly Error[] OfBody = [ApiErrors.BadJson, ApiErrors.TooLarge, ApiErrors.UnsupportedType];

    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, int status, T example)
        where T : class => endpoint.Produces<T>(status).WithMetadata(new ApiExample(status, example));

    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint, T example)
        where T : class => endpoint.WithMetadata(new ApiExample(Status: null, example)).Declare(OfBody);

    /// <summary>The endpoint's own refusals and those common to all.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params Error[] errors) => endpoint.Declare([.. errors, .. Common]);

    /// <summary>A header that the endpoint reads by hand.</summary>
    public static RouteHandlerBuilder TakesHeader(this RouteHandlerBuilder endpoint, string name, string description) => endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Header, Required = true, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        return Task.CompletedTask;
    });

    /// <summary>A form that the endpoint reads by hand.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="mediaType">URL-encoded or multipart.</param>
    /// <param name="required">Fields that must be there.</param>
    /// <param name="fields">All fields with their format: null for plain text, <c>binary</c> for a file.</param>
    public static RouteHandlerBuilder TakesForm(this RouteHandlerBuilder endpoint, string mediaType, string[] required, params (string Name, string? Format)[] fields) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            var form = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = required.ToHashSet(StringComparer.Ordinal),
                Properties = fields.ToDictionary(field => field.Name, IOpenApiSchema (field) => new OpenApiSchema { Type = JsonSchemaType.String, Format = field.Format }, StringComparer.Ordinal),
            };
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [mediaType] = new() { Schema = form } } };
            return Task.CompletedTask;
        });

    private static RouteHandlerBuilder Declare(this RouteHandlerBuilder endpoint, Error[] errors)
    {
        foreach (var error in errors)
        {
            var status = ApiProblems.StatusOf(error.Kind);
            endpoint.Produces<ProblemDocument>(status, Problem).WithMetadata(new ApiRefusal(status, error));
        }

        return endpoint;
    }
}

/// <summary>An example of the request body, or of the answer with that status.</summary>
internal sealed record ApiExample(int? Status, object Value);

internal sealed record ApiRefusal(int Status, Error Error);

/// <summary>The shape of every refusal (RFC 9457).</summary>
/// <param name="Type"><c>urn:adminconsole:</c> and the code.</param>
/// <param name="Title">For people, in Chinese.</param>
/// <param name="Errors">With <c>validation_failed</c>: the faults by field path.</param>
internal sealed record ProblemDocument(string Type, string Title, int Status, string Code, string TraceId, IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class ApiJsonTypes : JsonSerializerContext;
