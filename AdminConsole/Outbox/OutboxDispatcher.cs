using System.Threading.Channels;
using AdminConsole.Authorization;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Outbox;

/// <summary>
/// Carries out what the outbox holds, lane by lane. A commit wakes it; besides it looks every two seconds, for what was held back, is tried again or was left
/// by a server that is gone.
/// </summary>
internal sealed class OutboxDispatcher(IServiceScopeFactory scopes, ChangeFeed feed, TimeProvider clock, SmsDelivery sms, WebhookDelivery webhooks, Breaker<Lane> breaker, ILogger<OutboxDispatcher> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2), SweepPause = TimeSpan.FromHours(1);

    private readonly Channel<bool> woken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<Lane, Task> running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = feed.SubscribeImmediate(change =>
        {
            if (change.Kind is ChangeKind.Outbox or ChangeKind.Missed)
                woken.Writer.TryWrite(true);
        });
        var swept = default(long?);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await StartLanesAsync(stoppingToken);
                if (swept is null || clock.GetElapsedTime(swept.Value) >= SweepPause)
                {
                    swept = clock.GetTimestamp();
                    await WithServiceAsync(service => service.SweepAsync(clock.GetUtcNow().UtcDateTime, stoppingToken));
                }

                await WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                log.LogError(exception, "The outbox could not be looked through");
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(running.Values);
    }

    private async Task StartLanesAsync(CancellationToken ct)
    {
        foreach (var lane in await WithServiceAsync(service => service.DueLanesAsync(clock.GetUtcNow().UtcDateTime, ct)))
        {
            if ((!running.TryGetValue(lane, out var run) || run.IsCompleted) && breaker.Allows(lane))
                running[lane] = Task.Run(() => RunLaneAsync(lane, ct), CancellationToken.None);
        }
    }

    private async Task RunLaneAsync(Lane lane, CancellationToken ct)
    {
        try
        {
            while (breaker.Allows(lane) && await WithServiceAsync(service => service.TakeAsync(lane, ct)) is { } entry)
                await CarryOutAsync(lane, entry, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // What was taken comes due again when its lease ends.
        }
        catch (Exception exception)
        {
            log.LogError(exception, "A lane of the outbox stopped; it starts again");
        }
    }

    private async Task CarryOutAsync(Lane lane, OutboxEntry entry, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        Delivery? tried;
        try
        {
            tried = await TryAsync(entry, ct);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            log.LogError(exception, "An entry of the outbox could not be carried out");
            tried = new Delivery(Delivery.Defect);
        }

        if (tried is not { } delivery)
            return;
        breaker.Note(lane, delivery.ReceiverIsDown);
        var now = clock.GetUtcNow().UtcDateTime;
        var again = delivery.IsOk ? null : now + Retries.After(entry.Attempts, Random.Shared.NextDouble());

        // It has left the house: the note is made even while the server is stopping.
        await WithServiceAsync(service => service.NoteAsync(entry, delivery, clock.GetElapsedTime(started), again > entry.NotAfter ? null : again, CancellationToken.None));
    }

    /// <summary>Null = done, and nothing to note.</summary>
    private async Task<Delivery?> TryAsync(OutboxEntry entry, CancellationToken ct)
    {
        switch (entry.Channel)
        {
            case OutboxChannel.Message:
                await WithServiceAsync(service => service.DeliverMessageAsync(entry, ct));
                return null;
            case OutboxChannel.Sms:
                return entry.NotAfter < clock.GetUtcNow().UtcDateTime ? new Delivery(Delivery.Expired) : await sms.SendAsync(entry, ct);
            default:
                var client = await WithServiceAsync(service => service.ClientAsync(entry.ClientId!.Value, ct));
                if (client is { WebhookUrl: not null })
                    return await webhooks.SendAsync(entry, client, ct);
                await WithServiceAsync(service => service.DropAsync(entry, ct));
                return null;
        }
    }

    private async Task<T> WithServiceAsync<T>(Func<OutboxService, Task<T>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingScope>().Use(AccessScope.System);
        return await act(scope.ServiceProvider.GetRequiredService<OutboxService>());
    }

    private async Task WaitAsync(CancellationToken ct)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(woken.Reader.WaitToReadAsync(ended.Token).AsTask(), Task.Delay(Pause, clock, ended.Token));
        await ended.CancelAsync();
        woken.Reader.TryRead(out _);
    }
}
