using System.Security.Cryptography;
using System.Text;

namespace AdminConsole.Outbox;

/// <summary>The Standard Webhooks form: HMAC-SHA-256 over <c>id.timestamp.body</c>, version 1, Base64; secrets are written <c>whsec_</c> and Base64.</summary>
public static class WebhookSignature
{
    public const string IdHeader = "Webhook-Id", TimestampHeader = "Webhook-Timestamp", SignatureHeader = "Webhook-Signature", SecretPrefix = "whsec_";

    private const int SecretLength = 32;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    /// <summary>As the client enters it.</summary>
    public static string Write(byte[] secret) => SecretPrefix + Convert.ToBase64String(secret);

    /// <summary>The header's value: one signature for each secret that is valid at present.</summary>
    public static string Of(string id, long timestamp, string body, IEnumerable<byte[]> secrets)
    {
        var content = Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}");
        return string.Join(' ', secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, content))));
    }
}
