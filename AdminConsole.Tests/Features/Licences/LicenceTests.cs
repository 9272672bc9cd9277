using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Licences;
using AdminConsole.Domain.Scans;
using AdminConsole.Features.Institutions;
using AdminConsole.Features.Licences;
using AdminConsole.Scans;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Licences;

public sealed class LicenceTests
{
    [Theory, DatabaseData]
    public async Task Add_FirstIsInUse_TheNextIsNot_AndBothAreOnTheRecord(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);

        Assert.True((await AddAsync(host, "A1")).IsOk);
        Assert.True((await AddAsync(host, "A2")).IsOk);

        var rows = await RowsAsync(host);
        Assert.Equal([("A1", true), ("A2", false)], rows.Select(row => (row.Details.RegistrationNumber[17..19], row.InUse)));
        Assert.Equal("03 03.04", rows[0].Details.Subjects);
        Assert.Equal(2, await host.InspectAsync(data => data.AuditEntries.CountAsync(row => row.Action == "licence.add")));
    }

    [Theory, DatabaseData]
    public async Task Use_SecondInUse_IsRefusedUnlessTheFirstIsNamed(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await AddAsync(host, "A1");
        await AddAsync(host, "A2");
        var (first, second) = (await RowsAsync(host)) switch { var rows => (rows[0], rows[1]) };

        Assert.Equal("licence_in_use", (await Licences(host).UseAsync(second.Id, second.Version, insteadOf: null)).Error?.Code);
        Assert.Equal("licence_in_use", (await Licences(host).UseAsync(second.Id, second.Version, insteadOf: second.Id)).Error?.Code);
        Assert.Equal(LicenceErrors.InUse, (await Licences(host).DeleteAsync(first.Id, first.Version)).Error);
        Assert.True((await Licences(host).UseAsync(second.Id, second.Version, first.Id)).IsOk);

        Assert.Equal([("A2", true), ("A1", false)], (await RowsAsync(host)).Select(row => (row.Details.RegistrationNumber[17..19], row.InUse)));
        Assert.Equal(Error.VersionConflict, (await Licences(host).UseAsync(second.Id, second.Version, first.Id)).Error);
    }

    [Theory, DatabaseData]
    public async Task Library_ShowsAndFindsByTheLicenceInUse_ItsSubjectsAndItsEnd(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var today = ShanghaiTime.DateOf(host.Clock.GetUtcNow().UtcDateTime);
        await AddAsync(host, "A1", today.AddYears(-1), today.AddDays(20));
        await AddAsync(host, "A2", today.AddYears(-9), today.AddDays(-20));
        var library = host.As<InstitutionQueries>(SampleLibrary.SiteStaff);

        Assert.Equal("03 03.04", Assert.Single(await library.RowsAsync([SampleLibrary.Hospital.Id])).Subjects);
        Assert.Equal([SampleLibrary.Hospital.Id], await FoundAsync(new() { Licence = LicenceExpiry.Within30Days }));
        Assert.Equal([SampleLibrary.Hospital.Id], await FoundAsync(new() { Subject = "03" }));
        Assert.Equal([SampleLibrary.Hospital.Id], await FoundAsync(new() { Subject = "03.04", Licence = LicenceExpiry.Within30Days }));
        foreach (var none in (InstitutionFilter[])[new() { Licence = LicenceExpiry.Expired }, new() { Licence = LicenceExpiry.Within90Days }, new() { Subject = "04" }, new() { Subject = "03.05" }])
            Assert.Empty(await FoundAsync(none));

        async Task<IEnumerable<Guid>> FoundAsync(InstitutionFilter filter) => (await library.PageAsync(filter)).Rows.Select(row => row.Id);
    }

    [Theory, DatabaseData]
    public async Task AZ10_LockedNode_ChangesNoLicence_ForAnybody(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await AddAsync(host, "A1");
        var row = (await RowsAsync(host)).Single();
        Assert.True((await host.As<InstitutionService>(SampleLibrary.SiteStaff).LockAsync(SampleLibrary.Hospital.Id, null)).IsOk);

        foreach (var scope in (AccessScope[])[SampleLibrary.Administrator, SampleLibrary.SiteStaff])
        {
            var licences = host.As<LicenceService>(scope);
            Assert.Equal(InstitutionErrors.Locked, (await licences.AddAsync(SampleLibrary.Hospital.Id, Input("A2"))).Error);
            Assert.Equal(InstitutionErrors.Locked, (await licences.ChangeAsync(row.Id, Input("A3"), row.Version)).Error);
            Assert.Equal(InstitutionErrors.Locked, (await licences.UseAsync(row.Id, row.Version, null)).Error);
            Assert.Equal(InstitutionErrors.Locked, (await licences.DeleteAsync(row.Id, row.Version)).Error);
        }

        Assert.Equal(row.Details.RegistrationNumber, (await RowsAsync(host)).Single().Details.RegistrationNumber);
    }

    [Theory, DatabaseData]
    public async Task AZ02_AZ03_OthersLicences_AreNotThere_AndReviewersOnlyLook(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await AddAsync(host, "A1");
        var row = (await RowsAsync(host)).Single();

        Assert.Equal(Error.NotFound, (await host.As<LicenceService>(SampleLibrary.Sibling).ChangeAsync(row.Id, Input("B1"), row.Version)).Error);
        Assert.Equal(Error.NotFound, (await host.As<LicenceService>(SampleLibrary.Sibling).AddAsync(SampleLibrary.Hospital.Id, Input("B1"))).Error);
        Assert.Null(await host.As<LicenceQueries>(SampleLibrary.Sibling).OfAsync(SampleLibrary.Hospital.Id));
        Assert.Equal(Error.Forbidden, (await host.As<LicenceService>(SampleLibrary.Reviewer).AddAsync(SampleLibrary.Hospital.Id, Input("B1"))).Error);
        Assert.False((await host.As<LicenceQueries>(SampleLibrary.Reviewer).OfAsync(SampleLibrary.Hospital.Id))!.MayEdit);
    }

    [Theory, DatabaseData]
    public async Task Scans_AreTakenUpWithTheLicence_OnceAndByTheirUploaderOnly(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var (own, foreign) = (await ScanAsync(host, SampleLibrary.Administrator), await ScanAsync(host, SampleLibrary.SiteStaff));

        Assert.Equal("scans", Assert.Single((await AddAsync(host, "A1", own, foreign)).Error!.Fields).Key);
        Assert.Empty(await RowsAsync(host));
        Assert.True((await AddAsync(host, "A1", own)).IsOk);
        Assert.Equal("scans", Assert.Single((await AddAsync(host, "A2", own)).Error!.Fields).Key);

        var row = (await RowsAsync(host)).Single();
        Assert.Equal(1, row.Scans);
        Assert.Equal([own.Id], (await host.As<ScanQueries>(SampleLibrary.Reviewer).OfParentAsync(ScanKind.Licence, row.Id)).Select(scan => scan.Id));
        Assert.True((await Licences(host).ChangeAsync(row.Id, Input("A1"), row.Version)).IsOk);
        Assert.Equal(0, await host.InspectAsync(data => data.Scans.CountAsync(scan => scan.ParentId == row.Id)));
    }

    [Theory, DatabaseData]
    public async Task Expiring_Board_CountsAndListsTheReadersScopeByBand(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var today = ShanghaiTime.Today(host.Clock);
        foreach (var (node, days) in ((Institution, int)[])[(SampleLibrary.Hospital, -1), (SampleLibrary.Neighbour, 0), (SampleLibrary.Provincial, 31), (SampleLibrary.YichangHospital, 91)])
            Assert.True((await host.As<LicenceService>(SampleLibrary.DistrictStaff).AddAsync(node.Id, Input("A1", today.AddDays(-800), today.AddDays(days)))).IsOk);
        Assert.True((await AddAsync(host, "A2", today.AddDays(-900), today.AddDays(-500))).IsOk);

        var district = await host.As<LicenceQueries>(SampleLibrary.DistrictStaff).ExpiringAsync(new LicenceExpiryFilter());
        var site = await host.As<LicenceQueries>(SampleLibrary.SiteStaff).ExpiringAsync(new LicenceExpiryFilter(LicenceExpiry.Within30Days));

        Assert.Equal([1, 1, 1], Enum.GetValues<LicenceExpiry>().Select(expiry => district.Counts[expiry]));
        Assert.Equal([SampleLibrary.Hospital.Name], district.Rows.Select(row => row.InstitutionName));
        Assert.Equal([1, 1, 0], Enum.GetValues<LicenceExpiry>().Select(expiry => site.Counts[expiry]));
        Assert.Equal([(SampleLibrary.Neighbour.Name, today)], site.Rows.Select(row => (row.InstitutionName, row.ValidTo)));
    }

    [Theory, DatabaseData]
    public async Task DU11_Reminders_GoOutAt90And30DaysAndOnTheLastDay_OnceEach(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var today = ShanghaiTime.Today(host.Clock);
        await AddAsync(host, "A1", today.AddDays(-10), today.AddDays(91));
        await AddAsync(host, "A2", today.AddDays(-10), today.AddDays(5));
        List<int> told = [];

        for (var day = 0; day <= 92; day++)
        {
            if (await RemindAsync(host) == 1)
                told.Add(day);
            Assert.Equal(0, await RemindAsync(host));
            host.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([1, 61, 91], told);
        var entries = await host.InspectAsync(data => data.OutboxEntries.Where(row => row.NodeId == SampleLibrary.Hospital.Id && row.Kind == "licence.told_ending").ToListAsync());
        Assert.Equal(3, entries.Count);
        Assert.All(entries, entry => Assert.Equal($"institutions/{SampleLibrary.Hospital.Id}?tab=licences", entry.Link));
    }

    [Theory, DatabaseData]
    public async Task Reminders_MissedDaysAndARenewedLicence_TellOnceAndBeginAnew(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var today = ShanghaiTime.Today(host.Clock);
        await AddAsync(host, "A1", today.AddDays(-800), today.AddDays(-3));

        Assert.Equal((1, 0), (await RemindAsync(host), await RemindAsync(host)));
        Assert.Equal(1, await host.InspectAsync(data => data.OutboxEntries.CountAsync(row => row.Kind == "licence.told_ended")));
        var row = (await RowsAsync(host)).Single();
        await Licences(host).ChangeAsync(row.Id, Input("A1", today, today.AddDays(20)), row.Version);

        Assert.Equal((1, 0), (await RemindAsync(host), await RemindAsync(host)));
    }

    [Theory]
    [InlineData("name", "licence.fault.required")]
    [InlineData("registrationNumber", "licence.fault.required")]
    [InlineData("validTo", "licence.fault.valid_to")]
    [InlineData("subjects", "licence.fault.subject")]
    public void ToDetails_Fault_StandsBesideItsField(string path, string key)
    {
        var input = Input("A1");
        switch (path)
        {
            case "name":
                input.Name = " ";
                break;
            case "registrationNumber":
                input.RegistrationNumber = "";
                break;
            case "validTo":
                input.ValidTo = input.ValidFrom;
                break;
            default:
                input.Subjects = ["99.99"];
                break;
        }

        var fields = input.ToDetails().Error!.Fields;

        Assert.Equal((path, key), (Assert.Single(fields).Key, fields[path][0].Key));
    }

    [Theory]
    [InlineData(-1, LicenceExpiry.Expired)]
    [InlineData(0, LicenceExpiry.Within30Days)]
    [InlineData(30, LicenceExpiry.Within30Days)]
    [InlineData(31, LicenceExpiry.Within90Days)]
    [InlineData(90, LicenceExpiry.Within90Days)]
    [InlineData(91, null)]
    public void Expiry_LastDayStillHolds(int days, LicenceExpiry? expected)
    {
        var today = new DateOnly(2026, 11, 25);

        Assert.Equal(expected, LicenceExpiries.Of(today.AddDays(days), today));
        Assert.Null(LicenceExpiries.Of(null, today));
    }

    [Theory]
    [InlineData("band=within90days&page=3&size=20", LicenceExpiry.Within90Days, 3, 20)]
    [InlineData("band=7&page=-1&size=100000", LicenceExpiry.Expired, 1, 50)]
    [InlineData("band='&page=%00&size=1", LicenceExpiry.Expired, 1, 10)]
    public void IN08_Filter_TakesOnlyWhatItKnows(string query, LicenceExpiry expiry, int page, int size)
    {
        var filter = LicenceExpiryFilter.Parse(query);

        Assert.Equal((expiry, page), (filter.Expiry, filter.Page));
        Assert.InRange(filter.Size, 10, 100);
        Assert.Equal(filter, LicenceExpiryFilter.Parse(new Uri(new Uri("http://localhost/"), filter.ToAddress()).Query));
        Assert.True(size is 10 or 20 or 50);
    }

    private static async Task<DataHost> StartAsync(DatabaseKind kind)
    {
        var host = await DataHost.StartAsync(kind, services => services.AddLicences().AddInstitutions().AddScoped<ScanQueries>());
        await host.As(AccessScope.System).WriteAsync<Done>(async work =>
        {
            work.Audit("licence.delete", nameof(Licence), "sample");
            work.Data.Licences.RemoveRange(await work.Data.Licences.ToListAsync());
            return Done.Yes;
        });
        return host;
    }

    private static Task<int> RemindAsync(DataHost host) => host.As<LicenceReminderService>(AccessScope.System).RemindAsync(CancellationToken.None);

    private static LicenceService Licences(DataHost host) => host.As<LicenceService>(SampleLibrary.Administrator);

    private static Task<Result<Done>> AddAsync(DataHost host, string number, params Scan[] scans)
    {
        var input = Input(number);
        input.Scans = [.. scans.Select(ScanPicture.Of)];
        return Licences(host).AddAsync(SampleLibrary.Hospital.Id, input);
    }

    private static Task<Result<Done>> AddAsync(DataHost host, string number, DateOnly from, DateOnly to) => Licences(host).AddAsync(SampleLibrary.Hospital.Id, Input(number, from, to));

    private static LicenceInput Input(string number, DateOnly? from = null, DateOnly? to = null) => new()
    {
        Name = "武汉市第一医院",
        RegistrationNumber = $"44135001442010411{number}001",
        Subjects = ["03.04", "03"],
        ValidFrom = from ?? new DateOnly(2020, 1, 1),
        ValidTo = to ?? new DateOnly(2035, 1, 1),
    };

    private static async Task<IReadOnlyList<LicenceRow>> RowsAsync(DataHost host) => (await host.As<LicenceQueries>(SampleLibrary.Administrator).OfAsync(SampleLibrary.Hospital.Id))!.Rows;

    private static async Task<Scan> ScanAsync(DataHost host, AccessScope uploader)
    {
        var stored = new StoredScan($"{Guid.NewGuid():N}", StoredScan.Jpeg, 1, 1, 1, 1, new string('0', 64), new string('0', 64), "a.jpg");
        return (await host.As(uploader).WriteAsync<Scan>(work =>
        {
            var scan = ScanService.RowOf(Guid.CreateVersion7(), ScanKind.Licence, Ancestry.Of(SampleLibrary.Hospital), stored, work);
            work.Data.Scans.Add(scan);
            work.Audit("scan.upload", nameof(Scan), scan.Id);
            return Task.FromResult<Result<Scan>>(scan);
        })).Value;
    }
}
