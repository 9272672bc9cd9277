using System.Globalization;
using System.Threading.Channels;
using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Jobs;

/// <summary>
/// Runs jobs, one of each kind at a time over all nodes (OP-09): whoever holds the kind's lease runs the oldest. After a crash the lease runs out and the
/// work begins again; a server that stops in order gives it back at once.
/// </summary>
internal sealed class JobRunner(IServiceScopeFactory scopes, IEnumerable<JobKind> kinds, LeaseService leases, ChangeFeed feed, TimeProvider clock, ILogger<JobRunner> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5), BeatEvery = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(kinds.Select(kind => RunKindAsync(kind, stoppingToken)));

    private async Task RunKindAsync(JobKind kind, CancellationToken stopping)
    {
        // The feed wakes this node at once; looking now and then finds what other nodes left behind.
        var wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var subscription = feed.SubscribeImmediate(change =>
        {
            if (change.Kind is ChangeKind.Job or ChangeKind.Missed)
                wake.Writer.TryWrite(true);
        });
        using var look = clock.CreateTimer(_ => wake.Writer.TryWrite(true), null, TimeSpan.Zero, LookEvery);
        try
        {
            while (await wake.Reader.WaitToReadAsync(stopping))
            {
                await wake.Reader.ReadAsync(stopping);
                await RunAllAsync(kind, stopping);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task RunAllAsync(JobKind kind, CancellationToken stopping)
    {
        try
        {
            if (!await QueueAsync(queue => queue.AnyAsync(kind.Name, stopping)))
                return;
            await using var lease = await leases.TryTakeAsync($"job:{kind.Name}", stopping);
            while (lease?.Lost.IsCancellationRequested == false && await QueueAsync(queue => queue.TakeAsync(kind.Name, stopping)) is { } job)
                await RunAsync(kind, job, lease, stopping);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError(exception, "Jobs of the kind {Kind} could not be looked for", kind.Name);
        }
    }

    private async Task RunAsync(JobKind kind, Job job, HeldLease lease, CancellationToken stopping)
    {
        using var called = new CancellationTokenSource();
        using var any = CancellationTokenSource.CreateLinkedTokenSource(stopping, lease.Lost, called.Token);
        await using var services = scopes.CreateAsyncScope();
        var provider = services.ServiceProvider;
        provider.GetRequiredService<ActingScope>().UseUser(job.RequesterId);
        provider.GetRequiredService<AuditOrigin>().ClientAddress = job.ClientAddress;
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(job.Language);
        var run = new JobRun(job, lease, provider.GetRequiredService<PersonalData>(), provider.GetRequiredService<JobFileService>(), any.Token);

        using var over = new CancellationTokenSource();
        var beating = BeatAsync(run, called, over.Token);
        var (state, outcome) = await WorkAsync(kind, provider, run, stopping, lease.Lost);
        await over.CancelAsync();
        await beating;
        if (state == JobState.Waiting)
            await QueueAsync(queue => queue.ReleaseAsync(job.Id));
        else if (state != JobState.Running)
            await QueueAsync(queue => queue.EndAsync(job.Id, state, outcome, lease, run.Progress));
    }

    /// <summary>Runs the work to its end, whatever that is: waiting = the server stops, running = another node goes on with it.</summary>
    private async Task<(JobState State, JobOutcome Outcome)> WorkAsync(JobKind kind, IServiceProvider services, JobRun run, CancellationToken stopping, CancellationToken lost)
    {
        try
        {
            var result = await ((IJobWork)services.GetRequiredService(kind.Work)).RunAsync(run);
            return result.IsOk ? (JobState.Done, result.Value) : lost.IsCancellationRequested ? (JobState.Running, None) : (JobState.Failed, new JobOutcome(result.Error.Phrase));
        }
        catch (OperationCanceledException) when (run.Cancellation.IsCancellationRequested)
        {
            return lost.IsCancellationRequested ? (JobState.Running, None) : stopping.IsCancellationRequested ? (JobState.Waiting, None) : (JobState.Cancelled, new JobOutcome(new Phrase("job.cancelled")));
        }
        catch (Exception exception)
        {
            log.LogError(exception, "The job {Job} of the kind {Kind} failed", run.Id, kind.Name);
            return (JobState.Failed, new JobOutcome(new Phrase("job.failed", run.Id.ToString())));
        }
    }

    private static JobOutcome None { get; } = new(new Phrase("job.cancelled"));

    /// <summary>Tells screens how far the work is and hears whether it is called off, once a second until it is over.</summary>
    private async Task BeatAsync(JobRun run, CancellationTokenSource called, CancellationToken over)
    {
        var told = run.Progress;
        using var timer = new PeriodicTimer(BeatEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                var progress = run.Progress;
                try
                {
                    if (await QueueAsync(queue => queue.BeatAsync(run.Id, progress.Done, progress.Total, progress != told, over)))
                        await called.CancelAsync();
                    told = progress;
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    log.LogWarning(exception, "The progress of the job {Job} could not be written", run.Id);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work is over.
        }
    }

    private async Task<T> QueueAsync<T>(Func<JobQueueService, Task<T>> act)
    {
        await using var services = scopes.CreateSystemScope();
        return await act(services.ServiceProvider.GetRequiredService<JobQueueService>());
    }
}
