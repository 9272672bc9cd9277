using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Jobs;

/// <summary>The acting person's own jobs; the scope's filter hides everybody else's.</summary>
public sealed class JobQueries(Db db, PersonalData personal, TimeProvider clock)
{
    private const int MostRows = 50;

    /// <summary>The newest ones first.</summary>
    public Task<List<JobRow>> MineAsync(CancellationToken ct = default) =>
        db.ReadAsync((data, token) => Rows(data, data.Jobs.OrderByDescending(row => row.RequestedAt).ThenByDescending(row => row.Id).Take(MostRows)).ToListAsync(token), ct);

    /// <summary>Null when there is no such job of the person.</summary>
    public Task<JobRow?> FindAsync(Guid id, CancellationToken ct = default) =>
        db.ReadAsync((data, token) => Rows(data, data.Jobs.Where(row => row.Id == id)).SingleOrDefaultAsync(token), ct);

    /// <summary>What the work left for a screen; null when it left nothing, or it was removed.</summary>
    public async Task<T?> OutputAsync<T>(Guid id, CancellationToken ct = default)
        where T : class
    {
        var output = await db.ReadAsync((data, token) => data.Jobs.Where(row => row.Id == id).Select(row => row.OutputSealed).SingleOrDefaultAsync(token), ct);
        return output is null ? null : personal.OpenJob<T>(nameof(Job.OutputSealed), id, output);
    }

    private IQueryable<JobRow> Rows(AppDbContext data, IQueryable<Job> jobs)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return jobs.Select(row => new JobRow(
            row.Id, row.Kind, row.Subject, row.State, row.Done, row.Total, row.CancelRequested, row.RequestedAt, row.EndedAt, row.Outcome,
            data.JobFiles.Where(file => file.Id == row.FileId && file.ExpiresAt > now).Select(file => file.Name).FirstOrDefault()));
    }
}

/// <summary>A job as its requester sees it.</summary>
/// <param name="Kind">Its words are <c>job.kind_{Kind}</c>.</param>
/// <param name="Total">0 = not known.</param>
/// <param name="Outcome">What came of it, once it has ended.</param>
/// <param name="FileName">Of the file to download; null when there is none, or no longer.</param>
public sealed record JobRow(
    Guid Id, string Kind, string Subject, JobState State, int Done, int Total, bool CancelRequested, DateTime RequestedAt, DateTime? EndedAt, Phrase? Outcome, string? FileName)
{
    public bool HasEnded => State is JobState.Done or JobState.Failed or JobState.Cancelled;
}
