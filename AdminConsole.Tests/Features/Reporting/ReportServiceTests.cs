using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Reporting;
using AdminConsole.Features.Review;
using AdminConsole.Outbox;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.Features.Review;
using AdminConsole.Tests.TestSupport;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using static AdminConsole.Tests.Features.Reporting.ReportingHost;

namespace AdminConsole.Tests.Features.Reporting;

public sealed class ReportServiceTests
{
    [Theory, DatabaseData]
    public async Task ReportAsync_FreezesTheRowsUnderANumber(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var (first, second) = (await ApproveAsync(host, "赵启明"), await ApproveAsync(host, "钱佳怡"));

        var list = (await ReportAsync(host, SampleLibrary.Reviewer, second, first)).Value;

        Assert.Equal(("2021-L0001", 2, SampleLibrary.Hospital.Name, SampleLibrary.Reviewer.DisplayName), (list.Number, list.Rows, list.InstitutionName, list.ReportedByName));
        var view = (await host.As<ReportQueries>(SampleLibrary.SiteStaff).ListAsync(list.Id))!;
        Assert.Equal(["赵启明", "钱佳怡"], view.Lines.Select(line => line.Entry.Name));
        Assert.All(view.Lines, line => Assert.True(line.Here && line.State == SubmissionState.Reported));
        Assert.Equal("illegal_state", (await ReviewFilings.DecideAsync(host, SampleLibrary.Reviewer, first, SubmissionAction.Reject, "想改也改不了")).Error?.Code);
        Assert.Equal("report_preview_stale", (await ReportAsync(host, SampleLibrary.Reviewer, first)).Error?.Code);
        Assert.Equal("2021-L0002", (await ReportAsync(host, SampleLibrary.Reviewer, await ApproveAsync(host))).Value.Number);
    }

    [Theory, DatabaseData]
    public async Task ReportAsync_OneStaleRow_ReportsNothingAndNamesIt(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var (good, pending) = (await ApproveAsync(host), await ReviewFilings.FileAsync(host, SampleLibrary.Hospital));

        var refused = (await ReportAsync(host, SampleLibrary.Reviewer, good, pending)).Error!;

        Assert.Equal("report_preview_stale", refused.Code);
        Assert.Equal((await FilingAsync(host, pending)).Number, refused.Args.Single());
        Assert.Equal(SubmissionState.Approved, (await FilingAsync(host, good)).State);
        Assert.Equal(0, await host.InspectAsync(data => data.ReportLists.CountAsync()));
    }

    [Theory, DatabaseData]
    public async Task ReportAsync_AsksForAPledgeASelectionAndTheRight(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await ApproveAsync(host);

        Assert.Contains("pledge", (await host.As<ReportService>(SampleLibrary.Reviewer).ReportAsync(new ReportInput { SeasonId = "2021", Chosen = [id] })).Error!.Fields.Keys);
        Assert.Contains("rows", (await ReportAsync(host, SampleLibrary.Reviewer)).Error!.Fields.Keys);
        Assert.Equal(Error.Forbidden, (await ReportAsync(host, SampleLibrary.Administrator, id)).Error);
        Assert.Equal(Error.Forbidden, (await ReportAsync(host, SampleLibrary.SiteStaff, id)).Error);
        Assert.Equal(Error.NotFound, (await ReportAsync(host, ReviewFilings.NeighbourReviewer, id)).Error);
        host.Clock.Set(new DateTimeOffset(2021, 7, 31, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal("decisions_closed", (await ReportAsync(host, SampleLibrary.Reviewer, id)).Error?.Code);
    }

    [Theory, DatabaseData]
    public async Task AZ04_Lists_AreSeenFromAboveAndNotFromBeside(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var list = (await ReportAsync(host, SampleLibrary.Reviewer, await ApproveAsync(host))).Value;

        Assert.Null(await host.As<ReportQueries>(ReviewFilings.NeighbourReviewer).ListAsync(list.Id));
        Assert.Empty((await host.As<ReportQueries>(ReviewFilings.NeighbourReviewer).PageAsync(new ReportFilter()))!.Rows);
        Assert.Equal(Error.NotFound, (await host.As<ReportExportService>(ReviewFilings.NeighbourReviewer).ExportAsync(list.Id)).Error);
        Assert.Equal(Error.Forbidden, (await host.As<ReportExportService>(SampleLibrary.Administrator).ExportAsync(list.Id)).Error);
        foreach (var above in new[] { PointStaff, SampleLibrary.SiteStaff, SampleLibrary.DistrictStaff })
            Assert.Equal(list.Id, (await host.As<ReportQueries>(above).PageAsync(new ReportFilter { Text = "武汉市第一" }))!.Rows.Single().Id);
    }

    [Theory, DatabaseData]
    public async Task XL05_Export_CarriesWholeNumbersToTheDigit_AndIsOnTheRecord(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var list = (await ReportAsync(host, SampleLibrary.Reviewer, await ApproveAsync(host, document: "42010619960101801X", note: "=1+1 已核对"))).Value;

        var export = (await host.As<ReportExportService>(SampleLibrary.Reviewer).ExportAsync(list.Id)).Value;

        using var workbook = new XLWorkbook(export.Content);
        var row = workbook.Worksheet(1).Row(4);
        Assert.Equal(("42010619960101801X", "=1+1 已核对"), (row.Cell(5).GetString(), row.Cell(11).GetString()));
        Assert.False(row.Cell(11).HasFormula);
        Assert.Contains(list.Digest, workbook.Worksheet(1).Cell(2, 1).GetString(), StringComparison.Ordinal);
        Assert.Equal("420106*****801X", (await host.As<ReportQueries>(SampleLibrary.Reviewer).ListAsync(list.Id))!.Lines.Single().Entry.DocumentNumber);
        Assert.Equal(1, await ReviewFilings.AuditsAsync(host, "report.export"));
        Assert.True((await host.As<ReportExportService>(SampleLibrary.Reviewer).PrintAsync(list.Id)).IsOk);
        Assert.Equal(1, await ReviewFilings.AuditsAsync(host, "report.print"));
    }

    [Theory, DatabaseData]
    public async Task SendBack_NeedsAReason_LetsTheInstitutionCorrectAndReportAgain(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await ApproveAsync(host);
        var list = (await ReportAsync(host, SampleLibrary.Reviewer, id)).Value;

        Assert.Equal("reason_required", await MoveAsync(host, SampleLibrary.SiteStaff, SubmissionAction.SendBack, id, "退回"));
        Assert.Null(await MoveAsync(host, SampleLibrary.SiteStaff, SubmissionAction.SendBack, id, "带教老师执业证号有误"));

        Assert.Equal(SubmissionState.Approved, (await FilingAsync(host, id)).State);
        var line = (await host.As<ReportQueries>(SampleLibrary.Reviewer).ListAsync(list.Id))!.Lines.Single();
        Assert.Equal((false, "带教老师执业证号有误"), (line.Here, line.SentBackReason));
        Assert.Equal("带教老师执业证号有误", (await host.As<ReportQueries>(SampleLibrary.Reviewer).ApprovedAsync("2021"))!.Single(row => row.Id == id).SentBackReason);
        Assert.Equal(1, await host.InspectAsync(data => data.OutboxEntries.CountAsync(row => row.About == id && row.Kind == "report.told_sent_back")));
        Assert.True((await ReviewFilings.DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Reject, "证号确实有误")).IsOk);
        Assert.True((await ReviewFilings.DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Approve, "更正后重新通过")).IsOk);
        Assert.True((await ReportAsync(host, SampleLibrary.Reviewer, id)).IsOk);
    }

