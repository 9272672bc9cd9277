using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AdminConsole.Authorization.OpenIdConnect;

/// <summary>What a token must say to be taken.</summary>
/// <param name="Issuer">Who may have issued it.</param>
/// <param name="ClientId">For whom.</param>
/// <param name="Nonce">The word that this very sign-in was begun with.</param>
/// <param name="AccessToken">What came with it.</param>
/// <param name="MaxAge">How long ago the person may have signed in at the provider; null = was not asked.</param>
/// <param name="Now">The moment.</param>
internal sealed record IdTokenExpectation(string Issuer, string ClientId, string Nonce, string AccessToken, TimeSpan? MaxAge, DateTimeOffset Now);

/// <summary>An id_token in its compact form, read and not yet believed (OpenID Connect Core 1.0 §3.1.3.7).</summary>
internal sealed class IdToken
{
    private const int Longest = 32_000, SubjectLength = 255;

    /// <summary>What clocks may differ by.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private readonly byte[] signed;
    private readonly byte[] signature;
    private readonly JsonElement payload;

    private IdToken(string algorithm, string? keyId, JsonElement payload, byte[] signed, byte[] signature) =>
        (Algorithm, KeyId, this.payload, this.signed, this.signature) = (algorithm, keyId, payload, signed, signature);

    public string Algorithm { get; }

    public string? KeyId { get; }

    public string Subject => Text("sub") is { Length: > 0 and <= SubjectLength } subject ? subject : throw Refused("sub");

    /// <summary>How strong the sign-in at the provider was, by its own scale.</summary>
    public string? ContextClass => Text("acr");

    /// <summary>With what the person signed in there (RFC 8176).</summary>
    public IEnumerable<string> Methods => payload.TryGetProperty("amr", out var methods) && methods.ValueKind == JsonValueKind.Array
        ? methods.EnumerateArray().Where(method => method.ValueKind == JsonValueKind.String).Select(method => method.GetString()!) : [];

    /// <exception cref="IdentityRefusedException">It is no token, or signed in a way that is not taken.</exception>
    public static IdToken Read(string? token)
    {
        if (token is null or { Length: > Longest } || token.Split('.') is not [var head, var body, var proof] || !Base64Url.IsValid(head) || !Base64Url.IsValid(body) || !Base64Url.IsValid(proof))
            throw Refused("form");
        try
        {
            var header = Parse(head);
            var algorithm = header.TryGetProperty("alg", out var alg) && alg.ValueKind == JsonValueKind.String ? alg.GetString() : null;
            if (algorithm is not (SigningKey.RsaPkcs1 or SigningKey.RsaPss or SigningKey.EllipticCurve))
                throw Refused("alg");

            // An extension that must be understood is none that is.
            if (header.TryGetProperty("crit", out _))
                throw Refused("crit");
            var keyId = header.TryGetProperty("kid", out var kid) && kid.ValueKind == JsonValueKind.String ? kid.GetString() : null;
            return new IdToken(algorithm, keyId, Parse(body), Encoding.ASCII.GetBytes($"{head}.{body}"), Base64Url.DecodeFromChars(proof));
        }
        catch (JsonException)
        {
            throw Refused("form");
        }
    }

    /// <summary>Believes it, or says what is wrong. The signature comes first: of what nobody signed nothing else is worth reading.</summary>
    /// <exception cref="IdentityRefusedException">It does not prove who the person is.</exception>
    public void Check(SigningKey key, IdTokenExpectation expected)
    {
        Demand(key.Verifies(Algorithm, signed, signature), "signature");
        Demand(Text("iss") == expected.Issuer, "iss");
        var audiences = Audiences().ToList();
        Demand(audiences.Contains(expected.ClientId, StringComparer.Ordinal), "aud");
        Demand(payload.TryGetProperty("azp", out _) ? Text("azp") == expected.ClientId : audiences.Count == 1, "azp");
        Demand(Time("exp") is { } expires && expires > expected.Now - Skew, "exp");
        Demand(Time("iat") is { } issued && issued < expected.Now + Skew, "iat");
        Demand(!payload.TryGetProperty("nbf", out _) || Time("nbf") < expected.Now + Skew, "nbf");
        Demand(Text("nonce") is { } nonce && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(nonce), Encoding.UTF8.GetBytes(expected.Nonce)), "nonce");
        Demand(!payload.TryGetProperty("at_hash", out _) || Text("at_hash") == HalfDigest(expected.AccessToken), "at_hash");
        Demand(expected.MaxAge is not { } age || (Time("auth_time") is { } signedIn && signedIn + age > expected.Now - Skew && signedIn < expected.Now + Skew), "auth_time");
        Demand(Subject.Length > 0, "sub");
    }

    private static void Demand(bool holds, string claim)
    {
        if (!holds)
            throw Refused(claim);
    }

    private static IdentityRefusedException Refused(string what) => new($"The id_token is refused for its {what}.");

    private static JsonElement Parse(string part)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part), Strict);
        return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw Refused("form");
    }

    /// <summary>All three algorithms digest with SHA-256.</summary>
    private static string HalfDigest(string accessToken)
    {
        var digest = SHA256.HashData(Encoding.ASCII.GetBytes(accessToken));
        return Base64Url.EncodeToString(digest.AsSpan(0, digest.Length / 2));
    }

    private IEnumerable<string> Audiences()
    {
        if (!payload.TryGetProperty("aud", out var audience))
            return [];
        return audience.ValueKind switch
        {
            JsonValueKind.String => [audience.GetString()!],
            JsonValueKind.Array when audience.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String) => audience.EnumerateArray().Select(one => one.GetString()!),
            _ => [],
        };
    }

    private string? Text(string claim) => payload.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Seconds since 1970; null when it is none that a calendar has.</summary>
    private DateTimeOffset? Time(string claim) =>
        payload.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is > 0 and < 253_402_300_000 ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;
}
