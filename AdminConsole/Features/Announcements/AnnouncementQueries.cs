using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Announcements;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Announcements;

public sealed class AnnouncementQueries(Db db, TimeProvider clock)
{
    public const int NodesOnPage = 20, NamesOfNode = 5;

    private DateOnly Today => ShanghaiTime.Today(clock);

    /// <summary>One page: what is pinned first, then the newest. A page past the end is the last one.</summary>
    public Task<AnnouncementListing> PageAsync(AnnouncementFilter filter, CancellationToken ct = default)
    {
        var today = Today;
        return db.ReadAsync(
            async (data, token) =>
            {
                var visible = Visible(data, today);
                var unread = await Unread(data, visible).CountAsync(token);
                var chosen = Chosen(data, visible, filter);
                var total = await chosen.CountAsync(token);
                var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + filter.Size - 1) / filter.Size));
                var user = data.ScopeUserId;
                var isReader = IsReader(data.Scope);
                var rows = await chosen.OrderByDescending(row => row.Pinned && row.State != AnnouncementState.Withdrawn).ThenByDescending(row => row.PublishedAt ?? row.WrittenAt).ThenByDescending(row => row.Id)
                    .Skip((page - 1) * filter.Size).Take(filter.Size)
                    .Select(row => new AnnouncementRow(
                        row.Id, row.Title, row.Pinned, row.Audience, row.State, row.PublishedAt, row.ValidFrom, row.ValidTo, data.PublishedFiles.Count(file => file.ParentId == row.Id), row.Readers,
                        isReader && !data.AnnouncementReads.Any(read => read.AnnouncementId == row.Id && read.UserId == user)))
                    .ToListAsync(token);
                return new AnnouncementListing(rows, total, page, unread);
            },
            ct);
    }

    /// <summary>How many announcements the person has not opened; 0 for the district, which wrote them.</summary>
    public Task<int> UnreadAsync(CancellationToken ct = default)
    {
        var today = Today;
        return db.ReadAsync((data, token) => Unread(data, Visible(data, today)).CountAsync(token), ct);
    }

    /// <summary>One announcement as the person may see it; null when it is not there, or not for them, or not now.</summary>
    public Task<AnnouncementView?> FindAsync(Guid id, CancellationToken ct = default)
    {
        var today = Today;
        return db.ReadAsync(
            async (data, token) =>
            {
                if (await Visible(data, today).SingleOrDefaultAsync(row => row.Id == id, token) is not { } found)
                    return null;
                var files = await FileQueries.Rows(data, data.PublishedFiles.Where(row => row.ParentId == id)).ToListAsync(token);
                return new AnnouncementView(found, files, IsReader(data.Scope) ? null : await People(data, found).CountAsync(token));
            },
            ct);
    }

    /// <summary>The nodes where somebody has not read a pinned announcement that is published, by name.</summary>
    /// <param name="id">The announcement.</param>
    /// <param name="text">Part of the node's name; empty for all.</param>
    /// <param name="page">From 1; a page past the end is the last one.</param>
    /// <param name="ct">Cancellation.</param>
    public Task<UnreadListing> UnreadNodesAsync(Guid id, string text, int page, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var found = data.Scope.Can(Permission.ManageAnnouncements) ? await data.Announcements.SingleOrDefaultAsync(row => row.Id == id && row.Pinned && row.State == AnnouncementState.Published, token) : null;
            if (found is null)
                return new UnreadListing([], 0, 1);
            var people = People(data, found);
            var missing = people.Where(user => !data.AnnouncementReads.Any(read => read.AnnouncementId == id && read.UserId == user.Id));
            var nodes = data.Institutions.Where(node => (text == "" || node.Name.Contains(text)) && missing.Any(user => user.InstitutionId == node.Id));
            var total = await nodes.CountAsync(token);
            page = Math.Clamp(page, 1, Math.Max(1, (total + NodesOnPage - 1) / NodesOnPage));
            var rows = await nodes.OrderBy(node => node.Name).ThenBy(node => node.Id).Skip((page - 1) * NodesOnPage).Take(NodesOnPage)
                .Select(node => new
                {
                    node.Id,
                    node.Name,
                    People = people.Count(user => user.InstitutionId == node.Id),
                    Missing = missing.Count(user => user.InstitutionId == node.Id),
                    Names = missing.Where(user => user.InstitutionId == node.Id).OrderBy(user => user.Id).Select(user => user.DisplayName).Take(NamesOfNode).ToList(),
                }).ToListAsync(token);
            return new UnreadListing([.. rows.Select(row => new UnreadNode(row.Id, row.Name, row.People, row.Missing, row.Names))], total, page);
        },
        ct);

    /// <summary>What the person may see: the district everything, the levels below it what is published to them, as the scope says, and valid today.</summary>
    internal static IQueryable<Announcement> Visible(AppDbContext data, DateOnly today)
    {
        if (data.Scope.Can(Permission.ManageAnnouncements))
            return data.Announcements;
        return data.Scope.Can(Permission.ViewAnnouncements)
            ? data.Announcements.Where(row => row.State == AnnouncementState.Published && row.ValidFrom <= today && (row.ValidTo == null || row.ValidTo >= today))
            : data.Announcements.Where(row => false);
    }

    /// <summary>Whether it is written to the person rather than by them.</summary>
    internal static bool IsReader(AccessScope scope) => scope.Can(Permission.ViewAnnouncements) && !scope.Can(Permission.ManageAnnouncements);

    /// <summary>Whom an announcement is for.</summary>
    private static IQueryable<AppUser> People(AppDbContext data, Announcement announcement)
    {
        var roles = announcement.Audience.Roles();
        return data.Users.Where(user => !user.Disabled && user.Roles.Any(row => roles.Contains(row.Role)));
    }

    private static IQueryable<Announcement> Unread(AppDbContext data, IQueryable<Announcement> visible)
    {
        var user = data.ScopeUserId;
        return IsReader(data.Scope) ? visible.Where(row => !data.AnnouncementReads.Any(read => read.AnnouncementId == row.Id && read.UserId == user)) : visible.Where(row => false);
    }

    private static IQueryable<Announcement> Chosen(AppDbContext data, IQueryable<Announcement> visible, AnnouncementFilter filter)
    {
        var rows = filter.Show switch
        {
            AnnouncementShow.Unread => Unread(data, visible),
            AnnouncementShow.Draft => visible.Where(row => row.State == AnnouncementState.Draft),
            AnnouncementShow.Published => visible.Where(row => row.State == AnnouncementState.Published),
            AnnouncementShow.Withdrawn => visible.Where(row => row.State == AnnouncementState.Withdrawn),
            _ => visible,
        };
        return filter.Text is { } text ? rows.Where(row => row.Title.Contains(text)) : rows;
    }
}
