using AdminConsole.Domain;

namespace AdminConsole.Authorization;

/// <summary>A server that files on behalf of verified candidates. Its secrets are kept as SHA-256 only (at least 256 bits of entropy, AZ-11).</summary>
public sealed class ApiClient : IVersioned
{
    public const int NameLength = 60, NetworksLength = 500, UrlLength = 300;

    /// <summary>How long the secret before stays valid after a new one was made.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(7);

    public required Guid Id { get; init; }

    /// <summary>OAuth <c>client_id</c>.</summary>
    public required string ClientId { get; init; }

    public required string Name { get; set; }
    public required byte[] SecretSha256 { get; set; }

    /// <summary>The secret before, valid until <see cref="PreviousSecretUntil"/>, so that the client can change over without a gap.</summary>
    public byte[]? PreviousSecretSha256 { get; set; }

    public DateTime? PreviousSecretUntil { get; set; }

    /// <summary>Space-separated OAuth scopes it may ask for.</summary>
    public required string Scopes { get; set; }

    /// <summary>Space-separated networks (CIDR) that it may call from; null = any.</summary>
    public string? Networks { get; set; }

    /// <summary>Requests a minute; null = as configured for all.</summary>
    public int? RatePerMinute { get; set; }

    /// <summary>No token is given, and those given before open nothing.</summary>
    public bool Disabled { get; set; }

    /// <summary>Last request, to within some minutes.</summary>
    public DateTime? LastUsedAt { get; set; }

    /// <summary>Where outcomes are posted; null = nowhere.</summary>
    public string? WebhookUrl { get; set; }

    /// <summary>What they are signed with.</summary>
    public byte[]? WebhookSecretSealed { get; set; }

    /// <summary>The secret before: until <see cref="PreviousWebhookSecretUntil"/> everything carries both signatures.</summary>
    public byte[]? PreviousWebhookSecretSealed { get; set; }

    public DateTime? PreviousWebhookSecretUntil { get; set; }

    public Guid Version { get; set; }
}
