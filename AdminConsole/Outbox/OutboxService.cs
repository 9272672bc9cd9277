using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Outbox;

/// <summary>The dispatcher's side of the outbox table. Runs as the product itself.</summary>
public sealed class OutboxService(Db db, PersonalData personal, IOptions<SmsOptions> sms)
{
    /// <summary>As long as a try may take, and then some: an entry whose server was killed comes due again after it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>How long what was sent or given up is kept, and what was read.</summary>
    public static readonly TimeSpan KeepEntries = TimeSpan.FromDays(30), KeepReadMessages = TimeSpan.FromDays(180);

    private const int SweepBatch = 500;

    /// <summary>So many people at a time get a message that is for everybody: other writers wait for none of it.</summary>
    private const int DeliverBatch = 500;

    /// <summary>The lanes in which something is due.</summary>
    internal Task<IReadOnlyList<Lane>> DueLanesAsync(DateTime now, CancellationToken ct) => db.ReadAsync<IReadOnlyList<Lane>>(
        async (data, token) => [.. (await data.OutboxEntries.Where(row => row.State == OutboxState.Waiting && row.DueAt <= now).Select(row => new { row.Channel, row.ClientId }).Distinct().ToListAsync(token))
            .Select(row => new Lane(row.Channel, row.ClientId))],
        ct);

