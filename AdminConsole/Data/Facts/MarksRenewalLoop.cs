using AdminConsole.Domain;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Data.Facts;

/// <summary>Runs <see cref="MarksRenewal"/> when something asks for it, when filings have settled, and at midnight in Shanghai.</summary>
internal sealed class MarksRenewalLoop(MarksRenewal renewal, ChangeFeed feed, TimeProvider clock, ILogger<MarksRenewalLoop> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var asked = new SemaphoreSlim(0);
        using var subscription = feed.Subscribe(change => change.Kind == ChangeKind.Reverification, _ =>
        {
            asked.Release();
            return Task.CompletedTask;
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await renewal.RunAsync(everything: false, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(exception, "Marks could not be renewed; the requests stay and are tried again");
            }

            await WaitAsync(asked, stoppingToken);
        }
    }

    private async Task WaitAsync(SemaphoreSlim asked, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var midnight = ShanghaiTime.StartOf(ShanghaiTime.DateOf(now).AddDays(1)) - now;
        using var time = new CancellationTokenSource(midnight < MarksRenewal.Settling ? midnight : MarksRenewal.Settling, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, ct);
        await asked.WaitAsync(either.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
