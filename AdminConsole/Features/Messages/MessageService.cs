using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Messages;

/// <summary>What a person does with their own messages. Reading one is nobody's business and leaves no audit entry.</summary>
public sealed class MessageService(Db db)
{
    public Task<Result<Done>> ReadAsync(Guid id, CancellationToken ct = default) => MarkAsync(id, ct);

    public Task<Result<Done>> ReadAllAsync(CancellationToken ct = default) => MarkAsync(id: null, ct);

    private Task<Result<Done>> MarkAsync(Guid? id, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            var unread = work.Data.Messages.Where(row => row.UserId == work.Data.ScopeUserId && row.ReadAt == null);
            if (id is { } one)
                unread = unread.Where(row => row.Id == one);
            if (await unread.ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadAt, work.Now), work.Cancellation) > 0)
                work.Publish(ChangeKind.Message, work.Data.ScopeUserId);
            return Done.Yes;
        },
        ct);
}
