using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace AdminConsole.Authorization.OpenIdConnect;

/// <summary>A public key that a provider signs with (RFC 7517).</summary>
internal sealed record SigningKey(string? Id, string? Algorithm, RSAParameters? Rsa, ECParameters? Curve)
{
    private const int LeastModulus = 2048 / 8, CoordinateLength = 32;

    /// <summary>What may sign a token (RFC 7518). Neither <c>none</c> nor anything that needs a shared secret.</summary>
    public const string RsaPkcs1 = "RS256", RsaPss = "PS256", EllipticCurve = "ES256";

    /// <summary>The keys of the document that can sign what is taken here; others are left out.</summary>
    public static IReadOnlyList<SigningKey> ReadAll(JsonElement document) =>
        document.ValueKind == JsonValueKind.Object && document.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Array ? [.. keys.EnumerateArray().Select(Read).OfType<SigningKey>()] : [];

    /// <summary>Whether the key is of the kind that the algorithm needs.</summary>
    public bool Fits(string algorithm) => (Algorithm is null || Algorithm == algorithm) && algorithm switch
    {
        RsaPkcs1 or RsaPss => Rsa is not null,
        EllipticCurve => Curve is not null,
        _ => false,
    };

    public bool Verifies(string algorithm, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        if (!Fits(algorithm))
            return false;
        if (Curve is { } curve)
        {
            using var ecdsa = ECDsa.Create(curve);
            return ecdsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }

        using var rsa = RSA.Create(Rsa!.Value);
        return rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, algorithm == RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
    }

    private static SigningKey? Read(JsonElement key)
    {
        if (key.ValueKind != JsonValueKind.Object || Text(key, "use") is not (null or "sig"))
            return null;
        var (id, algorithm) = (Text(key, "kid"), Text(key, "alg"));
        return Text(key, "kty") switch
        {
            "RSA" when Bytes(key, "n") is { Length: >= LeastModulus } modulus && Bytes(key, "e") is { } exponent => new(id, algorithm, new RSAParameters { Modulus = modulus, Exponent = exponent }, Curve: null),
            "EC" when Text(key, "crv") == "P-256" && Bytes(key, "x") is { Length: CoordinateLength } x && Bytes(key, "y") is { Length: CoordinateLength } y =>
                new(id, algorithm, Rsa: null, new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } }),
            _ => null,
        };
    }

    private static string? Text(JsonElement key, string name) => key.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[]? Bytes(JsonElement key, string name) => Text(key, name) is { } text && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