    [Theory, DatabaseData]
    public async Task Filing_WithoutSecondReview_IsTheDistrictsAlone(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await ApproveAsync(host);
        await ReportAsync(host, SampleLibrary.Reviewer, id);

        Assert.Equal("illegal_state", await MoveAsync(host, PointStaff, SubmissionAction.Confirm, id));
        Assert.Equal("forbidden", await MoveAsync(host, SampleLibrary.SiteStaff, SubmissionAction.File, id));
        Assert.Equal("forbidden", await MoveAsync(host, SampleLibrary.Reviewer, SubmissionAction.SendBack, id, "自己退给自己"));
        Assert.Null(await MoveAsync(host, SampleLibrary.DistrictStaff, SubmissionAction.File, id));
        Assert.Equal("reason_required", await MoveAsync(host, SampleLibrary.DistrictStaff, SubmissionAction.Reopen, id));
        Assert.Null(await MoveAsync(host, SampleLibrary.DistrictStaff, SubmissionAction.Reopen, id, "备案后发现类别有误"));
        Assert.Equal(SubmissionState.Reported, (await FilingAsync(host, id)).State);
        Assert.Equal(
            [(SubmissionAction.Report, null), (SubmissionAction.File, null), (SubmissionAction.Reopen, "备案后发现类别有误")],
            (await host.InspectAsync(data => data.SubmissionSteps.Where(step => step.SubmissionId == id).OrderBy(step => step.Id).ToListAsync())).Select(step => (step.Action, step.Reason)));
    }

    [Theory, DatabaseData]
    public async Task SecondReview_IsTheNearestLevelsWithStaff(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await SecondReviewAsync(host);
        var (first, second) = (await ApproveAsync(host), await ApproveAsync(host));
        await ReportAsync(host, SampleLibrary.Reviewer, first, second);

        // The sample's point has staff, so that the site only looks.
        var hasPointStaff = await host.InspectAsync(data => data.Users.AnyAsync(user => user.InstitutionId == SampleLibrary.Qiaokou.Id && user.Roles.Any(role => role.Role == Role.PointStaff)));
        Assert.Equal(hasPointStaff ? "illegal_state" : null, await MoveAsync(host, SampleLibrary.SiteStaff, SubmissionAction.Confirm, first));
        Assert.Equal("illegal_state", await MoveAsync(host, SampleLibrary.DistrictStaff, SubmissionAction.File, second));
        Assert.Null(await MoveAsync(host, PointStaff, SubmissionAction.Confirm, second));
        Assert.Null(await MoveAsync(host, SampleLibrary.DistrictStaff, SubmissionAction.File, second));
        Assert.Equal(SubmissionState.Filed, (await FilingAsync(host, second)).State);
    }

