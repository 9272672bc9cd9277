using AdminConsole.Domain.Identifiers;

namespace AdminConsole.Domain.Verification;

/// <summary>
/// The registry holds the mentor's certificate number under the mentor's name, for every post. An API client must not learn whether a number
/// exists under another name: explanation and needs are the same for both, and only the console's finding tells them apart.
/// </summary>
public static class MentorMatchRule
{
    public const string Code = "mentor.match";

    private static readonly Phrase Green = new("check.mentor_green"), Red = new("check.mentor_red"), RedNeeds = new("check.mentor_needs"),
        Unknown = new("check.mentor_unknown"), UnknownNeeds = new("check.mentor_unknown_needs");

    public static IEnumerable<Check> Evaluate(VerificationFacts facts)
    {
        foreach (var (number, period) in facts.Periods.Index())
        {
            foreach (var (place, post) in period.Posts.Index())
            {
                var (result, finding) = facts.RegistryAvailable ? Judge(post) : (CheckResult.Unknown, null);
                yield return new Check(Code, result, ExplanationOf(result), NeedsOf(result))
                {
                    Period = number,
                    Post = place,
                    AtCurrentInstitution = period.Current,
                    HasStampedCertificate = period.HasStampedCertificate,
                    Finding = finding,
                    Registered = facts.RegistryAvailable ? post.Registered : null,
                };
            }
        }
    }

    private static (CheckResult Result, Phrase? Finding) Judge(PostFacts post) => post.Registered switch
    {
        null => (CheckResult.Red, new Phrase(post.NumberWellFormed ? "check.mentor_not_found" : "check.mentor_malformed")),
        { } registered when PersonName.Same(post.MentorName, registered.Name) => (CheckResult.Green, null),
        { } registered => (CheckResult.Red, new Phrase("check.mentor_name_differs", post.MentorName, registered.Name)),
    };

    private static Phrase ExplanationOf(CheckResult result) => result switch { CheckResult.Green => Green, CheckResult.Red => Red, _ => Unknown };

    private static Phrase? NeedsOf(CheckResult result) => result switch { CheckResult.Green => null, CheckResult.Red => RedNeeds, _ => UnknownNeeds };
}
