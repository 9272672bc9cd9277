using System.Text.Json;

namespace AdminConsole.Authorization.OpenIdConnect;

/// <summary>What a provider says of itself (OpenID Connect Discovery 1.0).</summary>
/// <param name="Issuer">As its tokens name it.</param>
/// <param name="AuthorizationEndpoint">Where the browser is sent.</param>
/// <param name="TokenEndpoint">Where the code is redeemed.</param>
/// <param name="KeysAddress">Where its keys are published.</param>
/// <param name="EndSessionEndpoint">Where it is signed out of; null = nowhere.</param>
/// <param name="TakesSecretInBody">Whether the client's secret may stand in the form; otherwise in the header, which every provider takes.</param>
/// <param name="NamesItself">Its answers carry <c>iss</c> (RFC 9207).</param>
public sealed record ProviderMetadata(string Issuer, string AuthorizationEndpoint, string TokenEndpoint, string KeysAddress, string? EndSessionEndpoint, bool TakesSecretInBody, bool NamesItself)
{
    /// <exception cref="ProviderUnavailableException">Something that is needed is missing, or it describes another provider.</exception>
    internal static ProviderMetadata Read(JsonElement document, string? authority)
    {
        var metadata = new ProviderMetadata(
            Address(document, "issuer"), Address(document, "authorization_endpoint"), Address(document, "token_endpoint"), Address(document, "jwks_uri"),
            document.TryGetProperty("end_session_endpoint", out _) ? Address(document, "end_session_endpoint") : null,
            document.TryGetProperty("token_endpoint_auth_methods_supported", out var methods) && methods.ValueKind == JsonValueKind.Array && methods.EnumerateArray().Any(method => method.ValueEquals("client_secret_post")),
            document.TryGetProperty("authorization_response_iss_parameter_supported", out var names) && names.ValueKind == JsonValueKind.True);

        // Written with or without a slash at the end it is the same provider; its tokens are held to what it says itself.
        return authority is null || metadata.Issuer.TrimEnd('/') == authority.TrimEnd('/') ? metadata : throw new ProviderUnavailableException("The provider describes another one.");
    }

    private static string Address(JsonElement document, string name) =>
        document.ValueKind == JsonValueKind.Object && document.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && Uri.TryCreate(value.GetString(), UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? value.GetString()! : throw new ProviderUnavailableException($"The provider's description lacks {name}.");
}

/// <summary>The provider cannot be asked now: it is down, slow, or says nothing that can be read (OP-05).</summary>
public sealed class ProviderUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What came from the provider does not prove who the person is. The message names what is wrong, never a value.</summary>
public sealed class IdentityRefusedException(string message) : Exception(message);
