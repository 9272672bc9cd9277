using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Announcements;
using AdminConsole.Domain.Institutions;
using AdminConsole.Features.Announcements;
using AdminConsole.Jobs;
using AdminConsole.Outbox;
using AdminConsole.Scans;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.Jobs;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Announcements;

public sealed class AnnouncementTests
{
    private static AccessScope[] Below { get; } = [SampleLibrary.SiteStaff, SampleLibrary.Person(SampleLibrary.Qiaokou, Role.PointStaff), SampleLibrary.Administrator, SampleLibrary.Reviewer];

    [Theory, DatabaseData]
    public async Task AZ02_Announcement_IsSeenByItsAudienceWhileItIsPublished_AndByNobodyElse(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await WriteAsync(host, new() { Audience = Levels.Points | Levels.Institutions });
        Assert.Equal("no no no no", await SeenAsync());

        await PublishAsync(host, id);
        Assert.Equal("no yes yes yes", await SeenAsync());
        Assert.Null(await host.As<AnnouncementQueries>(SampleLibrary.Person(SampleLibrary.District, Role.SystemAdministrator)).FindAsync(id));
        Assert.Null(await host.As<AnnouncementQueries>(AccessScope.None).FindAsync(id));

        await ActAsync(host, id, (service, version) => service.WithdrawAsync(id, version));
        Assert.Equal("no no no no", await SeenAsync());
        Assert.NotNull(await host.As<AnnouncementQueries>(SampleLibrary.DistrictStaff).FindAsync(id));

        async Task<string> SeenAsync() => string.Join(' ', await Task.WhenAll(Below.Select(async person => await host.As<AnnouncementQueries>(person).FindAsync(id) is null ? "no" : "yes")));
    }

    [Theory, DatabaseData]
    public async Task Announcement_IsShownFromItsFirstShanghaiDayToItsLast(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var today = ShanghaiTime.Today(host.Clock);
        var id = await WriteAsync(host, new() { ValidFrom = today.AddDays(1), ValidTo = today.AddDays(2) });
        await PublishAsync(host, id);

        List<bool> shown = [];
        for (var day = 0; day < 4; day++, host.Clock.Advance(TimeSpan.FromDays(1)))
            shown.Add(await host.As<AnnouncementQueries>(SampleLibrary.Reviewer).FindAsync(id) is not null);

        Assert.Equal([false, true, true, false], shown);
    }

