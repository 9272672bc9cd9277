using System.Globalization;
using AdminConsole.Domain;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.Resources;
using static AdminConsole.Tests.Domain.Verification.SampleFacts;

namespace AdminConsole.Tests.Domain.Verification;

public sealed class CheckWordsTests
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    [Fact]
    public void Duration_ReadsAsTheInterfaceDescriptionSays()
    {
        var check = Verifier.Evaluate(Of(periods: ("2019-08-08", "2020-07-07"))).Checks[0];
        Assert.Equal("试用期总时长 11 个月，差 1 个月", Say(check.Explanation));
        Assert.Equal("2020-08-07 止满 12 个月", Say(check.Needs!));
    }

    [Fact]
    public void Mentor_UsesTheNoticesWords() =>
        Assert.Equal("带教老师姓名与执业证书号符合", Say(Verifier.Evaluate(Of(periods: ("2020-01-01", "2020-12-31"))).Checks[1].Explanation));

    [Fact]
    public void EveryPhrase_HasWordsInBothLanguages()
    {
        var phrases = EveryReport().SelectMany(Phrases).Concat(Names()).ToList();

        Assert.True(phrases.Count > 60);
        foreach (var language in Languages)
            Assert.All(phrases, phrase => Assert.DoesNotContain('{', Say(phrase, language)));
        Assert.All(phrases, phrase => Assert.NotEqual(Say(phrase, Languages[0]), Say(phrase, Languages[1])));
    }

    private static IEnumerable<VerificationReport> EveryReport()
    {
        var green = Of(periods: [("2020-01-01", "2020-12-31"), ("2020-06-01", "2020-07-31")]);
        yield return Verifier.Evaluate(green);
        yield return Verifier.Evaluate(green with { RegistryAvailable = false });
        yield return Verifier.Evaluate(VerifierTests.EverySignal);
        yield return Verifier.Evaluate(green with { Person = Person with { DocumentNumber = "420106199605041230" } });
        yield return Verifier.Evaluate(green with { Person = Person with { Name = "··" } });
        foreach (var state in (PractitionerState[])[PractitionerState.Suspended, PractitionerState.Cancelled])
        {
            yield return Verifier.Evaluate(green.WithRegistration(Registration with { State = state }));
            yield return Verifier.Evaluate(green.WithRegistration(Registration with { State = state, StateSince = Day("2020-02-01") }));
        }

        yield return Verifier.Evaluate(green.WithRegistration(Registration with { RegisteredOn = Day("2020-02-01") }));
        yield return Verifier.Evaluate(green.WithRegistration(Registration with { RegisteredUntil = Day("2020-02-01") }));
        yield return Verifier.Evaluate(green.WithPost(0, new PostFacts("内科", "陈志远", Registered: null)));
        yield return Verifier.Evaluate(green.WithPost(0, new PostFacts("内科", "陈志远", Registered: null, NumberWellFormed: false)));
        yield return Verifier.Evaluate(green.WithPost(0, new PostFacts("内科", "赵敏", Mentor)));
        yield return Verifier.Evaluate(Of(periods: ("2020-10-01", "2021-08-31")));
        yield return Verifier.Evaluate(Of(periods: ("2020-08-01", "2021-08-31")) with { FreshGraduateWithCommitment = true });
        yield return Verifier.Evaluate(Of(periods: ("2020-03-02", "2021-02-28")));
    }

    private static IEnumerable<Phrase> Phrases(VerificationReport report) =>
        report.Checks.SelectMany(check => new[] { check.Explanation, check.Needs, check.Finding, new Phrase($"check.title_{check.Code}") })
            .Append(ApprovalPolicy.Requirements(report).PrefilledReason).OfType<Phrase>();

    private static IEnumerable<Phrase> Names() =>
    [
        new("check.mentor_practice_institution", "医院"),
    ];

    private static string Say(Phrase phrase, CultureInfo? language = null) => Strings.Chinese.In(language ?? Languages[0]).Say(phrase);
}
