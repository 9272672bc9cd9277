using AdminConsole.Domain;

namespace AdminConsole.Jobs;

/// <summary>
/// One kind of long work. It runs with services of its own under the requester's scope, which is resolved anew for each operation. It may be interrupted
/// anywhere and begun again, so it commits in steps that can be repeated, and heeds <see cref="JobRun.Cancellation"/>.
/// </summary>
public interface IJobWork
{
    /// <summary>Stable, e.g. <c>practitioner_import</c>.</summary>
    static abstract string Kind { get; }

    /// <returns>What came of it, or the refusal that ends it.</returns>
    Task<Result<JobOutcome>> RunAsync(JobRun run);
}

/// <summary>What came of a job.</summary>
/// <param name="Words">For people.</param>
public sealed record JobOutcome(Phrase Words)
{
    /// <summary>What a screen shows of it; see <see cref="JobQueries.OutputAsync{T}"/>.</summary>
    public object? Output { get; init; }

    /// <summary>A file stored with <see cref="JobRun.StoreFileAsync"/>.</summary>
    public Guid? FileId { get; init; }
}

/// <summary>A kind of work as it was registered.</summary>
public sealed record JobKind(string Name, Type Work);
