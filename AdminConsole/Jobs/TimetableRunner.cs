using AdminConsole.Authorization;

namespace AdminConsole.Jobs;

/// <summary>Runs what the timetable says is due, each entry under its own lease (OP-09). Work that fails is tried again at the next look.</summary>
internal sealed class TimetableRunner(IServiceScopeFactory scopes, IEnumerable<TimetableEntry> entries, LeaseService leases, TimeProvider clock, ILogger<TimetableRunner> log) : BackgroundService
{
    internal static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        try
        {
            do
                await LookAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The server stops; what was interrupted is still due.
        }
    }

    /// <summary>Runs everything that is due, side by side.</summary>
    private async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            var marks = await MarksAsync(stopping);
            await Task.WhenAll(entries.Where(entry => IsDue(entry, marks)).Select(entry => RunAsync(entry, stopping)));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError(exception, "The timetable could not be read");
        }
    }

    /// <summary>An entry seen for the first time is marked only: what it would have done before it existed is nobody's loss.</summary>
    private bool IsDue(TimetableEntry entry, IReadOnlyDictionary<string, DateTime> marks)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return !marks.TryGetValue(entry.Name, out var done) || entry.When.LatestDue(now, done) > done;
    }

    private async Task RunAsync(TimetableEntry entry, CancellationToken stopping)
    {
        await using var lease = await leases.TryTakeAsync($"timetable:{entry.Name}", stopping);
        if (lease is null)
            return;

        // Another node may have done it between the look and the lease.
        var marks = await MarksAsync(stopping);
        if (!IsDue(entry, marks))
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        var due = marks.TryGetValue(entry.Name, out var done) ? entry.When.LatestDue(now, done) : now;
        using var any = CancellationTokenSource.CreateLinkedTokenSource(stopping, lease.Lost);
        await using var services = scopes.CreateSystemScope();
        try
        {
            if (marks.ContainsKey(entry.Name))
                await entry.RunAsync(services.ServiceProvider, any.Token);
            await services.ServiceProvider.GetRequiredService<TimetableService>().MarkAsync(entry.Name, due, any.Token);
        }
        catch (OperationCanceledException) when (any.IsCancellationRequested)
        {
            // Still due: whoever holds the lease next runs it.
        }
        catch (Exception exception)
        {
            log.LogError(exception, "The recurring work {Name} failed", entry.Name);
        }
    }

    private async Task<Dictionary<string, DateTime>> MarksAsync(CancellationToken ct)
    {
        await using var services = scopes.CreateSystemScope();
        return await services.ServiceProvider.GetRequiredService<TimetableService>().MarksAsync(ct);
    }
}
