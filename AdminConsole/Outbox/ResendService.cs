using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Outbox;

/// <summary>Sends once more what was sent or given up, under the same id.</summary>
public sealed class ResendService(Db db)
{
    public static Error StillWaiting { get; } = new("delivery_waiting", ErrorKind.Conflict);

    /// <summary>The phone and words of a text that was sent are forgotten.</summary>
    public static Error Forgotten { get; } = new("delivery_forgotten", ErrorKind.Conflict);

    public Task<Result<Done>> SendAgainAsync(Guid id, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            if (!work.Scope.Can(Permission.ResendOutbox))
                return Error.Forbidden;
            var entry = await work.Data.OutboxEntries.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
            if (entry is null)
                return Error.NotFound;
            if (entry.State == OutboxState.Waiting)
                return StillWaiting;
            if (entry is { Channel: OutboxChannel.Sms, Sealed: null })
                return Forgotten;
            (entry.State, entry.DueAt, entry.EndedAt, entry.Failure) = (OutboxState.Waiting, work.Now, null, null);
            work.Audit("outbox.resend", nameof(OutboxEntry), id);
            work.Publish(ChangeKind.Outbox, id);
            return Done.Yes;
        },
        ct);
}
