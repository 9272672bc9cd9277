using AdminConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Outbox;

/// <summary>Reads of a person's own messages; the scope lets through no others.</summary>
public sealed class MessageQueries(Db db)
{
    /// <summary>The count stops here: more unread than this is said as more.</summary>
    public const int MostCounted = 100;

    /// <summary>Unread messages, at most <see cref="MostCounted"/>.</summary>
    public Task<int> UnreadAsync(CancellationToken ct = default) =>
        db.ReadAsync((data, token) => data.Messages.Where(row => row.UserId == data.ScopeUserId && row.ReadAt == null).Take(MostCounted).CountAsync(token), ct);
}
