using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using static AdminConsole.Tests.Domain.Verification.SampleFacts;

namespace AdminConsole.Tests.Domain.Verification;

public sealed class ApprovalPolicyTests
{
    private static readonly PostFacts NotFound = new("内科", "陈志远", Registered: null);
    private static readonly PostFacts NameDiffers = new("内科", "陈志远", new RegisteredMentor("赵敏", "医院"));

    private static readonly VerificationFacts AllGreen = Of(periods: [("2020-01-01", "2020-12-31"), ("2018-01-01", "2018-06-30"), ("2017-01-01", "2017-06-30")]);
    private static readonly VerificationFacts TooShort = Of(periods: ("2020-05-01", "2020-12-31"));
    private static readonly VerificationFacts FreshGraduate = Of(periods: ("2020-08-01", "2021-08-31")) with { FreshGraduateWithCommitment = true };

    [Fact]
    public void IN05_AllGreen_NeedsNothing()
    {
        var needs = ApprovalPolicy.Requirements(Verifier.Evaluate(AllGreen));
        Assert.False(needs.NeedsReason);
        Assert.False(needs.IsBlocked);
        Assert.Null(needs.PrefilledReason);
        Assert.True(Approve(AllGreen, note: null).IsOk);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("已核实了")]
    [InlineData(" 已 核 实 了 ")]
    [InlineData("已核实了\u200B\u200B\u3164")]
    public void IN05_RedDurationWithoutReason_IsRefused(string? note) => AssertReasonRequired(Approve(TooShort, note), SubmissionTransitions.Reason);

    [Fact]
    public void IN05_RedDurationWithReason_MayBeApproved() => Assert.True(Approve(TooShort, "已核实属实").IsOk);

    [Fact]
    public void IN05_RedMentorAtTheCurrentInstitution_NeedsAReason()
    {
        foreach (var post in new[] { NotFound, NameDiffers })
        {
            var facts = AllGreen.WithPost(0, post, stamped: true);
            AssertReasonRequired(Approve(facts, "短"), SubmissionTransitions.Reason);
            Assert.True(Approve(facts, "已核实属实").IsOk);
            Assert.Equal(MentorMatchRule.Code, Assert.Single(ApprovalPolicy.Requirements(Verifier.Evaluate(facts)).ReasonFor).Code);
        }
    }

    [Fact]
    public void IN05_RedMentorElsewhereWithoutStampedPaper_IsRefusedWhateverIsTyped()
    {
        var facts = AllGreen.WithPost(1, NotFound).WithPost(2, NameDiffers);
        var error = Approve(facts, new string('理', 200)).Error;

        Assert.NotNull(error);
        Assert.Equal(("stamped_certificate_required", ErrorKind.Invalid), (error.Code, error.Kind));
        Assert.Equal(["2, 3"], error.Args);
        Assert.Equal(["periods[1]", "periods[2]"], error.Fields.Keys);
        Assert.Equal([1, 2], ApprovalPolicy.Requirements(Verifier.Evaluate(facts)).BlockedPeriods);
    }

    [Fact]
    public void IN05_RedMentorElsewhereWithStampedPaper_NeedsNoReason()
    {
        var facts = AllGreen.WithPost(1, NotFound, stamped: true);
        Assert.True(Approve(facts, note: null).IsOk);
    }

    [Fact]
    public void IN05_StampedPaperOfAnotherPeriod_DoesNotHelp() =>
        Assert.Equal("stamped_certificate_required", Approve(AllGreen.WithPost(1, NotFound).WithPost(2, NotFound, stamped: true), "已核实属实").Error?.Code);

    [Fact]
    public void IN05_SeveralRedPostsOfOnePeriod_BlockItOnce()
    {
        var facts = AllGreen.WithPost(1, NotFound);
        facts = facts with { Periods = [.. facts.Periods.Select(period => period with { Posts = [.. period.Posts, .. period.Posts] })] };
        Assert.Equal([1], ApprovalPolicy.Requirements(Verifier.Evaluate(facts)).BlockedPeriods);
    }