    /// <summary>Takes the entry that has been due longest, so that nobody else carries it out. Null = nothing is due.</summary>
    internal async Task<OutboxEntry?> TakeAsync(Lane lane, CancellationToken ct)
    {
        while (true)
        {
            var taken = await db.WriteAsync<(bool Any, OutboxEntry? Entry)>(
                async work =>
                {
                    var entry = await work.Data.OutboxEntries.AsNoTracking()
                        .Where(row => row.State == OutboxState.Waiting && row.Channel == lane.Channel && row.ClientId == lane.ClientId && row.DueAt <= work.Now).OrderBy(row => row.DueAt).FirstOrDefaultAsync(work.Cancellation);
                    if (entry is null)
                        return (false, null);

                    // Another node that read the same row finds its moment moved on.
                    var until = work.Now + Lease;
                    var won = await work.Data.OutboxEntries.Where(row => row.Id == entry.Id && row.State == OutboxState.Waiting && row.DueAt == entry.DueAt)
                        .ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, until).SetProperty(row => row.Attempts, entry.Attempts + 1), work.Cancellation);
                    entry.Attempts++;
                    return (true, won == 1 ? entry : null);
                },
                ct);
            if (!taken.IsOk || !taken.Value.Any)
                return null;
            if (taken.Value.Entry is { } entry)
                return entry;
        }
    }

    /// <summary>Gives a message to everybody it is for, and forgets the entry: all or nothing, once. A message to everybody everywhere goes on after those whom it has reached.</summary>
    internal Task<Result<Done>> DeliverMessageAsync(OutboxEntry entry, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            var waiting = work.Data.OutboxEntries.Where(row => row.Id == entry.Id && row.State == OutboxState.Waiting && row.Reached == entry.Reached);
            var recipients = await RecipientsAsync(work.Data, entry, work.Cancellation);
            var reached = entry.IsForEverybody && recipients.Count == DeliverBatch ? recipients[^1] : (Guid?)null;
            var taken = reached is null
                ? await waiting.ExecuteDeleteAsync(work.Cancellation)
                : await waiting.ExecuteUpdateAsync(set => set.SetProperty(row => row.Reached, reached).SetProperty(row => row.DueAt, work.Now), work.Cancellation);
            if (taken == 0)
                return Done.Yes;
            if (sms.Value.CopiedKinds().Contains(entry.Kind, StringComparer.Ordinal))
                await CopyAsync(work, entry, recipients);
            foreach (var userId in recipients)
            {
                work.Data.Messages.Add(new Message { Id = Guid.CreateVersion7(), UserId = userId, Words = entry.Words!, Link = entry.Link, At = work.Now });
                work.Publish(ChangeKind.Message, userId);
            }

            return Done.Yes;
        },
        ct);

    /// <summary>Notes how a try that left the house ended: sent, to be tried again at <paramref name="again"/>, or given up.</summary>
    internal Task<Result<Done>> NoteAsync(OutboxEntry entry, Delivery delivery, TimeSpan took, DateTime? again, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            var state = delivery.IsOk ? OutboxState.Sent : again is null ? OutboxState.Failed : OutboxState.Waiting;
            var ended = state == OutboxState.Waiting ? (DateTime?)null : work.Now;
            var left = await work.Data.OutboxEntries.Where(row => row.Id == entry.Id && row.State == OutboxState.Waiting).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, state).SetProperty(row => row.Failure, delivery.Failure).SetProperty(row => row.EndedAt, ended)
                    .SetProperty(row => row.DueAt, again ?? entry.DueAt).SetProperty(row => row.Sealed, state == OutboxState.Sent ? null : entry.Sealed),
                work.Cancellation);
            if (left == 0)
                return Done.Yes;
            work.Data.OutboxAttempts.Add(new OutboxAttempt
            {
                EntryId = entry.Id,
                Number = entry.Attempts,
                At = work.Now,
                Failure = delivery.Failure,
                Status = delivery.Status,
                Milliseconds = (int)took.TotalMilliseconds,
            });
            if (state != OutboxState.Waiting)
                work.Audit($"{(entry.Channel == OutboxChannel.Sms ? "sms" : "webhook")}.send", nameof(OutboxEntry), entry.Id, entry.Kind, delivery.Failure ?? "ok");
            work.Publish(ChangeKind.Outbox, entry.Id);
            return Done.Yes;
        },
        ct);

    /// <summary>An entry without a receiver, e.g. of a client that wants no webhooks.</summary>
    internal Task<Result<Done>> DropAsync(OutboxEntry entry, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            await work.Data.OutboxEntries.Where(row => row.Id == entry.Id).ExecuteDeleteAsync(work.Cancellation);
            return Done.Yes;
        },
        ct);

    internal Task<ApiClient?> ClientAsync(Guid id, CancellationToken ct) => db.ReadAsync((data, token) => data.ApiClients.SingleOrDefaultAsync(row => row.Id == id, token), ct);

    /// <summary>Removes what nobody looks at any more, a batch at a time. Returns how much it was.</summary>
    public async Task<int> SweepAsync(DateTime now, CancellationToken ct)
    {
        var removed = 0;
        while (true)
        {
            var batch = await db.WriteAsync<int>(
                async work =>
                {
                    var entries = await work.Data.OutboxEntries.Where(row => row.State != OutboxState.Waiting && row.EndedAt < now - KeepEntries).OrderBy(row => row.EndedAt).Select(row => row.Id).Take(SweepBatch).ToListAsync(work.Cancellation);
                    var messages = await work.Data.Messages.Where(row => row.ReadAt < now - KeepReadMessages).Select(row => row.Id).Take(SweepBatch).ToListAsync(work.Cancellation);
                    var count = await work.Data.OutboxEntries.Where(row => entries.Contains(row.Id)).ExecuteDeleteAsync(work.Cancellation)
                        + await work.Data.Messages.Where(row => messages.Contains(row.Id)).ExecuteDeleteAsync(work.Cancellation);
                    if (count > 0)
                        work.Audit("outbox.sweep", nameof(OutboxEntry), "expired");
                    return count;
                },
                ct);
            if (!batch.IsOk || batch.Value == 0)
                return removed;
            removed += batch.Value;
        }
    }

    /// <summary>The same as a text, to those of institutions who have a phone.</summary>
    private async Task CopyAsync(Work work, OutboxEntry entry, IReadOnlyList<Guid> recipients)
    {
        var users = await work.Data.Users
            .Where(user => recipients.Contains(user.Id) && user.PhoneSealed != null && work.Data.Institutions.Any(node => node.Id == user.InstitutionId && node.Kind == InstitutionKind.Institution)).ToListAsync(work.Cancellation);
        foreach (var user in users)
            work.Sms(personal, entry.About, personal.OpenUserPhone(user.Id, user.PhoneSealed!), entry.Words!);
    }

    private static async Task<IReadOnlyList<Guid>> RecipientsAsync(AppDbContext data, OutboxEntry entry, CancellationToken ct)
    {
        if (entry.UserId is { } userId)
            return await data.Users.Where(user => user.Id == userId && !user.Disabled).Select(user => user.Id).ToListAsync(ct);
        var roles = entry.Roles!.Split(' ').Select(Enum.Parse<Role>).ToList();
        if (entry.IsForEverybody)
        {
            var after = entry.Reached ?? Guid.Empty;
            return await data.Users.Where(user => user.Id > after && !user.Disabled && user.Roles.Any(row => roles.Contains(row.Role))).OrderBy(user => user.Id).Select(user => user.Id).Take(DeliverBatch).ToListAsync(ct);
        }

        var node = entry.Above ? await ParentAsync(entry.NodeId) : entry.NodeId;
        while (node is { } id)
        {
            var found = await data.Users.Where(user => user.InstitutionId == id && !user.Disabled && user.Roles.Any(row => roles.Contains(row.Role))).Select(user => user.Id).ToListAsync(ct);
            if (found.Count > 0 || !entry.Above)
                return found;
            node = await ParentAsync(id);
        }

        return [];

        Task<Guid?> ParentAsync(Guid? of) => data.Institutions.Where(row => row.Id == of).Select(row => row.ParentId).SingleOrDefaultAsync(ct);
    }
}
