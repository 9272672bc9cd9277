using System.Globalization;
using AdminConsole.Domain.Verification;

namespace AdminConsole.Tests.Domain.Verification;

/// <summary>Facts with one green post per period, to be changed by the test.</summary>
internal static class SampleFacts
{
    public static readonly RegisteredMentor Mentor = new("陈志远", "江岸黄燕红西内科诊所");

    /// <param name="today">Defaults to the day the vectors were computed for.</param>
    /// <param name="periods">Start and end, the first one being the current institution's.</param>
    public static VerificationFacts Of(string today = "2021-03-01", params (string Start, string End)[] periods) => new(
        Day(today), new DateOnly(2021, 8, 31), FreshGraduateWithCommitment: false, RegistryAvailable: true,
        [.. periods.Select((period, index) => new PeriodFacts(
            index == 0, $"医院{index}", Day(period.Start), Day(period.End), HasStampedCertificate: false, [new PostFacts("内科", Mentor.Name, Mentor)]))]);

    public static VerificationFacts WithPost(this VerificationFacts facts, int period, PostFacts post, bool stamped = false) => facts with
    {
        Periods = [.. facts.Periods.Select((item, index) => index == period ? item with { Posts = [post], HasStampedCertificate = stamped } : item)],
    };

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
