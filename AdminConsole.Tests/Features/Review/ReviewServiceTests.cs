using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.Features.Review;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Features.Review;

public sealed class ReviewServiceTests
{
    [Theory, DatabaseData]
    public async Task AL03_DecideAsync_AllGreen_LeavesStateDecisionAndOneEntry(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);

        var result = await DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Approve);

        Assert.Equal(SubmissionState.Approved, result.Value);
        var row = await host.InspectAsync(data => data.Submissions.SingleAsync(row => row.Id == id));
        Assert.Equal((SubmissionState.Approved, SampleLibrary.Reviewer.DisplayName, host.Clock.GetUtcNow().UtcDateTime), (row.State, row.DecidedByName, row.DecidedAt));
        var decision = await host.InspectAsync(data => data.Decisions.SingleAsync(row => row.SubmissionId == id));
        Assert.Equal((SubmissionState.Approved, null, 1, 14), (decision.Result, decision.Note, decision.Revision, decision.Report.TotalMonths));
        Assert.Equal(CheckResult.Green, decision.Report.Worst);
        Assert.Equal(1, await AuditsAsync(host, "submission.approve"));
    }

    [Theory, DatabaseData]
    public async Task IN05_DecideAsync_RedDuration_NeedsAReasonOfFiveVisibleCharacters(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital, periods: [Period(SampleLibrary.Hospital, 9)]);

        foreach (var note in new[] { "", "好", "　 　 　 ", "一二三四\u200B" })
            Assert.Equal("reason_required", (await DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Approve, note)).Error?.Code);
        Assert.Equal(0, await AuditsAsync(host, "submission.approve"));
        Assert.True((await DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Approve, "已核对原始材料")).IsOk);
    }

    [Theory, DatabaseData]
    public async Task IN05_DecideAsync_RedCurrentMentor_NeedsAReason(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital, periods: [Period(SampleLibrary.Hospital, 14, "刘方")]);

        Assert.Equal("reason_required", (await DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Approve)).Error?.Code);
        Assert.True((await DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Approve, "姓名为笔误，已核对")).IsOk);
    }

    [Theory, DatabaseData]
    public async Task IN05_DecideAsync_RedFormerMentor_NeedsTheStampedPaperWhateverIsTyped(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        List<ProbationPeriod> periods = [Period(SampleLibrary.Hospital, 14), Former(6)];
        var bare = await FileAsync(host, SampleLibrary.Hospital, periods: periods);
        var stamped = await FileAsync(host, SampleLibrary.Hospital, periods: periods, materials: [new MaterialUse(MaterialUse.StampedPreviousCertificate, Guid.CreateVersion7(), new string('a', 64), Period: 1)]);

        Assert.Equal("stamped_certificate_required", (await DecideAsync(host, SampleLibrary.Reviewer, bare, SubmissionAction.Approve, "原单位已确认属实")).Error?.Code);
        Assert.True((await DecideAsync(host, SampleLibrary.Reviewer, stamped, SubmissionAction.Approve)).IsOk);
        Assert.True((await DecideAsync(host, SampleLibrary.Reviewer, bare, SubmissionAction.Return, "请补交盖章证明")).IsOk);
    }

    [Theory, DatabaseData]
    public async Task DecideAsync_RejectOrReturnWithoutNote_IsRefused(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);

        Assert.Equal("reason_required", (await DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Reject)).Error?.Code);
        Assert.Equal("reason_required", (await DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Return, " ")).Error?.Code);
        Assert.Equal(SubmissionState.Returned, (await DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Return, "缺")).Value);
    }

    [Theory, DatabaseData]
    public async Task DecideAsync_AgainBeforeReporting_ChangesTheDecisionWithAReason(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        await DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Approve);

        Assert.Equal("illegal_state", (await DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Approve)).Error?.Code);
        Assert.Equal("reason_required", (await DecideAsync(host, OtherReviewer, id, SubmissionAction.Reject, "误判")).Error?.Code);
        Assert.Equal(SubmissionState.Rejected, (await DecideAsync(host, OtherReviewer, id, SubmissionAction.Reject, "经复查不符合")).Value);
        await ChangeAsync(host, id, row => row.Apply(SubmissionAction.Undo, SubmissionActor.Reviewer, new TransitionFacts(UndoOpen: true)));
        await DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Approve);
        await ChangeAsync(host, id, row => row.Apply(SubmissionAction.Report, SubmissionActor.Reviewer));
        Assert.Equal("illegal_state", (await DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Return, "已经上报了吗")).Error?.Code);
        Assert.Equal(3, await host.InspectAsync(data => data.Decisions.CountAsync(row => row.SubmissionId == id)));
    }

    [Theory, DatabaseData]
    public async Task AZ04_DecideAsync_OutOfScope_IsNotFound_AndInScopeWithoutTheRightIsForbidden(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);

        Assert.Equal(Error.NotFound, (await DecideAsync(host, NeighbourReviewer, id, SubmissionAction.Approve)).Error);
        Assert.Equal(Error.NotFound, (await host.As<ReviewService>(NeighbourReviewer).DecideAsync(Guid.CreateVersion7(), new DecisionInput { Decision = SubmissionAction.Approve }, default)).Error);
        Assert.Equal(Error.Forbidden, (await DecideAsync(host, SampleLibrary.SiteStaff, id, SubmissionAction.Approve)).Error);
        Assert.Equal(Error.Forbidden, (await DecideAsync(host, SampleLibrary.Administrator, id, SubmissionAction.Approve)).Error);
    }

    [Theory, DatabaseData]
    public async Task DecideAsync_WithoutAUsableDecision_IsRefusedBesideTheField(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        var service = host.As<ReviewService>(SampleLibrary.Reviewer);

        foreach (var decision in new SubmissionAction?[] { null, SubmissionAction.Report, SubmissionAction.Undo })
            Assert.Contains("decision", (await service.DecideAsync(id, new DecisionInput { Decision = decision }, default)).Error!.Fields.Keys);
        Assert.Contains("note", (await service.DecideAsync(id, new DecisionInput { Decision = SubmissionAction.Reject, Note = new string('长', 1001) }, default)).Error!.Fields.Keys);
        Assert.Contains("note", (await service.DecideAsync(id, new DecisionInput { Decision = SubmissionAction.Reject, Note = "重\u202E试" }, default)).Error!.Fields.Keys);
    }

    [Theory, DatabaseData]
    public async Task DecideAsync_AfterTheDeadline_IsClosed(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);

        host.Clock.Set(new DateTimeOffset(2021, 7, 31, 15, 59, 59, TimeSpan.Zero));
        Assert.NotEmpty((await host.As<ReviewDetailQueries>(SampleLibrary.Reviewer).DetailAsync(id))!.Decisions);
        host.Clock.Set(new DateTimeOffset(2021, 7, 31, 16, 0, 0, TimeSpan.Zero));

        Assert.Equal("decisions_closed", (await DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Approve)).Error?.Code);
        Assert.Empty((await host.As<ReviewDetailQueries>(SampleLibrary.Reviewer).DetailAsync(id))!.Decisions);
    }

    [Theory, DatabaseData]
    public async Task DecideAsync_OnOnesOwnEntry_NeedsASecondPerson(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital, enteredBy: SampleLibrary.Reviewer.UserId);

        Assert.Equal("second_person_required", (await DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Approve)).Error?.Code);
        Assert.True((await DecideAsync(host, OtherReviewer, id, SubmissionAction.Approve)).IsOk);
    }

    [Theory, DatabaseData]
    public async Task CC01_DecideAsync_CandidateChangedItMeanwhile_IsAVersionConflict(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        var seen = await VersionAsync(host, id);
        await ChangeAsync(host, id, row => row.Apply(SubmissionAction.Withdraw, SubmissionActor.Candidate));

        var result = await host.As<ReviewService>(SampleLibrary.Reviewer).DecideAsync(id, new DecisionInput { Decision = SubmissionAction.Approve }, seen);

        Assert.Equal("version_conflict", result.Error?.Code);
    }

    /// <summary>A hundred rounds, of two to twenty people each.</summary>
    /// <summary>Decided and withdrawn at the same moment: one of them happened, the other is told, and the counts know which.</summary>
    [Theory, DatabaseData]
    public async Task CC03_DecideAgainstWithdraw_OneOfThemHappens(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        for (var round = 0; round < 8; round++)
        {
            var id = await FileAsync(host, SampleLibrary.Hospital);
            var version = await VersionAsync(host, id);
            var deciding = host.As<ReviewService>(SampleLibrary.Reviewer).DecideAsync(id, new DecisionInput { Decision = SubmissionAction.Reject, Note = "不符合要求" }, version);
            var withdrawing = host.As(AccessScope.System).WriteAsync(async work =>
            {
                work.Audit("submission.withdraw", nameof(Submission), id);
                return (await work.Data.Submissions.SingleAsync(row => row.Id == id)).Apply(SubmissionAction.Withdraw, SubmissionActor.Candidate);
            });
            var (decided, withdrawn) = (await deciding, await withdrawing);

            var state = await host.InspectAsync(data => data.Submissions.Where(row => row.Id == id).Select(row => row.State).SingleAsync());
            Assert.NotEqual(decided.IsOk, withdrawn.IsOk);
            Assert.Equal(decided.IsOk ? SubmissionState.Rejected : SubmissionState.Withdrawn, state);
            Assert.Contains((decided.Error ?? withdrawn.Error)!.Code, new[] { "version_conflict", "illegal_state" });
        }

        var counts = (await host.As<ReviewQueries>(SampleLibrary.SiteStaff).PageAsync(new ReviewQueueFilter { State = null, Size = 1 })).Counts;
        Assert.Equal(await host.As(SampleLibrary.SiteStaff).ReadAsync((data, ct) => data.Submissions.CountAsync(row => row.State == SubmissionState.Rejected, ct)), counts.Of(SubmissionState.Rejected, AdminConsole.Domain.Review.QueuePreset.All));
    }

    [Theory, DatabaseData]
    public async Task CC02_DecideAsync_ManyAtOnce_LetsExactlyOneThroughAndNamesItToTheOthers(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        for (var round = 0; round < 100; round++)
        {
            var id = await FileAsync(host, SampleLibrary.Hospital);
            var version = await VersionAsync(host, id);
            var services = Enumerable.Range(0, 2 + round % 19).Select(index => host.As<ReviewService>(index % 2 == 0 ? SampleLibrary.Reviewer : OtherReviewer)).ToList();
            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var decisions = services.Select((service, index) => Task.Run(async () =>
            {
                await start.Task;
                return await service.DecideAsync(id, new DecisionInput { Decision = index % 3 == 0 ? SubmissionAction.Approve : SubmissionAction.Reject, Note = "同时审核的说明" }, version);
            })).ToList();
            start.SetResult();
            var results = await Task.WhenAll(decisions);

            var won = Assert.Single(results, result => result.IsOk);
            var decision = await host.InspectAsync(data => data.Decisions.SingleAsync(row => row.SubmissionId == id));
            Assert.Equal((decision.Id, decision.Result), (won.Value.Id, won.Value.State));
            Assert.All(results.Where(result => !result.IsOk), result => Assert.Equal(ReviewErrors.AlreadyDecided(decision.DecidedByName, decision.DecidedAt, decision.Result).Phrase, result.Error!.Phrase));
            Assert.Equal(1, await host.InspectAsync(data => data.AuditEntries.CountAsync(row => row.ObjectId == id.ToString() && (row.Action == "submission.approve" || row.Action == "submission.reject"))));
        }
    }

    [Theory, DatabaseData]
    public async Task BR10_OpenAsync_RecordsOneView_AndNoneForWhatIsOutOfScope(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);

        Assert.True((await host.As<ReviewService>(SampleLibrary.Reviewer).OpenAsync(id)).IsOk);
        Assert.Equal(Error.NotFound, (await host.As<ReviewService>(NeighbourReviewer).OpenAsync(id)).Error);

        var entry = await host.InspectAsync(data => data.AuditEntries.SingleAsync(row => row.Action == "submission.view_whole"));
        Assert.Equal((id.ToString(), SampleLibrary.Reviewer.UserId), (entry.ObjectId, entry.ActorId));
    }

    [Theory, DatabaseData]
    public async Task PD02_OpenAsync_ShowsWholeNumbersOnlyToWhoDecides(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital, document: "420106199605047932");

        var reviewer = (await host.As<ReviewService>(SampleLibrary.Reviewer).OpenAsync(id)).Value;
        var site = (await host.As<ReviewService>(SampleLibrary.SiteStaff).OpenAsync(id)).Value;

        Assert.Equal("420106199605047932", reviewer.Content.Person.DocumentNumber);
        Assert.Equal(("420106*****7932", "138****0000"), (site.Content.Person.DocumentNumber, site.Content.Person.Phone));
        Assert.Equal("11*********0308", site.Content.Periods[0].Posts[0].MentorCertificateNumber);
        Assert.Empty(site.Decisions);
    }
}
