using System.Globalization;
using System.Text;
using AdminConsole.Authorization;
using AdminConsole.Data.Sealing;
using Microsoft.Extensions.Options;

namespace AdminConsole.Outbox;

/// <summary>Posts an outcome to the API client that brought the filing.</summary>
public sealed class WebhookDelivery : IDisposable
{
    private readonly HttpClient http;
    private readonly PersonalData personal;
    private readonly TimeProvider clock;
    private readonly bool httpsOnly;

    public WebhookDelivery(IOptions<WebhookOptions> options, IHostEnvironment environment, PersonalData personal, TimeProvider clock)
    {
        (this.personal, this.clock, httpsOnly) = (personal, clock, !environment.IsDevelopment());
        var allowed = options.Value.Networks;
        http = Outgoing.CreateClient(httpsOnly ? address => PublicAddress.Is(address) || allowed.Any(network => network.Contains(address)) : null);
    }

    /// <summary>Whether outcomes may be posted there: https outside Development, and no name or password in the address.</summary>
    public bool IsFit(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && url.Fragment.Length == 0 && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && !httpsOnly));

    public void Dispose() => http.Dispose();

    internal async Task<Delivery> SendAsync(OutboxEntry entry, ApiClient client, CancellationToken ct)
    {
        if (!IsFit(client.WebhookUrl!))
            return new Delivery(Delivery.ForbiddenAddress);
        var now = clock.GetUtcNow();
        var secrets = new List<byte[]> { personal.OpenWebhookSecret(client.Id, client.WebhookSecretSealed!) };
        if (client.PreviousWebhookSecretSealed is { } previous && client.PreviousWebhookSecretUntil > now.UtcDateTime)
            secrets.Add(personal.OpenWebhookSecret(client.Id, previous));
        var (id, timestamp) = (entry.Id.ToString(), now.ToUnixTimeSeconds());
        using var request = new HttpRequestMessage(HttpMethod.Post, client.WebhookUrl) { Content = new StringContent(entry.Body!, Encoding.UTF8, "application/json") };
        request.Headers.Add(WebhookSignature.IdHeader, id);
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Of(id, timestamp, entry.Body!, secrets));
        return await Outgoing.SendAsync(http, request, clock, ct, (answer, _) => Task.FromResult(Delivery.Of(answer)));
    }
}
