using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;
using AdminConsole.Configuration;
using AdminConsole.Domain;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace AdminConsole.Api;

/// <summary>
/// The JSON body of a request, read strictly (IN-01) and only so far as it is allowed to be long. An endpoint takes it as a parameter; when it could not be
/// read, the route group answers <see cref="Error"/> and the endpoint never runs.
/// </summary>
public sealed class JsonBody<T> : JsonBody, IBindableFromHttpContext<JsonBody<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    private readonly T? value;

    private JsonBody(Error error)
        : base(error, [])
    {
    }

    private JsonBody(T value, byte[] sha256)
        : base(error: null, sha256) => this.value = value;

    public T Value => value ?? throw new InvalidOperationException("The body could not be read.");

    public static async ValueTask<JsonBody<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var body = await ReadAsync(context);
        if (!body.IsOk)
            return new JsonBody<T>(body.Error);
        try
        {
            return Utf8.IsValid(body.Value.Span) && JsonSerializer.Deserialize<T>(body.Value.Span, Options(context)) is { } value
                ? new JsonBody<T>(value, SHA256.HashData(body.Value.Span))
                : new JsonBody<T>(ApiErrors.BadJson);
        }
        catch (JsonException)
        {
            return new JsonBody<T>(ApiErrors.BadJson);
        }
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new AcceptsMetadata([MediaType], typeof(T)));

    private static JsonSerializerOptions Options(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
}

public abstract class JsonBody(Error? error, byte[] sha256)
{
    protected const string MediaType = "application/json";

    private const int FirstBuffer = 16 * 1024;

    public Error? Error { get; } = error;

    /// <summary>Digest of the body as it came.</summary>
    public byte[] Sha256 { get; } = sha256;

    protected static async Task<Result<ReadOnlyMemory<byte>>> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        var most = context.RequestServices.GetRequiredService<IOptions<ApiOptions>>().Value.MaxJsonBytes;
        if (request.ContentLength > most)
            return ApiErrors.TooLarge;
        var buffer = new byte[request.ContentLength is { } length ? (int)length + 1 : FirstBuffer];
        var filled = 0;
        while (await request.Body.ReadAsync(buffer.AsMemory(filled), context.RequestAborted) is > 0 and var read)
        {
            filled += read;
            if (filled > most)
                return ApiErrors.TooLarge;
            if (filled == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }

        if (filled == 0)
            return ApiErrors.BadJson;
        return IsJson(request) ? new ReadOnlyMemory<byte>(buffer, 0, filled) : ApiErrors.UnsupportedType;
    }

    private static bool IsJson(HttpRequest request) =>
        request.Headers.ContentEncoding.Count == 0
        && Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
}
