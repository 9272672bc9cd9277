using System.Text.RegularExpressions;
using AdminConsole.Domain;
using AdminConsole.Domain.Verification;
using static AdminConsole.Tests.Domain.Verification.SampleFacts;

namespace AdminConsole.Tests.Domain.Verification;

public sealed partial class MentorMatchRuleTests
{
    private static readonly PostFacts Green = new("内科", Mentor.Name, Mentor);
    private static readonly PostFacts NotFound = new("内科", "陈志远", Registered: null);
    private static readonly PostFacts Malformed = new("内科", "陈志远", Registered: null, NumberWellFormed: false);
    private static readonly PostFacts NameDiffers = new("内科", "陈志远", new RegisteredMentor("赵敏", "武汉百佳妇产医院"));

    public static TheoryData<int> VectorCases => [.. Enumerable.Range(0, Vectors.Mentors.Count)];

    [Theory]
    [MemberData(nameof(VectorCases))]
    public void Evaluate_Vector_HasItsLight(int index)
    {
        var vector = Vectors.Mentors[index];
        var entry = Vectors.Register.FirstOrDefault(entry => entry.No == vector.EnteredNo);
        var post = new PostFacts("内科", vector.EnteredName, entry is null ? null : new RegisteredMentor(entry.Name, "医院"), FifteenDigits().IsMatch(vector.EnteredNo));

        var check = Evaluate(post);

        Assert.Equal(vector.Light == "green" ? CheckResult.Green : CheckResult.Red, check.Result);
        Assert.Equal(vector.Reason switch
        {
            "MATCH" => null,
            "NOT_FOUND" => "check.mentor_not_found",
            "MALFORMED" => "check.mentor_malformed",
            _ => "check.mentor_name_differs",
        }, check.Finding?.Key);
    }

    [Fact]
    public void Evaluate_Match_ShowsThePracticeInstitutionBeside()
    {
        var check = Evaluate(Green);
        Assert.Equal(new Phrase("check.mentor_green"), check.Explanation);
        Assert.Null(check.Needs);
        Assert.Equal(Mentor, check.Registered);
    }

    [Fact]
    public void Evaluate_NameDiffers_ShowsTheConsoleBothStrings()
    {
        var check = Evaluate(NameDiffers);
        Assert.Equal(new Phrase("check.mentor_name_differs", "陈志远", "赵敏"), check.Finding);
        Assert.Equal("武汉百佳妇产医院", check.Registered?.PracticeInstitution);
    }

    [Fact]
    public void Evaluate_AnyRed_TellsAnApiClientTheSame()
    {
        var told = new[] { NotFound, Malformed, NameDiffers }.Select(Evaluate).Select(check => (check.Result, check.Explanation, check.Needs, check.Inputs.Count)).ToList();
        Assert.Equal((CheckResult.Red, new Phrase("check.mentor_red"), new Phrase("check.mentor_needs"), 0), Assert.Single(told.Distinct()));
    }

    [Fact]
    public void Evaluate_RegistryUnavailable_IsUnknownNeverRed()
    {
        foreach (var post in new[] { Green, NotFound, Malformed, NameDiffers })
        {
            var check = Assert.Single(MentorMatchRule.Evaluate(Of(periods: ("2020-01-01", "2020-12-31")).WithPost(0, post) with { RegistryAvailable = false }));
            Assert.Equal((CheckResult.Unknown, new Phrase("check.mentor_unknown")), (check.Result, check.Explanation));
            Assert.Null(check.Finding);
        }
    }

    [Fact]
    public void Evaluate_SeveralPeriodsAndPosts_MarksEachPost()
    {
        var facts = Of(periods: [("2020-01-01", "2020-06-30"), ("2019-01-01", "2019-12-31")]).WithPost(1, NotFound, stamped: true);
        facts = facts with { Periods = [facts.Periods[0] with { Posts = [Green, NameDiffers] }, facts.Periods[1]] };

        Assert.Equal(
            [(0, 0, CheckResult.Green, true, false), (0, 1, CheckResult.Red, true, false), (1, 0, CheckResult.Red, false, true)],
            MentorMatchRule.Evaluate(facts).Select(check => (check.Period!.Value, check.Post!.Value, check.Result, check.AtCurrentInstitution, check.HasStampedCertificate)));
    }

    private static Check Evaluate(PostFacts post) => Assert.Single(MentorMatchRule.Evaluate(Of(periods: ("2020-01-01", "2020-12-31")).WithPost(0, post)));

    [GeneratedRegex("^[0-9]{15}$")]
    private static partial Regex FifteenDigits();
}