    [Theory, DatabaseData]
    public async Task MoveAsync_InBulk_OneThatCannotBeMovedStopsNoOther(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var (reported, approved) = (await ApproveAsync(host), await ApproveAsync(host));
        await ReportAsync(host, SampleLibrary.Reviewer, reported);

        var done = (await host.As<StepService>(SampleLibrary.DistrictStaff).MoveAsync(SubmissionAction.File, [approved, reported, Guid.CreateVersion7()])).Value;

        Assert.Equal([(reported, null), (approved, "illegal_state")], done.OrderBy(row => row.Number, StringComparer.Ordinal).Select(row => (row.Id, row.Refusal?.Code)).OrderBy(row => row.Item2 is not null));
        Assert.Equal(SubmissionState.Filed, (await FilingAsync(host, reported)).State);
    }

    [Theory, DatabaseData]
    public async Task ReportApprovedAsync_WhereApprovingReports_WaitsForTheUndoWindow_AndLeavesWhatWasSentBack(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await ApproveAsync(host);
        await host.As<ReportService>(AccessScope.System).ReportApprovedAsync(CancellationToken.None);
        Assert.Equal(SubmissionState.Approved, (await FilingAsync(host, id)).State);
        await host.As(AccessScope.System).WriteAsync<Done>(async work =>
        {
            (await work.Data.Seasons.SingleAsync(row => row.Id == "2021")).ReportOn = ReportOn.Approval;
            work.Audit("season.edit", "Season", "2021");
            return Done.Yes;
        });

        await host.As<ReportService>(AccessScope.System).ReportApprovedAsync(CancellationToken.None);
        Assert.Equal(SubmissionState.Approved, (await FilingAsync(host, id)).State);
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        await host.As<ReportService>(AccessScope.System).ReportApprovedAsync(CancellationToken.None);
        Assert.Equal(SubmissionState.Reported, (await FilingAsync(host, id)).State);

        Assert.Null(await MoveAsync(host, SampleLibrary.DistrictStaff, SubmissionAction.SendBack, id, "请核对带教老师"));
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await host.As<ReportService>(AccessScope.System).ReportApprovedAsync(CancellationToken.None);
        Assert.Equal(SubmissionState.Approved, (await FilingAsync(host, id)).State);
    }

    [Theory, DatabaseData]
    public async Task Filing_RowsTotalAndCountsAgree_AndTellWorkingDays(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var ids = new[] { await ApproveAsync(host), await ApproveAsync(host), await ApproveAsync(host) };
        await ReportAsync(host, SampleLibrary.Reviewer, ids[0], ids[1]);
        await MoveAsync(host, SampleLibrary.DistrictStaff, SubmissionAction.File, ids[0]);
        host.Clock.Advance(TimeSpan.FromDays(7));

        var listing = (await host.As<FilingQueries>(SampleLibrary.SiteStaff).PageAsync(new FilingFilter()))!;

        Assert.Equal((1, 1, 1), (listing.Total, listing.Counts[SubmissionState.Reported], listing.Counts[SubmissionState.Filed]));
        var row = Assert.Single(listing.Rows);
        Assert.Equal((ids[1], "2021-L0001"), (row.Id, row.ListNumber));
        Assert.InRange(row.WaitingDays!.Value, 2, 6);
        Assert.Equal(ids[1], Assert.Single(await host.As<FilingQueries>(SampleLibrary.SiteStaff).AllAsync(new FilingFilter())).Id);
        Assert.Null(await host.As<FilingQueries>(SampleLibrary.Reviewer).PageAsync(new FilingFilter()));
    }

    /// <summary>The filing's own page tells each step with who, why and in which list, and offers the certificates while there are any.</summary>
    [Theory, DatabaseData]
    public async Task History_OfAFilingOnItsWay_NamesEveryStep(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await ApproveAsync(host);
        var list = (await ReportAsync(host, SampleLibrary.Reviewer, id)).Value;

        // The clock stands still: both steps are of one moment.
        Assert.Null(await MoveAsync(host, PointStaff, SubmissionAction.SendBack, id, "清单缺少盖章页"));

        var detail = (await host.As<ReviewDetailQueries>(SampleLibrary.Reviewer).DetailAsync(id))!;

        var steps = detail.History.Where(entry => entry.Step is not null).ToList();
        Assert.Equal([SubmissionAction.SendBack, SubmissionAction.Report], steps.Select(entry => entry.Step!.Value));
        Assert.Equal((PointStaff.DisplayName, "清单缺少盖章页"), (steps[0].By, steps[0].Note));
        Assert.Equal((list.Id, list.Number), (steps[1].ListId, steps[1].ListNumber));
        Assert.Null(detail.Difference);
        Assert.True(detail.MayPrint);
        Assert.False((await host.As<ReviewDetailQueries>(SampleLibrary.Administrator).DetailAsync(id))!.MayPrint);
    }
}
