using System.Net;

namespace AdminConsole.Outbox;

/// <summary>Section <c>Webhook</c>.</summary>
public sealed class WebhookOptions
{
    public const string Section = "Webhook";

    /// <summary>Networks (CIDR) that may be called although they are private, separated by blanks: for a receiver in the same data centre.</summary>
    public string AllowedNetworks { get; set; } = "";

    internal bool IsReadable => AllowedNetworks.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(text => IPNetwork.TryParse(text, out _));

    internal IReadOnlyList<IPNetwork> Networks => [.. AllowedNetworks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => IPNetwork.Parse(text))];
}
