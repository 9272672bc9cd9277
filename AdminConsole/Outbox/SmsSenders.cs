using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace AdminConsole.Outbox;

/// <summary>Hands one text message over. Never called twice at the same time.</summary>
public interface ISmsSender
{
    Task<Delivery> SendAsync(SmsText text, CancellationToken ct);
}

/// <param name="Id">The same when a message is repeated.</param>
public sealed record SmsText(Guid Id, string Phone, string Text);

/// <summary>The gateway described by <see cref="SmsOptions"/>.</summary>
internal sealed class GatewaySmsSender(HttpClient http, IOptions<SmsOptions> options, TimeProvider clock) : ISmsSender
{
    private const int LongestAnswer = 64 * 1024;

    public async Task<Delivery> SendAsync(SmsText text, CancellationToken ct)
    {
        var gateway = options.Value;
        var time = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var isJson = gateway.ContentType == "application/json";
        using var request = new HttpRequestMessage(new HttpMethod(gateway.Method), Fill(gateway.Url, Uri.EscapeDataString));
        if (gateway.Body.Length > 0)
            request.Content = new StringContent(Fill(gateway.Body, isJson ? value => JsonEncodedText.Encode(value).ToString() : Uri.EscapeDataString), Encoding.UTF8, gateway.ContentType);
        foreach (var (name, value) in gateway.Headers)
            request.Headers.TryAddWithoutValidation(name, Fill(value, Uri.EscapeDataString, escapeSecret: false));
        return await Outgoing.SendAsync(http, request, clock, ct, async (answer, token) =>
        {
            if (!answer.IsSuccessStatusCode || gateway.Expect.Length == 0)
                return Delivery.Of(answer);
            await answer.Content.LoadIntoBufferAsync(LongestAnswer, token);
            return (await answer.Content.ReadAsStringAsync(token)).Contains(gateway.Expect, StringComparison.Ordinal) ? Delivery.Of(answer) : new Delivery(Delivery.Refused, (int)answer.StatusCode);
        });

        string Fill(string template, Func<string, string> escape, bool escapeSecret = true) => template
            .Replace("{secret}", escapeSecret ? escape(gateway.Secret) : gateway.Secret, StringComparison.Ordinal).Replace("{time}", time, StringComparison.Ordinal)
            .Replace("{id}", text.Id.ToString(), StringComparison.Ordinal).Replace("{phone}", escape(text.Phone), StringComparison.Ordinal).Replace("{text}", escape(text.Text), StringComparison.Ordinal);
    }
}

/// <summary>Development only: keeps what would have been sent, for the page /outbox and for tests.</summary>
public sealed class DevelopmentSmsSender(TimeProvider clock) : ISmsSender
{
    private const int Kept = 200;

    private readonly ConcurrentQueue<(SmsText Text, DateTime At)> sent = new();

    /// <summary>Newest first.</summary>
    public IReadOnlyList<(SmsText Text, DateTime At)> Sent => [.. sent.Reverse()];

    public Task<Delivery> SendAsync(SmsText text, CancellationToken ct)
    {
        sent.Enqueue((text, clock.GetUtcNow().UtcDateTime));
        while (sent.Count > Kept)
            sent.TryDequeue(out _);
        return Task.FromResult(new Delivery(Failure: null));
    }
}

/// <summary>An installation without a gateway: texts fail and say why, so that the list of failures shows it.</summary>
internal sealed class NoSmsSender : ISmsSender
{
    public Task<Delivery> SendAsync(SmsText text, CancellationToken ct) => Task.FromResult(new Delivery(Delivery.NotConfigured));
}