    [Fact]
    public void IN05_RegistryUnavailable_AsksForTheSameAsRed()
    {
        var facts = AllGreen with { RegistryAvailable = false };
        Assert.Equal("stamped_certificate_required", Approve(facts, "已核实属实").Error?.Code);

        var stamped = facts with { Periods = [.. facts.Periods.Select(period => period with { HasStampedCertificate = !period.Current })] };
        AssertReasonRequired(Approve(stamped, note: null), SubmissionTransitions.Reason);
        Assert.True(Approve(stamped, "已核实属实").IsOk);
    }

    [Fact]
    public void Requirements_FreshGraduate_PrefillsTheReason()
    {
        var needs = ApprovalPolicy.Requirements(Verifier.Evaluate(FreshGraduate));
        Assert.True(needs.NeedsReason);
        Assert.Equal(new Phrase("check.duration_pledged_reason", Day("2021-07-31"), 12), needs.PrefilledReason);
        AssertReasonRequired(Approve(FreshGraduate, note: null), SubmissionTransitions.Reason);
    }

    [Fact]
    public void Check_AdvisoryAmber_AsksForNothing() =>
        Assert.True(Approve(Of(periods: [("2020-01-01", "2020-12-31"), ("2020-12-01", "2021-02-01")]), note: null).IsOk);

    [Theory]
    [InlineData(SubmissionState.Pending, SubmissionAction.Reject, SubmissionTransitions.Note)]
    [InlineData(SubmissionState.Pending, SubmissionAction.Return, SubmissionTransitions.Note)]
    [InlineData(SubmissionState.Approved, SubmissionAction.Reject, SubmissionTransitions.Reason)]
    [InlineData(SubmissionState.Returned, SubmissionAction.Approve, SubmissionTransitions.Reason)]
    public void Check_RejectReturnAndChange_NeedANote(SubmissionState from, SubmissionAction decision, int shortest)
    {
        var report = Verifier.Evaluate(AllGreen);
        AssertReasonRequired(ApprovalPolicy.Check(from, decision, report, new string('理', shortest - 1) + "\u3000"), shortest);
        Assert.True(ApprovalPolicy.Check(from, decision, report, new string('理', shortest)).IsOk);
    }

    [Fact]
    public void Check_RejectAndReturn_AreNotHeldUpByMarks()
    {
        var report = Verifier.Evaluate(TooShort.WithPost(0, NotFound) with { RegistryAvailable = false });
        Assert.True(ApprovalPolicy.Check(SubmissionState.Pending, SubmissionAction.Reject, report, "重").IsOk);
        Assert.True(ApprovalPolicy.Check(SubmissionState.Pending, SubmissionAction.Return, Verifier.Evaluate(AllGreen.WithPost(1, NotFound)), "补").IsOk);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(" \u3000\t\r\n\u00A0", 0)]
    [InlineData("\u200B\u200D\u2060\uFEFF\u00AD\u202E", 0)]
    [InlineData("\u115F\u1160\u3164\uFFA0\u2800", 0)]
    [InlineData("\u0301\uFE0F\u0000\uE000", 0)]
    [InlineData("已核实。", 4)]
    [InlineData("\U00020BB7\U0001F600", 2)]
    [InlineData("Jose\u0301", 4)]
    public void VisibleLength_CountsWhatShows(string? text, int expected) => Assert.Equal(expected, ApprovalPolicy.VisibleLength(text));

    private static Result<Done> Approve(VerificationFacts facts, string? note) =>
        ApprovalPolicy.Check(SubmissionState.Pending, SubmissionAction.Approve, Verifier.Evaluate(facts), note);

    private static void AssertReasonRequired(Result<Done> result, int shortest)
    {
        Assert.NotNull(result.Error);
        Assert.Equal(("reason_required", ErrorKind.Invalid), (result.Error.Code, result.Error.Kind));
        Assert.Equal([shortest], result.Error.Args);
        Assert.Equal(["note"], result.Error.Fields.Keys);
    }
}
