using AdminConsole.Domain.Identifiers;

namespace AdminConsole.Domain.Verification;

/// <summary>The posts of a filing as the rules walk through them.</summary>
internal static class Posts
{
    /// <summary>
    /// Posts whose mentor the registry holds under the filed name. Signals about a mentor speak of these alone: spoken of another they would tell an API client
    /// that the number exists under another name.
    /// </summary>
    public static IEnumerable<MatchedPost> Matched(VerificationFacts facts)
    {
        if (!facts.RegistryAvailable)
            yield break;
        foreach (var (number, period) in facts.Periods.Index())
        {
            foreach (var (place, post) in period.Posts.Index())
            {
                if (post is { Registered: { } registered, Registration: { } registration } && PersonName.Same(post.MentorName, registered.Name))
                    yield return new MatchedPost(number, place, period, post, registration);
            }
        }
    }
}

internal readonly record struct MatchedPost(int Number, int Place, PeriodFacts Period, PostFacts Post, MentorRegistration Registration)
{
    /// <summary>An advisory mark at this post.</summary>
    public Check Amber(string code, Phrase explanation, Phrase needs, Phrase? finding = null) => new(code, CheckResult.Amber, explanation, needs)
    {
        Period = Number,
        Post = Place,
        AtCurrentInstitution = Period.Current,
        Finding = finding,
    };
}
