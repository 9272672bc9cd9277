using AdminConsole.Authorization;
using AdminConsole.Data.Facts;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.Excel;
using AdminConsole.Features.Review;
using AdminConsole.Features.Risk;
using AdminConsole.Resources;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Features.Risk;

public sealed class RiskQueriesTests
{
    [Theory, DatabaseData]
    public async Task AZ06_PageAsync_MentorOfSeveralInstitutions_IsANumberToEachAndOpensOnlyItsOwnFilings(DatabaseKind kind)
    {
        await using var host = await OpenAsync(kind);
        await ClearAsync(host);
        var own = new List<Guid>();
        for (var i = 0; i < 3; i++)
            own.Add(await FileAsync(host, SampleLibrary.Hospital));
        var foreign = await FileAsync(host, SampleLibrary.YichangHospital);
        await RenewAsync(host);
        var site = host.As<RiskQueries>(SampleLibrary.SiteStaff);

        var listing = await site.PageAsync(new RiskFilter { Least = 2 });

        var row = Assert.Single(listing!.Rows, row => row.InstitutionName == SampleLibrary.Hospital.Name && row.Person == "刘芳");
        Assert.Equal((4, 3, 2), (row.Trainees, row.TraineesHere, row.Institutions));
        Assert.DoesNotContain(listing.Rows, other => other.InstitutionName == SampleLibrary.YichangHospital.Name);
        var behind = await site.FilingsAsync(RiskReport.Mentors, row.Id, 1, 100);
        Assert.True(own.ToHashSet().SetEquals(behind.Rows.Select(filing => filing.Id)));
        Assert.Empty((await host.As<RiskQueries>(SampleLibrary.Person(SampleLibrary.Yichang, Role.SiteStaff)).FilingsAsync(RiskReport.Mentors, row.Id, 1, 100)).Rows);
        Assert.DoesNotContain(behind.Rows, filing => filing.Id == foreign);
    }

    [Theory, DatabaseData]
    public async Task PageAsync_MentorElsewhereAndOverlap_AreFound(DatabaseKind kind)
    {
        await using var host = await OpenAsync(kind);
        await FileAsync(host, SampleLibrary.Neighbour);
        var overlapping = await FileAsync(host, SampleLibrary.Hospital, periods: [Period(SampleLibrary.Hospital, 14), Period(SampleLibrary.Hospital, 3) with { Current = false }]);
        await RenewAsync(host);
        var district = host.As<RiskQueries>(SampleLibrary.DistrictStaff);

        Assert.Contains((await district.PageAsync(new RiskFilter { Report = RiskReport.Elsewhere }))!.Rows, row => row.InstitutionName == SampleLibrary.Neighbour.Name && row.PracticeInstitution == SampleLibrary.Hospital.Name);
        Assert.Contains((await district.PageAsync(new RiskFilter { Report = RiskReport.Overlaps }))!.Rows, row => row.Id == overlapping);
        Assert.NotEmpty((await district.PageAsync(new RiskFilter { Report = RiskReport.Institutions, Least = 1 }))!.Rows);
        Assert.Empty((await district.PageAsync(new RiskFilter { Report = RiskReport.Evidence }))!.Rows);
        Assert.Null(await host.As<RiskQueries>(AccessScope.None).PageAsync(new RiskFilter()));
    }

    [Theory, DatabaseData]
    public async Task RunAsync_MoreTraineesThanTheSetting_TurnsEarlierFilingsAmber(DatabaseKind kind)
    {
        await using var host = await OpenAsync(kind);
        var limit = await host.InspectAsync(data => data.Seasons.Select(season => season.MentorLoadLimit).SingleAsync());
        var first = await FileAsync(host, SampleLibrary.Hospital, periods: [Period(SampleLibrary.Hospital, 14)]);
        for (var i = 0; i < limit; i++)
            await FileAsync(host, i % 2 == 0 ? SampleLibrary.Hospital : SampleLibrary.Neighbour);

        await RenewAsync(host);

        var row = await host.InspectAsync(data => data.Submissions.SingleAsync(row => row.Id == first));
        Assert.Equal(CheckResult.Amber, row.Report.WorstOf(MentorLoadRule.Code));
        Assert.Empty(await host.InspectAsync(data => data.ReverificationRequests.ToListAsync()));
    }

    /// <summary>Every report's workbook holds the report's rows and nothing whole, is on the record, and is for who may see the report.</summary>
    [Theory, DatabaseData]
    public async Task XL05_ExportAsync_OfEachReport_HoldsItsRowsMasked_AndIsRecorded(DatabaseKind kind)
    {
        await using var host = await OpenAsync(kind);
        await FileAsync(host, SampleLibrary.Neighbour);
        await FileAsync(host, SampleLibrary.Hospital, periods: [Period(SampleLibrary.Hospital, 14), Period(SampleLibrary.Hospital, 3) with { Current = false }]);
        await RenewAsync(host);
        var exported = 0;
        foreach (var report in Enum.GetValues<RiskReport>())
        {
            var filter = new RiskFilter { Report = report, Least = 1 };
            var shown = (await host.As<RiskQueries>(SampleLibrary.DistrictStaff).PageAsync(filter with { Size = RiskFilter.MostRows }))!;

            var file = (await host.As<RiskExportService>(SampleLibrary.DistrictStaff).ExportAsync(filter)).Value;

            using var workbook = new XLWorkbook(file.Content);
            var cells = workbook.Worksheets.Single().CellsUsed().Select(cell => cell.GetString()).ToList();
            Assert.All(shown.Rows, row => Assert.Contains(row.InstitutionName, cells));
            Assert.All(shown.Rows.Where(row => row.Masked is not null), row => Assert.Contains(row.Masked!, cells));
            Assert.DoesNotContain(cells, text => text.Contains("110420500000308", StringComparison.Ordinal) || (text.Length == 18 && text.All(char.IsAsciiDigit)));
            exported += shown.Rows.Count;
        }

        Assert.True(exported > 3);
        Assert.Equal(Enum.GetValues<RiskReport>().Length, await AuditsAsync(host, "risk.export"));
        Assert.Equal(Error.Forbidden, (await host.As<RiskExportService>(SampleLibrary.Person(SampleLibrary.District, Role.AuditAdministrator)).ExportAsync(new RiskFilter())).Error);
        Assert.Equal(Error.Forbidden, (await host.As<RiskExportService>(AccessScope.None).ExportAsync(new RiskFilter())).Error);
    }

