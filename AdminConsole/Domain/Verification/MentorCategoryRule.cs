using AdminConsole.Domain.CodeLists;

namespace AdminConsole.Domain.Verification;

/// <summary>The mentor's category is the candidate's (statutory-rules M6). Advisory. Levels and tracks of one group are one; rural general practice is learnt from clinical physicians.</summary>
public static class MentorCategoryRule
{
    public const string Code = "mentor.category";

    private const string Clinical = "clinical", RuralGeneralPractice = "rural-gp";

    public static IEnumerable<Check> Evaluate(VerificationFacts facts)
    {
        if (GroupOf(facts.ExamCategory) is not { } own)
            return [];
        return from matched in Posts.Matched(facts)
               where GroupOf(matched.Registration.Category) is { } other && other != own
               select matched.Amber(Code, new Phrase("check.mentor_category"), new Phrase("check.mentor_category_needs"));
    }

    /// <summary>Null where the code is in no list: then there is nothing to compare.</summary>
    private static string? GroupOf(string category) => Codes.ExamCategories.Find(category)?["group"] is { Length: > 0 } group ? (group == RuralGeneralPractice ? Clinical : group) : null;
}
