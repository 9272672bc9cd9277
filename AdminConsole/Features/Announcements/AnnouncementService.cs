using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Announcements;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Announcements;

public sealed class AnnouncementService(Db db)
{
    /// <summary>Writes a draft.</summary>
    /// <returns>The announcement's id.</returns>
    public Task<Result<Guid>> CreateAsync(AnnouncementInput input, CancellationToken ct = default) => db.WriteAsync<Guid>(
        async work =>
        {
            if (!work.Scope.Can(Permission.ManageAnnouncements))
                return Error.Forbidden;
            var details = input.ToDetails();
            if (!details.IsOk)
                return details.Error;
            var (title, text, audience, pinned, validFrom, validTo) = details.Value;
            var row = new Announcement { Id = Guid.CreateVersion7(), Title = title, Text = text, Audience = audience, Pinned = pinned, ValidFrom = validFrom, ValidTo = validTo, WrittenAt = work.Now };
            work.Data.Announcements.Add(row);
            work.Audit("announcement.create", nameof(Announcement), row.Id);
            work.Publish(ChangeKind.Announcement, row.Id);
            var attached = await FileService.AttachAsync(work, row.Id, IdsOf(input));
            return attached.IsOk ? row.Id : attached.Error;
        },
        ct);

    public Task<Result<Done>> SaveAsync(Guid id, AnnouncementInput input, Guid version, CancellationToken ct = default) => ChangeAsync(
        id, version, "announcement.edit",
        async (work, row) =>
        {
            var details = input.ToDetails();
            if (!details.IsOk)
                return details.Error;
            var changed = row.Change(details.Value);
            return changed.IsOk ? await FileService.AttachAsync(work, id, IdsOf(input)) : changed;
        },
        ct);

    /// <summary>Shows it to its audience. What is pinned is told by message besides, on the first day on which it is shown.</summary>
    public Task<Result<Done>> PublishAsync(Guid id, Guid version, CancellationToken ct = default) => ChangeAsync(
        id, version, "announcement.publish",
        async (work, row) =>
        {
            var published = row.Publish(work.Scope.DisplayName, work.Now);
            if (!published.IsOk)
                return published;
            await work.Data.AnnouncementReads.Where(read => read.AnnouncementId == id).ExecuteDeleteAsync(work.Cancellation);
            if (row.Pinned)
                work.Tell(Audience.Everywhere(row.Audience.Roles()), id, new Phrase("announcement.told", row.Title), $"announcements/{id}", row.ValidFrom > ShanghaiTime.DateOf(work.Now) ? ShanghaiTime.StartOf(row.ValidFrom) : null);
            return Done.Yes;
        },
        ct);

    /// <summary>Takes it away from its readers, and back what has not been told of it yet. Who has read it stays known.</summary>
    public Task<Result<Done>> WithdrawAsync(Guid id, Guid version, CancellationToken ct = default) => ChangeAsync(
        id, version, "announcement.withdraw",
        async (work, row) =>
        {
            await work.TakeBackAsync(id);
            return row.Withdraw(work.Now);
        },
        ct);

    public Task<Result<Done>> UnpinAsync(Guid id, Guid version, CancellationToken ct = default) => ChangeAsync(id, version, "announcement.unpin", (_, row) => Task.FromResult(row.Unpin()), ct);

    public Task<Result<Done>> DeleteAsync(Guid id, Guid version, CancellationToken ct = default) => ChangeAsync(
        id, version, "announcement.delete",
        async (work, row) =>
        {
            if (row.MayBeDeleted() is { IsOk: false } refused)
                return refused;
            work.Data.Announcements.Remove(row);
            return await FileService.AttachAsync(work, id, []);
        },
        ct);

    /// <summary>Notes that the acting person has opened it. Whoever wrote it is no reader; a second opening changes nothing.</summary>
    public Task<Result<Done>> ReadAsync(Guid id, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            if (!AnnouncementQueries.IsReader(work.Scope) || work.Scope.UserId is not { } reader)
                return Done.Yes;
            if (!await AnnouncementQueries.Visible(work.Data, ShanghaiTime.DateOf(work.Now)).AnyAsync(row => row.Id == id, work.Cancellation))
                return Error.NotFound;
            if (await work.Data.AnnouncementReads.AnyAsync(row => row.AnnouncementId == id && row.UserId == reader, work.Cancellation))
                return Done.Yes;
            work.Data.AnnouncementReads.Add(new AnnouncementRead { AnnouncementId = id, UserId = reader, At = work.Now });

            // Past the tracker: thousands read at the same time, and none of them changes what the others see.
            await work.Data.Announcements.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Readers, row => row.Readers + 1), work.Cancellation);
            work.Publish(ChangeKind.AnnouncementRead, reader);
            return Done.Yes;
        },
        ct);

    private Task<Result<Done>> ChangeAsync(Guid id, Guid version, string action, Func<Work, Announcement, Task<Result<Done>>> change, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            var row = await work.Data.Announcements.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
            if (row is null)
                return Error.NotFound;
            if (!work.Scope.Can(Permission.ManageAnnouncements))
                return Error.Forbidden;
            if (row.Version != version)
                return Error.VersionConflict;

            // A new version also where only its files change: what was previewed is what is published. Not of the whole row, whose readers go on counting.
            work.Data.Entry(row).Property(changed => changed.Title).IsModified = true;
            work.Audit(action, nameof(Announcement), id);
            work.Publish(ChangeKind.Announcement, id);
            return await change(work, row);
        },
        ct);

    private static List<Guid> IdsOf(AnnouncementInput input) => [.. input.Files.Select(file => file.Id)];
}
