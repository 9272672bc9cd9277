using System.Text.Json.Serialization;

namespace AdminConsole.Features.ApiClients;

/// <param name="AccessToken">Opaque.</param>
/// <param name="ExpiresIn">Seconds.</param>
/// <param name="Scope">Space-separated.</param>
public sealed record TokenResponse([property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("expires_in")] int ExpiresIn, string Scope)
{
    [JsonPropertyName("token_type")]
    public string TokenType => "Bearer";
}

/// <param name="Error">RFC 6749 §5.2.</param>
/// <param name="Title">For people, in Chinese, as every refusal of the API has one; <c>error_description</c> may hold ASCII only.</param>
public sealed record TokenRefusal(string Error, string Title);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(TokenRefusal))]
internal sealed partial class TokenJson : JsonSerializerContext;