    /// <summary>Each filing with the image has its line; behind it stand all that the reader may see, and the workbook holds what the screen does.</summary>
    [Theory, DatabaseData]
    public async Task XL05_Evidence_SameImageOfTwoPersons_OpensBothAndIsExported(DatabaseKind kind)
    {
        await using var host = await OpenAsync(kind);
        var (own, other, single) = (await FileWithImageAsync(host, SampleLibrary.Hospital, "a"), await FileWithImageAsync(host, SampleLibrary.Neighbour, "a"), await FileWithImageAsync(host, SampleLibrary.Hospital, "b"));
        await RenewAsync(host);
        var queries = host.As<RiskQueries>(SampleLibrary.SiteStaff);
        var filter = new RiskFilter { Report = RiskReport.Evidence };

        var listing = (await queries.PageAsync(filter))!;

        Assert.Equal(new[] { own, other }.Order(), listing.Rows.Select(row => row.Id).Order());
        Assert.DoesNotContain(listing.Rows, row => row.Id == single);
        Assert.Equal(new[] { own, other }.Order(), (await queries.FilingsAsync(RiskReport.Evidence, own, 1, 20)).Rows.Select(row => row.Id).Order());
        Assert.Empty((await host.As<RiskQueries>(SampleLibrary.Person(SampleLibrary.Yichang, Role.SiteStaff)).FilingsAsync(RiskReport.Evidence, own, 1, 20)).Rows);

        var export = (await host.As<RiskExportService>(SampleLibrary.SiteStaff).ExportAsync(filter)).Value;
        List<string> cells = [];
        Assert.True((await ExcelReader.ReadAsync(export.Content, new ImportOptions().Practitioners, row =>
        {
            cells.Add(row[0].Value ?? "");
            return ValueTask.CompletedTask;
        })).IsOk);
        Assert.Equal(listing.Rows.Select(row => row.FilingNumber), cells.Skip(3));
        Assert.Equal(1, await AuditsAsync(host, "risk.export"));
    }

    /// <summary>The reports of mentors and institutions open exactly the filings that their numbers count.</summary>
    [Theory, DatabaseData]
    public async Task FilingsAsync_EveryReport_OpensAsManyAsTheLineSays(DatabaseKind kind)
    {
        await using var host = await OpenAsync(kind);
        await ClearAsync(host);
        foreach (var node in new[] { SampleLibrary.Hospital, SampleLibrary.Neighbour, SampleLibrary.Neighbour })
            await FileAsync(host, node);
        await RenewAsync(host);
        var district = host.As<RiskQueries>(SampleLibrary.DistrictStaff);

        foreach (var report in new[] { RiskReport.Mentors, RiskReport.Elsewhere, RiskReport.Institutions })
        {
            var listing = (await district.PageAsync(new RiskFilter { Report = report, Least = 1 }))!;
            Assert.NotEmpty(listing.Rows);
            foreach (var row in listing.Rows)
                Assert.Equal(row.Filings, (await district.FilingsAsync(report, row.Id, 1, 100)).Total);
        }
    }

    private static async Task<Guid> FileWithImageAsync(DataHost host, Institution node, string image)
    {
        var (material, digest) = (Guid.CreateVersion7(), image.PadLeft(64, '0'));
        var id = await FileAsync(host, node, materials: [new MaterialUse("GRADUATION_CERTIFICATE", material, digest, Period: null)]);
        var stored = await host.As(AccessScope.System).WriteAsync<Done>(work =>
        {
            work.Data.Materials.Add(new Material
            {
                Id = material,
                ClientId = SampleLibrary.FirstClient,
                Slot = "GRADUATION_CERTIFICATE",
                StorageName = $"image-{material}",
                ContentType = "image/jpeg",
                Length = 1,
                Width = 1,
                Height = 1,
                Orientation = 1,
                ReceivedSha256 = digest,
                Sha256 = digest,
                UploadedAt = work.Now,
                SubmissionId = id,
            });
            work.Audit("material.upload", nameof(Material), material);
            return Task.FromResult<Result<Done>>(Done.Yes);
        });
        Assert.True(stored.IsOk);
        return id;
    }

    private static Task<DataHost> OpenAsync(DatabaseKind kind) => DataHost.StartAsync(kind, services =>
    {
        services.AddExcel();
        services.AddReview();
        services.AddRisk();
        services.AddScoped(_ => Strings.Chinese);
    });

    private static Task<int> RenewAsync(DataHost host) => host.Services.GetRequiredService<MarksRenewal>().RunAsync(everything: true, CancellationToken.None);
}
