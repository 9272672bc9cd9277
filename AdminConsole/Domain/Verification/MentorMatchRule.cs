using AdminConsole.Domain.Identifiers;

namespace AdminConsole.Domain.Verification;

/// <summary>
/// The registry holds the mentor's certificate number under the mentor's name, for every post. An API client must not learn whether a number
/// exists under another name: explanation and needs are the same for both, and only the console's finding tells them apart.
/// </summary>
public static class MentorMatchRule
{
    public const string Code = "mentor.match";

    public static IEnumerable<Check> Evaluate(VerificationFacts facts) =>
        from period in facts.Periods.Index()
        from post in period.Item.Posts.Index()
        select (facts.RegistryAvailable ? Judge(post.Item) : Unknown()) with
        {
            Period = period.Index,
            Post = post.Index,
            AtCurrentInstitution = period.Item.Current,
            HasStampedCertificate = period.Item.HasStampedCertificate,
        };

    private static Check Judge(PostFacts post) => post.Registered switch
    {
        null => Red(new Phrase(post.NumberWellFormed ? "check.mentor_not_found" : "check.mentor_malformed")),
        { } registered when PersonName.Same(post.MentorName, registered.Name) =>
            new Check(Code, CheckResult.Green, new Phrase("check.mentor_green")) { Registered = registered },
        { } registered => Red(new Phrase("check.mentor_name_differs", post.MentorName, registered.Name)) with { Registered = registered },
    };

    private static Check Red(Phrase finding) =>
        new(Code, CheckResult.Red, new Phrase("check.mentor_red"), new Phrase("check.mentor_needs")) { Finding = finding };

    private static Check Unknown() => new(Code, CheckResult.Unknown, new Phrase("check.mentor_unknown"), new Phrase("check.mentor_unknown_needs"));
}
