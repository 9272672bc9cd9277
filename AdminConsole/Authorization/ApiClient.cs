namespace AdminConsole.Authorization;

/// <summary>A server that files on behalf of verified candidates. Its secret is kept as SHA-256 only (at least 256 bits of entropy, AZ-11).</summary>
public sealed class ApiClient
{
    public const int NameLength = 60;

    public required Guid Id { get; init; }

    /// <summary>OAuth <c>client_id</c>.</summary>
    public required string ClientId { get; init; }

    public required string Name { get; init; }
    public required byte[] SecretSha256 { get; init; }

    /// <summary>Space-separated OAuth scopes it may ask for.</summary>
    public required string Scopes { get; init; }

    public bool Disabled { get; set; }
}
