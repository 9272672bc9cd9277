using AdminConsole.Domain;
using AdminConsole.Jobs;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Data.Facts;

/// <summary>Runs <see cref="MarksRenewal"/> when something asks for it, when filings have settled, and at midnight in Shanghai, on one node at a time (OP-09).</summary>
internal sealed class MarksRenewalLoop(MarksRenewal renewal, LeaseService leases, ChangeFeed feed, TimeProvider clock, ILogger<MarksRenewalLoop> log) : BackgroundService
{
    internal const string LeaseName = "marks-renewal";

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
                await RunAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(exception, "Marks could not be renewed; the requests stay and are tried again");
            }

            await WaitAsync(asked, stoppingToken);
        }
    }

    /// <summary>Nothing while another node is at it: that one goes on until no request is left, and this one looks again soon.</summary>
    private async Task RunAsync(CancellationToken stopping)
    {
        if (!await renewal.IsAskedAsync(stopping))
            return;
        await using var lease = await leases.TryTakeAsync(LeaseName, stopping);
        if (lease is null)
            return;
        using var any = CancellationTokenSource.CreateLinkedTokenSource(stopping, lease.Lost);
        await renewal.RunAsync(everything: false, any.Token);
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
