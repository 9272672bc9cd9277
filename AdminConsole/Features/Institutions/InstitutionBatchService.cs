using AdminConsole.Authorization;
using AdminConsole.Domain;

namespace AdminConsole.Features.Institutions;

/// <summary>Locks or unlocks several nodes, each by itself, so that one that is refused holds up no other (CC-05); the whole can be undone once, by the same person, within a minute.</summary>
public sealed class InstitutionBatchService(InstitutionService institutions, ActingScope acting, TimeProvider clock)
{
    public const int Most = 500;

    /// <param name="locks">Lock, or unlock.</param>
    /// <param name="rows">As the person saw them: a node that has changed since is left alone.</param>
    /// <param name="note">For each of them.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<LockBatch> SetLocksAsync(bool locks, IReadOnlyList<InstitutionRow> rows, string? note, CancellationToken ct = default)
    {
        List<LockBatchItem> items = new(rows.Count);
        foreach (var row in rows.Take(Most))
        {
            var result = await institutions.SetLockAsync(row.Id, locks, note, row.Version, ct);
            items.Add(new LockBatchItem(row.Id, row.Name, result.IsOk ? result.Value : null, result.Error));
        }

        return new LockBatch(locks, (await acting.GetAsync(ct)).UserId, clock.GetUtcNow().UtcDateTime, items);
    }

    /// <summary>Takes back what the batch did; what happened to a node meanwhile stays.</summary>
    public async Task<Result<LockBatch>> UndoAsync(LockBatch batch, CancellationToken ct = default)
    {
        var scope = await acting.GetAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        if (scope.UserId != batch.By || now - batch.At > InstitutionService.UndoWindow)
            return InstitutionPageErrors.UndoExpired;
        List<LockBatchItem> items = [];
        foreach (var item in batch.Items)
        {
            if (item.Receipt is null)
                continue;
            var result = await institutions.UndoLockAsync(item.Id, item.Receipt, ct);
            items.Add(new LockBatchItem(item.Id, item.Name, result.IsOk ? result.Value : null, result.Error));
        }

        return new LockBatch(!batch.Locks, null, now, items);
    }
}

/// <summary>What came of locking or unlocking several nodes.</summary>
/// <param name="Locks">Whether it locked.</param>
/// <param name="By">Who may undo it; null for nobody.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Items">One for each node.</param>
public sealed record LockBatch(bool Locks, Guid? By, DateTime At, IReadOnlyList<LockBatchItem> Items)
{
    public int Done => Items.Count(item => item.Refusal is null);
}

/// <param name="Id">The node.</param>
/// <param name="Name">Its name.</param>
/// <param name="Receipt">For undoing it; null where it was refused.</param>
/// <param name="Refusal">Why it was refused; null where it was done.</param>
public sealed record LockBatchItem(Guid Id, string Name, LockReceipt? Receipt, Error? Refusal);
