using AdminConsole.Components.Controls;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Review;

/// <summary>
/// Approves many all-green filings at once, each in a unit of its own: what one is refused for keeps no other back (CC-05). Preview and approval ask
/// <see cref="DecisionService"/> about each, so that both answer what the form would.
/// </summary>
public sealed class BulkApprovalService(Db db, ReviewQueries queries, DecisionService decisions, TimeProvider clock)
{
    /// <summary>Filings in one batch: no more than a person can look over.</summary>
    public const int Most = 200;

    /// <summary>What approving these filings would do now, in their order.</summary>
    public async Task<IReadOnlyList<BulkRow>> PreviewAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default)
    {
        var some = ids.Take(Most).ToList();
        return await db.ReadAsync<IReadOnlyList<BulkRow>>(
            async (data, token) =>
            {
                var standing = await ReviewQueries.StandingsAsync(data, some, token);
                var rows = new List<BulkRow>();
                foreach (var row in standing)
                    rows.Add(row with { Refusal = await decisions.ForeseeAsync(data, OrderFor(row), clock.GetUtcNow().UtcDateTime, token) });
                return rows;
            },
            ct);
    }

    /// <summary>Everything that waits in the list, in its order, as far as one batch goes.</summary>
    public Task<IReadOnlyList<Guid>> AllAsync(ReviewQueueFilter filter, CancellationToken ct = default) => queries.WaitingIdsAsync(filter, Most, ct);

    /// <summary>Approves one row of a preview: refused where the filing is no longer what the preview showed.</summary>
    public Task<Result<DecisionMade>> ApproveAsync(BulkRow row, CancellationToken ct = default) => db.WriteAsync(work => decisions.DecideAsync(work, OrderFor(row)), ct);

    /// <summary>Takes a batch back as far as it can be. Answers how many of the decisions were.</summary>
    public async Task<int> UndoAsync(IReadOnlyList<DecisionMade> batch, CancellationToken ct = default)
    {
        var undone = 0;
        foreach (var made in batch)
        {
            if ((await db.WriteAsync<SubmissionState>(work => decisions.UndoAsync(work, made.Id), ct)).IsOk)
                undone++;
        }

        return undone;
    }

    private static DecisionOrder OrderFor(BulkRow row) => new(row.Id, SubmissionAction.Approve, "", row.Version) { AllGreenOnly = true, UndoFor = SubmissionTransitions.BatchUndoWindow };
}

/// <summary>One filing of a batch.</summary>
/// <param name="Version">As the preview saw it.</param>
public sealed record BulkRow(Guid Id, string Number, string PersonName, Guid Version)
{
    /// <summary>Why it would not be, or was not, approved.</summary>
    public Error? Refusal { get; init; }
}
