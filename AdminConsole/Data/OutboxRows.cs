using AdminConsole.Outbox;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

internal static class OutboxRows
{
    /// <summary>Deletes entries about something that nobody may send yet. Whoever undoes an act sees no outbox of their own; the act's entries are theirs all the same.</summary>
    public static Task<int> DeleteHeldBackAsync(this AppDbContext data, Guid about, DateTime now, CancellationToken ct) => data.OutboxEntries.IgnoreQueryFilters([AppDbContext.ScopeFilter])
        .Where(row => row.About == about && row.State == OutboxState.Waiting && row.Attempts == 0 && row.DueAt > now && row.CreatedAt < row.DueAt).ExecuteDeleteAsync(ct);
}
