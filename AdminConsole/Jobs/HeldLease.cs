namespace AdminConsole.Jobs;

/// <summary>A lease while it is held. It is renewed in the background; <see cref="Lost"/> fires when it could not be, and whatever runs under it must stop.</summary>
public sealed class HeldLease : IAsyncDisposable
{
    private readonly LeaseService leases;
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource ending = new();
    private readonly Task renewing;

    internal HeldLease(LeaseService leases, TimeProvider clock, string name, Guid holder)
    {
        (this.leases, this.clock, Name, Holder) = (leases, clock, name, holder);
        renewing = RenewAsync();
    }

    public string Name { get; }
    public Guid Holder { get; }
    public CancellationToken Lost => lost.Token;

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await renewing;
        await leases.ReleaseAsync(this);
        ending.Dispose();
        lost.Dispose();
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(LeaseService.RenewEvery, clock);
        var renewed = clock.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(ending.Token))
            {
                // Measured monotonically: what the wall clock does in between neither shortens nor prolongs it.
                var held = await leases.TryRenewAsync(this);
                if (held == true)
                    renewed = clock.GetTimestamp();
                if (held == false || clock.GetElapsedTime(renewed) >= LeaseService.Life - LeaseService.RenewEvery)
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await lost.CancelAsync();
    }
}
