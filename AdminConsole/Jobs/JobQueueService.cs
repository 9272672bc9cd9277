using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Jobs;

/// <summary>The runner's side of the table of jobs. Runs as the product itself; every step is one conditional update, so that a cancel and a finish cannot cross.</summary>
public sealed class JobQueueService(Db db, PersonalData personal)
{
    private const int MostAttempts = 3;

    /// <summary>Whether work of the kind waits, or was left by a server that died.</summary>
    public Task<bool> AnyAsync(string kind, CancellationToken ct) =>
        db.ReadAsync((data, token) => data.Jobs.AnyAsync(row => row.Kind == kind && (row.State == JobState.Waiting || row.State == JobState.Running), token), ct);

    /// <summary>Takes the oldest work of the kind; the caller holds the kind's lease, so whatever is marked as running was left behind. Null when there is none.</summary>
    public async Task<Job?> TakeAsync(string kind, CancellationToken ct)
    {
        var taken = await db.WriteAsync<Job?>(
            async work =>
            {
                var unfinished = work.Data.Jobs.Where(row => row.Kind == kind && (row.State == JobState.Waiting || row.State == JobState.Running));
                while (await unfinished.AsNoTracking().OrderBy(row => row.RequestedAt).ThenBy(row => row.Id).FirstOrDefaultAsync(work.Cancellation) is { } next)
                {
                    work.Publish(ChangeKind.Job, next.Id);
                    var row = work.Data.Jobs.Where(job => job.Id == next.Id);
                    if (next.CancelRequested)
                        await EndAsync(row, JobState.Cancelled, new Phrase("job.cancelled"), work);
                    else if (next.Attempts >= MostAttempts)
                        await EndAsync(row, JobState.Failed, new Phrase("job.abandoned", MostAttempts), work);
                    else
                    {
                        await row.ExecuteUpdateAsync(
                            set => set.SetProperty(job => job.State, JobState.Running).SetProperty(job => job.Attempts, job => job.Attempts + 1).SetProperty(job => job.StartedAt, job => job.StartedAt ?? work.Now),
                            work.Cancellation);
                        return next;
                    }
                }

                return (Job?)null;
            },
            ct);
        return taken.IsOk ? taken.Value : null;
    }

    /// <summary>Writes the progress down and asks whether the requester has called the work off.</summary>
    public async Task<bool> BeatAsync(Guid id, int done, int total, bool moved, CancellationToken ct)
    {
        if (moved)
        {
            await db.WriteAsync<Done>(
                async work =>
                {
                    await Running(work, id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Done, done).SetProperty(row => row.Total, total), work.Cancellation);
                    work.Publish(ChangeKind.Job, id);
                    return Done.Yes;
                },
                ct);
        }

        return await db.ReadAsync((data, token) => data.Jobs.AnyAsync(row => row.Id == id && row.CancelRequested, token), ct);
    }

    /// <summary>Ends the job, unless another node has taken it over.</summary>
    public Task<Result<Done>> EndAsync(Guid id, JobState state, JobOutcome outcome, HeldLease lease, (int Done, int Total) progress) => db.WriteAsync<Done>(
        async work =>
        {
            if (!await LeaseService.HoldAsync(work, lease))
                return JobErrors.LeaseLost;
            var output = outcome.Output is null ? null : personal.SealJob(nameof(Job.OutputSealed), id, outcome.Output);
            await Running(work, id).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.OutputSealed, output).SetProperty(row => row.FileId, outcome.FileId)
                    .SetProperty(row => row.Done, progress.Done).SetProperty(row => row.Total, progress.Total),
                work.Cancellation);
            await EndAsync(Running(work, id), state, outcome.Words, work);
            work.Publish(ChangeKind.Job, id);
            return Done.Yes;
        });

    /// <summary>The server stops: the work waits for the next start, and the interruption does not count as a failed attempt.</summary>
    public Task<Result<Done>> ReleaseAsync(Guid id) => db.WriteAsync<Done>(
        async work =>
        {
            await Running(work, id).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, JobState.Waiting).SetProperty(row => row.Attempts, row => row.Attempts - 1), work.Cancellation);
            work.Publish(ChangeKind.Job, id);
            return Done.Yes;
        });

    internal static Task NoteAsync(Work work, Guid id, string checkpoint) =>
        Running(work, id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Checkpoint, checkpoint), work.Cancellation);

    private static IQueryable<Job> Running(Work work, Guid id) => work.Data.Jobs.Where(row => row.Id == id && row.State == JobState.Running);

    private static Task EndAsync(IQueryable<Job> row, JobState state, Phrase words, Work work) => row.ExecuteUpdateAsync(
        set => set.SetProperty(job => job.State, state).SetProperty(job => job.Outcome, words).SetProperty(job => job.EndedAt, work.Now), work.Cancellation);
}
