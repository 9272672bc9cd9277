using AdminConsole.Outbox;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

/// <summary>The outbox as whoever acts writes to it: they see none of it, yet what their act tells, and takes back, is theirs.</summary>
internal static class OutboxRows
{
    public static void Put(this Work work, OutboxEntry entry) => work.Data.OutboxEntries.Add(entry);

    /// <summary>Deletes entries about something that nobody may send yet.</summary>
    public static Task<int> DeleteHeldBackAsync(this Work work, Guid about) => work.Data.OutboxEntries.IgnoreQueryFilters([AppDbContext.ScopeFilter])
        .Where(row => row.About == about && row.State == OutboxState.Waiting && row.Attempts == 0 && row.DueAt > work.Now && row.CreatedAt < row.DueAt).ExecuteDeleteAsync(work.Cancellation);
}
