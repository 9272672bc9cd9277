using System.Globalization;
using AdminConsole.Auditing;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Jobs;

/// <summary>How people ask for long work and call it off.</summary>
public sealed class JobService(Db db, PersonalData personal, AuditOrigin origin)
{
    /// <summary>Asks for work in a unit of its own.</summary>
    public Task<Result<Guid>> RequestAsync<T>(string kind, string subject, T input, Guid? inputFileId = null, CancellationToken ct = default) =>
        db.WriteAsync<Guid>(work => Task.FromResult<Result<Guid>>(Request(work, kind, subject, input, inputFileId)), ct);

    /// <summary>Asks for work inside a unit that changes something else as well: both are committed or neither. The caller has checked the permission.</summary>
    /// <param name="work">The unit, of a person.</param>
    /// <param name="kind">As registered with <see cref="JobsSetup.AddJob{TWork}"/>.</param>
    /// <param name="subject">What it is about, for people; no personal value.</param>
    /// <param name="input">What the work needs to know; sealed.</param>
    /// <param name="inputFileId">A file stored before.</param>
    /// <returns>The job's id.</returns>
    public Guid Request<T>(Work work, string kind, string subject, T input, Guid? inputFileId = null)
    {
        var id = Guid.CreateVersion7();
        work.Data.Jobs.Add(new Job
        {
            Id = id,
            Kind = kind,
            RequesterId = work.Scope.UserId ?? throw new InvalidOperationException("A job needs a person who asks for it."),
            ClientAddress = origin.ClientAddress,
            Language = CultureInfo.CurrentUICulture.Name,
            Subject = subject,
            InputSealed = personal.SealJob(nameof(Job.InputSealed), id, input),
            InputFileId = inputFileId,
            RequestedAt = work.Now,
        });
        work.Audit("job.request", nameof(Job), id, $"kind={kind}; subject={subject}");
        work.Publish(ChangeKind.Job, id);
        return id;
    }

    /// <summary>What waits is cancelled at once; what runs is told to stop and ends when it has put things right.</summary>
    public Task<Result<Done>> CancelAsync(Guid id, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            var own = work.Data.Jobs.Where(row => row.Id == id);
            if (!await own.AnyAsync(work.Cancellation))
                return Error.NotFound;
            var waiting = await own.Where(row => row.State == JobState.Waiting).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, JobState.Cancelled).SetProperty(row => row.EndedAt, work.Now).SetProperty(row => row.Outcome, new Phrase("job.cancelled")), work.Cancellation);
            if (waiting == 0 && await own.Where(row => row.State == JobState.Running).ExecuteUpdateAsync(set => set.SetProperty(row => row.CancelRequested, true), work.Cancellation) == 0)
                return JobErrors.Ended;
            work.Audit("job.cancel", nameof(Job), id);
            work.Publish(ChangeKind.Job, id);
            return Done.Yes;
        },
        ct);

    /// <summary>The file that a job made, for its requester only; the fetching is on the record.</summary>
    public Task<Result<JobFile>> FetchAsync(Guid id, CancellationToken ct = default) => db.WriteAsync<JobFile>(
        async work =>
        {
            var file = await work.Data.Jobs.Where(row => row.Id == id)
                .Join(work.Data.JobFiles.Where(row => row.Length != null && row.ExpiresAt > work.Now), row => row.FileId, row => row.Id, (_, row) => row).AsNoTracking().SingleOrDefaultAsync(work.Cancellation);
            if (file is null)
                return Error.NotFound;
            work.Audit("job.fetch", nameof(Job), id, $"sha256={file.Sha256}");
            return file;
        },
        ct);
}