    [Theory, DatabaseData]
    public async Task ReadAsync_CountsAPersonOnce_AndTheirBadgeFalls(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var before = await host.As<AnnouncementQueries>(SampleLibrary.Reviewer).UnreadAsync();
        var id = await WriteAsync(host);
        await PublishAsync(host, id);
        Assert.Equal(before + 1, await host.As<AnnouncementQueries>(SampleLibrary.Reviewer).UnreadAsync());
        Assert.Equal(0, await host.As<AnnouncementQueries>(SampleLibrary.DistrictStaff).UnreadAsync());

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.As<AnnouncementService>(SampleLibrary.Reviewer).ReadAsync(id)));
        await host.As<AnnouncementService>(SampleLibrary.Administrator).ReadAsync(id);
        await host.As<AnnouncementService>(SampleLibrary.DistrictStaff).ReadAsync(id);

        Assert.Equal(2, (await FindAsync(host, id)).Announcement.Readers);
        Assert.Equal(2, await host.InspectAsync(data => data.AnnouncementReads.CountAsync(row => row.AnnouncementId == id)));
        Assert.Equal(before, await host.As<AnnouncementQueries>(SampleLibrary.Reviewer).UnreadAsync());
        Assert.Equal([false], (await host.As<AnnouncementQueries>(SampleLibrary.Reviewer).PageAsync(new())).Rows.Where(row => row.Id == id).Select(row => row.IsUnread));
        Assert.Equal(Error.NotFound, (await host.As<AnnouncementService>(SampleLibrary.Reviewer).ReadAsync(Guid.CreateVersion7())).Error);
    }

    [Theory, DatabaseData]
    public async Task PublishAsync_AgainAfterWithdrawal_BeginsTheReadingAnew(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await WriteAsync(host);
        await PublishAsync(host, id);
        await host.As<AnnouncementService>(SampleLibrary.Reviewer).ReadAsync(id);
        await ActAsync(host, id, (service, version) => service.WithdrawAsync(id, version));
        Assert.Equal(1, (await FindAsync(host, id)).Announcement.Readers);

        await PublishAsync(host, id);

        Assert.Equal(0, (await FindAsync(host, id)).Announcement.Readers);
        await host.As<AnnouncementService>(SampleLibrary.Reviewer).ReadAsync(id);
        Assert.Equal(1, (await FindAsync(host, id)).Announcement.Readers);
    }

    [Theory, DatabaseData]
    public async Task UnreadNodesAsync_PinnedOne_NamesWhoIsMissingWhere_WithinTheDistrict(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var reader = await host.PersonAsync(SampleLibrary.Hospital, Role.InstitutionReviewer);
        var id = await WriteAsync(host, new() { Pinned = true, Audience = Levels.Institutions });
        await PublishAsync(host, id);
        var queries = host.As<AnnouncementQueries>(SampleLibrary.DistrictStaff);
        var before = await queries.UnreadNodesAsync(id, "", 1);
        Assert.Equal((1, 1), (Assert.Single(before.Rows, row => row.Id == SampleLibrary.Hospital.Id).Missing, before.Rows[0].People));
        Assert.Equal((await FindAsync(host, id)).Audience, before.Rows.Sum(row => row.People));

        await host.As<AnnouncementService>(reader).ReadAsync(id);

        var after = await queries.UnreadNodesAsync(id, "", 1);
        Assert.Equal(before.Total - 1, after.Total);
        Assert.DoesNotContain(after.Rows, row => row.Id == SampleLibrary.Hospital.Id);
        Assert.Equal([SampleLibrary.Neighbour.Name], (await queries.UnreadNodesAsync(id, SampleLibrary.Neighbour.Name[..3], 9)).Rows.Select(row => row.Name));
        Assert.Empty((await host.As<AnnouncementQueries>(SampleLibrary.SiteStaff).UnreadNodesAsync(id, "", 1)).Rows);

        await ActAsync(host, id, (service, version) => service.UnpinAsync(id, version));
        Assert.Empty((await queries.UnreadNodesAsync(id, "", 1)).Rows);
    }

    [Theory, DatabaseData]
    public async Task PublishAsync_Pinned_TellsItsAudienceFromItsFirstDayOn_AndWithdrawalTakesThatBack(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var today = ShanghaiTime.Today(host.Clock);
        var (plain, now, later) = (await WriteAsync(host), await WriteAsync(host, new() { Pinned = true, Audience = Levels.Sites }), await WriteAsync(host, new() { Pinned = true, ValidFrom = today.AddDays(3) }));
        foreach (var id in new[] { plain, now, later })
            await PublishAsync(host, id);

        var told = await host.InspectAsync(data => data.OutboxEntries.Where(row => row.Kind == "announcement.told").OrderBy(row => row.DueAt).ToListAsync());
        Assert.Equal([(now, "SiteStaff"), (later, "SiteStaff PointStaff InstitutionAdministrator InstitutionReviewer")], told.Select(row => (row.About, row.Roles)));
        Assert.Equal(ShanghaiTime.StartOf(today.AddDays(3)), told[1].DueAt);

        await ActAsync(host, later, (service, version) => service.WithdrawAsync(later, version));
        Assert.Equal([now], await host.InspectAsync(data => data.OutboxEntries.Where(row => row.Kind == "announcement.told").Select(row => row.About).ToListAsync()));
    }

    [Theory, DatabaseData]
    public async Task CC01_Changes_NeedTheVersionThePermissionAndTheState_AndAreOnTheRecord(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await WriteAsync(host);
        var version = (await FindAsync(host, id)).Announcement.Version;
        var service = host.As<AnnouncementService>(SampleLibrary.DistrictStaff);
        Assert.True((await service.SaveAsync(id, Input(host, new() { Title = "改" }), version)).IsOk);

        Assert.Equal(Error.VersionConflict, (await service.PublishAsync(id, version)).Error);
        Assert.Equal(Error.VersionConflict, (await service.SaveAsync(id, Input(host), version)).Error);
        version = (await FindAsync(host, id)).Announcement.Version;
        foreach (var person in Below)
        {
            Assert.Equal(Error.NotFound, (await host.As<AnnouncementService>(person).PublishAsync(id, version)).Error);
            Assert.Equal(Error.Forbidden, (await host.As<AnnouncementService>(person).CreateAsync(Input(host))).Error);
        }

        await PublishAsync(host, id);
        version = (await FindAsync(host, id)).Announcement.Version;
        Assert.Equal(Error.Forbidden, (await host.As<AnnouncementService>(SampleLibrary.Reviewer).WithdrawAsync(id, version)).Error);
        Assert.Equal("announcement_state", (await service.SaveAsync(id, Input(host), version)).Error?.Code);
        Assert.Equal("announcement_state", (await service.DeleteAsync(id, version)).Error?.Code);
        await ActAsync(host, id, (acting, seen) => acting.WithdrawAsync(id, seen));
        var draft = await WriteAsync(host);
        await ActAsync(host, draft, (acting, seen) => acting.DeleteAsync(draft, seen));

        Assert.Equal(
            ["announcement.create", "announcement.edit", "announcement.publish", "announcement.withdraw"],
            await host.InspectAsync(data => data.AuditEntries.Where(row => row.ObjectId == id.ToString()).OrderBy(row => row.Sequence).Select(row => row.Action).ToListAsync()));
        Assert.Equal(1, await host.InspectAsync(data => data.AuditEntries.CountAsync(row => row.ObjectId == draft.ToString() && row.Action == "announcement.delete")));
    }

    [Fact]
    public async Task CreateAsync_BadInput_IsRefusedBesideEachField()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        var input = new AnnouncementInput { Title = " ", Text = "正\u202E文", Audience = Levels.None, ValidFrom = new(2026, 2, 1), ValidTo = new(2026, 1, 1) };

        var refused = await host.As<AnnouncementService>(SampleLibrary.DistrictStaff).CreateAsync(input);

        Assert.Equal(["audience", "text", "title", "validTo"], refused.Error!.Fields.Keys.Order(StringComparer.Ordinal));
    }

    [Theory, DatabaseData]
    public async Task FI05_Files_AreKeptSealedWhileSomethingHoldsThem_AndGoWithWhatLetThemGo(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var (kept, dropped, unclaimed) = (await UploadAsync(host, "a/../清单\u202E.xlsx"), await UploadAsync(host), await UploadAsync(host));
        var id = await WriteAsync(host, new() { Files = [kept, dropped] });
        Assert.Equal("清单.xlsx", (await FindAsync(host, id)).Files[0].Name);
        var pieces = await host.InspectAsync(data => data.JobFilePieces.Where(row => data.PublishedFiles.Any(file => file.ParentId == id && file.FileId == row.FileId)).Select(row => row.Sealed).ToListAsync());
        Assert.All(pieces, piece => Assert.False(piece.AsSpan().IndexOf("PK"u8) >= 0 && piece.AsSpan().IndexOf("workbook.xml"u8) >= 0));

        // Another announcement cannot take what this one holds, nor another person what is not theirs.
        var other = host.As<AnnouncementService>(SampleLibrary.Person(SampleLibrary.District, Role.DistrictStaff));
        Assert.Equal(FileErrors.Gone, (await other.CreateAsync(Input(host, new() { Files = [kept] }))).Error);
        Assert.Equal(FileErrors.Gone, (await other.CreateAsync(Input(host, new() { Files = [unclaimed] }))).Error);

        var saved = await host.As<AnnouncementService>(SampleLibrary.DistrictStaff).SaveAsync(id, Input(host, new() { Files = [kept] }), (await FindAsync(host, id)).Announcement.Version);
        Assert.True(saved.IsOk);
        host.Clock.Advance(TimeSpan.FromHours(25));
        await host.As<JobSweepService>(AccessScope.System).RunAsync(CancellationToken.None);

        Assert.Equal([kept.Id], await host.InspectAsync(data => data.PublishedFiles.Where(row => row.Id == kept.Id || row.Id == dropped.Id || row.Id == unclaimed.Id).Select(row => row.Id).ToListAsync()));
        Assert.NotNull(await host.As<FileQueries>(SampleLibrary.DistrictStaff).FindAsync(kept.Id));
        Assert.Equal(FileErrors.Gone, (await host.As<AnnouncementService>(SampleLibrary.DistrictStaff).CreateAsync(Input(host, new() { Files = [unclaimed] }))).Error);
        Assert.Equal(Error.Forbidden, (await FileAsync(host, SampleLibrary.SiteStaff, "a.xlsx")).Error);
    }

    [Theory, DatabaseData]
    public async Task Downloads_AreOrderedReplacedAndRemovedByTheDistrictAlone(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var service = host.As<DownloadService>(SampleLibrary.DistrictStaff);
        foreach (var (title, category, place) in new[] { ("丙", DownloadCategory.Policy, 1), ("乙", DownloadCategory.Form, 2), ("甲", DownloadCategory.Form, 1) })
            Assert.True((await service.AddAsync(new() { Title = title, Category = category, Place = place, Files = [await UploadAsync(host)] })).IsOk);
        Assert.Equal(["place", "title"], (await service.AddAsync(new() { Place = 0, Files = [await UploadAsync(host)] })).Error!.Fields.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["files"], (await service.AddAsync(new() { Title = "丁" })).Error!.Fields.Keys);

        var rows = await RowsAsync();
        Assert.Equal(["甲", "乙", "丙"], rows.Select(row => row.Title));
        var replaced = await UploadAsync(host, "新.xlsx");
        Assert.True((await service.ChangeAsync(rows[0].Id, new() { Title = "甲", Files = [replaced] }, rows[0].Version)).IsOk);
        Assert.Equal(Error.VersionConflict, (await service.RemoveAsync(rows[0].Id, rows[0].Version)).Error);
        Assert.Equal(("新.xlsx", replaced.Id), (await RowsAsync()) switch { var now => (now[0].File.Name, now[0].File.Id) });
        Assert.Null(await host.As<FileQueries>(SampleLibrary.Reviewer).FindAsync(rows[0].File.Id));
        Assert.NotNull(await host.As<FileQueries>(SampleLibrary.Reviewer).FindAsync(replaced.Id));
        Assert.Equal(Error.Forbidden, (await host.As<DownloadService>(SampleLibrary.SiteStaff).RemoveAsync(rows[1].Id, rows[1].Version)).Error);
        Assert.True((await service.RemoveAsync(rows[1].Id, rows[1].Version)).IsOk);

        Assert.Equal(["甲", "丙"], (await RowsAsync()).Select(row => row.Title));
        Assert.Empty(await host.As<DownloadQueries>(AccessScope.None).AllAsync());
        Assert.Equal(5, await host.InspectAsync(data => data.AuditEntries.CountAsync(row => row.Action.StartsWith("download."))));

        // The library's own stand among them.
        async Task<IReadOnlyList<DownloadRow>> RowsAsync() => [.. (await host.As<DownloadQueries>(SampleLibrary.Reviewer).AllAsync()).Where(row => row.Title.Length == 1)];
    }

    private static Task<DataHost> StartAsync(DatabaseKind kind) => DataHost.StartAsync(kind, services => services.AddJobs().AddScans(_ => Path.GetTempPath()).AddAnnouncements());

    private static AnnouncementInput Input(DataHost host, AnnouncementInput? with = null)
    {
        var input = with ?? new AnnouncementInput();
        input.Title = input.Title.Length == 0 ? "关于审核工作的通知" : input.Title;
        input.Text = input.Text.Length == 0 ? "请各单位核对。" : input.Text;
        input.ValidFrom ??= ShanghaiTime.Today(host.Clock);
        return input;
    }

    private static async Task<Guid> WriteAsync(DataHost host, AnnouncementInput? with = null) => (await host.As<AnnouncementService>(SampleLibrary.DistrictStaff).CreateAsync(Input(host, with))).Value;

    private static async Task<AnnouncementView> FindAsync(DataHost host, Guid id) => (await host.As<AnnouncementQueries>(SampleLibrary.DistrictStaff).FindAsync(id))!;

    private static Task PublishAsync(DataHost host, Guid id) => ActAsync(host, id, (service, version) => service.PublishAsync(id, version));

    private static async Task ActAsync(DataHost host, Guid id, Func<AnnouncementService, Guid, Task<Result<Done>>> act)
    {
        var done = await act(host.As<AnnouncementService>(SampleLibrary.DistrictStaff), (await FindAsync(host, id)).Announcement.Version);
        Assert.True(done.IsOk, done.Error?.Code);
    }

    private static async Task<FileRow> UploadAsync(DataHost host, string name = "清单.xlsx") => (await FileAsync(host, SampleLibrary.DistrictStaff, name)).Value;

    private static async Task<Result<FileRow>> FileAsync(DataHost host, AccessScope scope, string name) => await host.As<FileService>(scope).UploadAsync(await PublishedFiles.FormAsync(PublishedFiles.Workbook(), name));
}
