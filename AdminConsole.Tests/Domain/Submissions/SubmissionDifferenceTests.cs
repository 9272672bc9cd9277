using AdminConsole.Domain.Submissions;

namespace AdminConsole.Tests.Domain.Submissions;

public sealed class SubmissionDifferenceTests
{
    [Fact]
    public void Between_SameContent_IsEmpty() => Assert.True(SubmissionDifference.Between(SampleContent.Create(), SampleContent.Create()).IsEmpty);

    [Fact]
    public void Between_ChangedFields_NamesThemAsTheApiDoes()
    {
        var before = SampleContent.Create();
        var after = before with
        {
            Education = before.Education with { School = "湖北医药学院" },
            Assistant = null,
            Periods = [before.Periods[0] with { Posts = [before.Periods[0].Posts[0] with { Passed = false }, before.Periods[0].Posts[1]] }, before.Periods[1]],
        };

        Assert.Equal(
            [
                new FieldChange("education.school", "武汉大学", "湖北医药学院"),
                new FieldChange("assistant.qualificationNumber", "2018420110242010219960504001", null),
                new FieldChange("assistant.practisingNumber", "210420100000835", null),
                new FieldChange("periods[0].posts[0].assessment", "pass", "fail"),
            ],
            SubmissionDifference.Between(before, after).Fields);
    }

    [Fact]
    public void Between_PeriodGone_TellsEachOfItsFields()
    {
        var before = SampleContent.Create();
        var difference = SubmissionDifference.Between(before, before with { Periods = [before.Periods[0]] });

        Assert.All(difference.Fields, change => Assert.StartsWith("periods[1].", change.Path, StringComparison.Ordinal));
        Assert.Contains(new FieldChange("periods[1].start", "2018-01-05", null), difference.Fields);
        Assert.True(difference.TouchesPeriod(1));
        Assert.False(difference.TouchesPeriod(0));
    }

    [Fact]
    public void Between_Pictures_GoesByDigestAndPlaceNotByIdOrOrder()
    {
        var before = SampleContent.Create();
        var (photo, stamped) = (before.Materials[0], before.Materials[1]);
        var uploadedAgain = before with { Materials = [stamped with { MaterialId = Guid.NewGuid() }, photo] };
        var replaced = before with { Materials = [photo, stamped with { Sha256 = new string('c', 64) }] };

        Assert.True(SubmissionDifference.Between(before, uploadedAgain).IsEmpty);
        var change = Assert.Single(SubmissionDifference.Between(before, replaced).Pictures);
        Assert.Equal("STAMPED_PREVIOUS_CERTIFICATE[1]", change.Path);
        Assert.Equal(stamped, Assert.Single(change.Removed));
        Assert.Equal(new string('c', 64), Assert.Single(change.Added).Sha256);
        Assert.True(SubmissionDifference.Between(before, replaced).TouchesPeriod(1));
    }

    [Fact]
    public void Fields_EveryPropertyOfTheContent_IsAmongThem()
    {
        var content = SampleContent.Create();
        var paths = SubmissionFields.Of(content).Select(field => field.Path).ToList();

        Assert.Equal(paths.Count, paths.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(typeof(CandidatePerson).GetProperties().Length, paths.Count(path => path.StartsWith("person.", StringComparison.Ordinal)));
        Assert.Equal(typeof(Education).GetProperties().Length, paths.Count(path => path.StartsWith("education.", StringComparison.Ordinal)));
        Assert.Equal(typeof(ProbationPost).GetProperties().Length, paths.Count(path => path.StartsWith("periods[1].posts[0].", StringComparison.Ordinal)));
        Assert.Equal(typeof(ProbationPeriod).GetProperties().Length - 1, paths.Count(path => path.StartsWith("periods[1].", StringComparison.Ordinal) && !path.Contains("posts", StringComparison.Ordinal)));
    }
}
