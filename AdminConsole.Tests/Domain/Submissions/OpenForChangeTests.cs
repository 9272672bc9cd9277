using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Tests.Domain.Submissions;

public sealed class OpenForChangeTests
{
    private static readonly Season Season = SampleContent.Season();

    private static readonly SubmissionContent Before = SampleContent.Create();

    [Fact]
    public void Returned_WithItems_OpensThoseAlone()
    {
        var open = OpenForChange.Of(SubmissionState.Returned, [Item("education.school"), Item("periods[0]"), Item("ID_PHOTO"), Item("STAMPED_PREVIOUS_CERTIFICATE", 1)], Season);
        var allowed = Before with
        {
            Education = Before.Education with { School = "湖北医药学院" },
            Periods = [Before.Periods[0] with { Start = new(2019, 9, 1), Posts = [Before.Periods[0].Posts[0]] }, Before.Periods[1]],
            Materials = [Before.Materials[0] with { Sha256 = "x" }, Before.Materials[1] with { Sha256 = "y" }],
        };
        var refused = Before with
        {
            Education = Before.Education with { Major = "中医学" },
            Periods = [Before.Periods[0], Before.Periods[1] with { End = new(2019, 4, 1) }],
            Materials = [.. Before.Materials, new MaterialUse("OTHER_PROOF", Guid.NewGuid(), "z", Period: null)],
        };

        Assert.Empty(Refused(open, allowed));
        Assert.Equal(["education.major", "periods[1].end", "OTHER_PROOF"], Refused(open, refused));
    }

    [Fact]
    public void Returned_WithoutItems_OpensAllButPersonSeasonAndBinding()
    {
        var open = OpenForChange.Of(SubmissionState.Returned, [], Season);
        var other = Before with { SeasonId = "2022", BindingId = Guid.NewGuid(), Person = Before.Person with { Phone = "13900000000" }, Exam = new("2", "210"), Materials = [] };

        Assert.Equal(["seasonId", "bindingId", "person.phone"], Refused(open, other));
    }

    [Fact]
    public void Withdrawn_OpensEverythingButTheSeason()
    {
        var open = OpenForChange.Of(SubmissionState.Withdrawn, [], Season);

        Assert.Equal(["seasonId"], Refused(open, Before with { SeasonId = "2022", BindingId = Guid.NewGuid(), Person = Before.Person with { Name = "赵七" }, NoticeVersion = 2, Materials = [] }));
    }

    [Theory]
    [InlineData(SubmissionState.Pending)]
    [InlineData(SubmissionState.Approved)]
    [InlineData(SubmissionState.Rejected)]
    [InlineData(SubmissionState.Reported)]
    [InlineData(SubmissionState.Confirmed)]
    [InlineData(SubmissionState.Filed)]
    public void OtherStates_OpenNothing(SubmissionState state) =>
        Assert.Equal(["exam.level"], Refused(OpenForChange.Of(state, [], Season), Before with { Exam = Before.Exam with { Level = "2" } }));

    [Fact]
    public void Rejected_WhereTheSeasonAllows_IsAsWithdrawn() =>
        Assert.Equal(
            OpenForChange.Of(SubmissionState.Withdrawn, [], Season).Paths,
            OpenForChange.Of(SubmissionState.Rejected, [], SampleContent.Season(rejectedMayRefile: true)).Paths);

    [Theory]
    [InlineData("periods[1]", "periods[1].start", true)]
    [InlineData("periods[1]", "periods[10].start", false)]
    [InlineData("periods", "periods[0].start", true)]
    [InlineData("education.school", "education.schoolName", false)]
    public void Covers_GoesByWholeSteps(string subject, string path, bool covers) => Assert.Equal(covers, OpenForChange.Covers(subject, path));

    [Fact]
    public void Feedback_Check_KeepsTheReasonsWordsAndNamesEveryFault()
    {
        var kept = FeedbackItem.Check([Item("ID_PHOTO") with { Text = " 请重拍 " }, Item("education")], Before, Season).Value;
        var faults = FeedbackItem.Check([Item("seasonId"), Item("periods[7]"), Item("ID_PHOTO", 9), Item("education") with { Reason = "?" }, Item("education")], Before, Season).Error!.Fields;

        Assert.Equal(new FeedbackItem("ID_PHOTO", null, "1", "图片不清晰或不完整", "请重拍"), kept[0]);
        Assert.Null(kept[1].Text);
        Assert.Equal(["feedback[0].subject", "feedback[1].subject", "feedback[2].subject", "feedback[3].reason", "feedback[4].subject"], faults.Keys);
    }

    private static FeedbackItem Item(string subject, int? period = null) => new(subject, period, "1", "", null);

    private static IReadOnlyList<string> Refused(OpenForChange open, SubmissionContent after) => open.Refuse(SubmissionDifference.Between(Before, after));
}
