using System.Globalization;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Domain.Verification;

namespace AdminConsole.Tests.Domain.Verification;

/// <summary>Facts with one green post per period, to be changed by the test.</summary>
internal static class SampleFacts
{
    public static readonly RegisteredMentor Mentor = new("陈志远", "江岸黄燕红西内科诊所");

    public static readonly MentorRegistration Registration = new("1", "110", PractitionerState.Registered, StateSince: null, RegisteredOn: null, []);

    public static readonly PersonFacts Person = new("赵启明", "01", "420106199605041239", "1", new DateOnly(1996, 5, 4));

    /// <param name="today">Defaults to the day the vectors were computed for.</param>
    /// <param name="periods">Start and end, the first one being the current institution's.</param>
    public static VerificationFacts Of(string today = "2021-03-01", params (string Start, string End)[] periods) => new(
        Day(today), new DateOnly(2021, 8, 31), FreshGraduateWithCommitment: false, RegistryAvailable: true,
        [.. periods.Select((period, index) => new PeriodFacts(
            index == 0, $"医院{index}", Day(period.Start), Day(period.End), HasStampedCertificate: false, [new PostFacts("内科", Mentor.Name, Mentor) { Registration = Registration }]))])
    {
        Person = Person,
        ExamCategory = "110",
        GraduatedOn = new DateOnly(2015, 6, 30),
        MentorLoadLimit = 5,
    };

    /// <summary>The first post of the first period with what the registry says of its mentor.</summary>
    public static VerificationFacts WithRegistration(this VerificationFacts facts, MentorRegistration registration) =>
        facts.WithPost(0, facts.Periods[0].Posts[0] with { Registration = registration });

    public static VerificationFacts WithPeriod(this VerificationFacts facts, Func<PeriodFacts, PeriodFacts> change) => facts with { Periods = [change(facts.Periods[0]), .. facts.Periods.Skip(1)] };

    public static VerificationFacts WithPost(this VerificationFacts facts, int period, PostFacts post, bool stamped = false) => facts with
    {
        Periods = [.. facts.Periods.Select((item, index) => index == period ? item with { Posts = [post], HasStampedCertificate = stamped } : item)],
    };

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
