using AdminConsole.Data;
using AdminConsole.Domain;
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

    /// <summary>One page, newest first. A page past the end is the last one.</summary>
    public Task<MessageListing> PageAsync(bool unreadOnly, int page, int size, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var own = data.Messages.Where(row => row.UserId == data.ScopeUserId);
            var unread = await own.CountAsync(row => row.ReadAt == null, token);
            var total = unreadOnly ? unread : await own.CountAsync(token);
            var shown = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
            var rows = await (unreadOnly ? own.Where(row => row.ReadAt == null) : own).OrderByDescending(row => row.Id).Skip((shown - 1) * size).Take(size)
                .Select(row => new MessageRow(row.Id, row.Words, row.Link, row.At, row.ReadAt == null)).ToListAsync(token);
            return new MessageListing(rows, shown, total, unread);
        },
        ct);
}

public sealed record MessageRow(Guid Id, Phrase Words, string? Link, DateTime At, bool IsUnread);

public sealed record MessageListing(IReadOnlyList<MessageRow> Rows, int Page, int Total, int Unread);
