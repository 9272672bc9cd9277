using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;

namespace AdminConsole.Jobs;

/// <summary>One attempt at a job, as the work sees it.</summary>
public sealed class JobRun
{
    private readonly Job job;
    private readonly HeldLease lease;
    private readonly PersonalData personal;
    private readonly JobFileService files;
    private long progress;

    internal JobRun(Job job, HeldLease lease, PersonalData personal, JobFileService files, CancellationToken cancellation)
    {
        (this.job, this.lease, this.personal, this.files, Checkpoint, Cancellation) = (job, lease, personal, files, job.Checkpoint, cancellation);
        Report(job.Done, job.Total);
    }

    public Guid Id => job.Id;

    /// <summary>Fires when the requester called the work off, the server stops, or another node has taken over.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>What an earlier attempt noted; null at the beginning.</summary>
    public string? Checkpoint { get; private set; }

    internal (int Done, int Total) Progress
    {
        get
        {
            var value = Interlocked.Read(ref progress);
            return ((int)(value >> 32), (int)value);
        }
    }

    public T Input<T>() => personal.OpenJob<T>(nameof(Job.InputSealed), job.Id, job.InputSealed);

    /// <summary>The file brought with the request, in memory: what may be brought is limited.</summary>
    public async Task<Result<MemoryStream>> ReadInputFileAsync()
    {
        if (job.InputFileId is not { } id || await files.FindAsync(id, Cancellation) is not { Length: { } length } file)
            return JobErrors.FileGone;
        var content = new MemoryStream(checked((int)length));
        await files.CopyToAsync(file, content, Cancellation);
        content.Position = 0;
        return content;
    }

    /// <summary>How far the work is. Cheap: screens are told once a second.</summary>
    /// <param name="done">In the work's own units.</param>
    /// <param name="total">Of how many; 0 = not known.</param>
    public void Report(int done, int total) => Interlocked.Exchange(ref progress, ((long)done << 32) | (uint)total);

    /// <summary>Notes where the work would go on, as part of the step that got it there.</summary>
    public async Task<bool> TryStepAsync(Work work, string checkpoint)
    {
        if (!await HoldAsync(work))
            return false;
        await JobQueueService.NoteAsync(work, job.Id, checkpoint);
        Checkpoint = checkpoint;
        return true;
    }

    /// <summary>Inside a unit that must not commit if another node has taken over meanwhile. False when it has: answer <see cref="JobErrors.LeaseLost"/>.</summary>
    public Task<bool> HoldAsync(Work work) => LeaseService.HoldAsync(work, lease);

    /// <summary>Keeps a file for the requester, a day unless <paramref name="life"/> says longer.</summary>
    public async Task<Result<Guid>> StoreFileAsync(string name, string contentType, Stream content, TimeSpan? life = null) => (await files.StoreAsync(name, contentType, content, life ?? JobFileService.Life, Cancellation)).Map(file => file.Id);
}
