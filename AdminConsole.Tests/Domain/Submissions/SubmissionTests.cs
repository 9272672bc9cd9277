using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;

namespace AdminConsole.Tests.Domain.Submissions;

public sealed class SubmissionTests
{
    private static readonly Check NotFound = new(MentorMatchRule.Code, CheckResult.Red, new Phrase("check.mentor_red")) { Period = 0, Post = 0, Finding = new Phrase("check.mentor_not_found") };

    [Fact]
    public void TakeReport_SameMarks_SaysUnchanged() => Assert.False(Reported(NotFound).TakeReport(ReportOf(NotFound with { Inputs = new Dictionary<string, object>() })));

    [Fact]
    public void TakeReport_OnlyTheFindingDiffers_SaysChanged()
    {
        Assert.True(Reported(NotFound).TakeReport(ReportOf(NotFound with { Finding = new Phrase("check.mentor_name_differs", "陈志远", "赵敏") })));
        Assert.True(Reported(NotFound).TakeReport(ReportOf(NotFound with { Registered = new RegisteredMentor("赵敏", "医院") })));
    }

    [Fact]
    public void TakeReport_CopiesTheMarksForTheQueue()
    {
        var submission = Reported(NotFound);
        Assert.Equal((CheckResult.Green, CheckResult.Red, CheckResult.Red, 12), (submission.DurationMark, submission.MentorMark, submission.WorstMark, submission.TotalMonths));
    }

    private static Submission Reported(Check check)
    {
        var submission = new Submission { Id = Guid.CreateVersion7(), Number = "2021-000001", SeasonId = "2021", DistrictId = Guid.Empty, InstitutionId = Guid.Empty };
        submission.TakeReport(ReportOf(check));
        return submission;
    }

    private static VerificationReport ReportOf(Check check) => new([check], 12, new DateOnly(2021, 3, 1));
}
