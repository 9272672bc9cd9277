using System.Net;
using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;

namespace AdminConsole.Features.ApiClients;

/// <summary>An API client as typed.</summary>
public sealed class ApiClientInput
{
    public const int HighestRate = 1_000_000;

    public string ClientId { get; set; } = "";
    public string Name { get; set; } = "";
    public bool Submissions { get; set; } = true;
    public bool Verifications { get; set; }
    public string Networks { get; set; } = "";
    public string RatePerMinute { get; set; } = "";
    public string WebhookUrl { get; set; } = "";

    public string Scopes => string.Join(' ', ((string?[])[Submissions ? AuthorizationSetup.SubmissionsScope : null, Verifications ? AuthorizationSetup.VerificationsScope : null]).OfType<string>());

    public int? Rate => int.TryParse(RatePerMinute, System.Globalization.CultureInfo.InvariantCulture, out var rate) ? rate : null;

    public static ApiClientInput Of(ApiClientDetail client) => new()
    {
        ClientId = client.ClientId,
        Name = client.Name,
        Submissions = client.Scopes.Split(' ').Contains(AuthorizationSetup.SubmissionsScope),
        Verifications = client.Scopes.Split(' ').Contains(AuthorizationSetup.VerificationsScope),
        Networks = (client.Networks ?? "").Replace(' ', '\n'),
        RatePerMinute = client.RatePerMinute?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
        WebhookUrl = client.WebhookUrl ?? "",
    };

    /// <summary>Normalises the texts in place and names every fault by field; null when there is none.</summary>
    /// <param name="isFitForWebhooks">Whether outcomes may be posted to an address.</param>
    public Error? Check(Func<string, bool> isFitForWebhooks)
    {
        var faults = new FieldFaults();
        ClientId = ClientId.Trim();
        if (ClientId.Length is < 3 or > ApiClient.NameLength || !ClientId.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.'))
            faults.Add("clientId", "client.fault.client_id");
        var name = TextRules.Name(Name, ApiClient.NameLength);
        Name = name.Value;
        if (name.Fault is { } unfit)
            faults.Add("name", unfit);
        else if (Name.Length == 0)
            faults.Add("name", "client.fault.required");
        if (!Submissions && !Verifications)
            faults.Add("scopes", "client.fault.scopes");
        var networks = Networks.Split((char[])[' ', '\n', '\r', '\t', ',', '，', ';'], StringSplitOptions.RemoveEmptyEntries);
        if (networks.FirstOrDefault(text => !IPNetwork.TryParse(text, out _)) is { } odd)
            faults.Add("networks", "client.fault.network", odd);
        Networks = string.Join('\n', networks);
        if (Networks.Length > ApiClient.NetworksLength)
            faults.Add("networks", "client.fault.too_long", ApiClient.NetworksLength);
        RatePerMinute = RatePerMinute.Trim();
        if (RatePerMinute.Length > 0 && Rate is not (>= 1 and <= HighestRate))
            faults.Add("ratePerMinute", "client.fault.rate", HighestRate);
        WebhookUrl = WebhookUrl.Trim();
        if (WebhookUrl.Length > ApiClient.UrlLength)
            faults.Add("webhookUrl", "client.fault.too_long", ApiClient.UrlLength);
        else if (WebhookUrl.Length > 0 && !isFitForWebhooks(WebhookUrl))
            faults.Add("webhookUrl", "client.fault.url");
        return faults.Any ? faults.ToError() : null;
    }
}
