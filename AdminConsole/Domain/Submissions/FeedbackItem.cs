using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Seasons;

namespace AdminConsole.Domain.Submissions;

/// <summary>One fault that a returned filing is to be mended in. It belongs to the decision that returned the filing, with the reason's words as they were then.</summary>
/// <param name="Subject">Path of a field, or of a group of fields, as the API names it (<c>periods[0].start</c>, <c>education</c>); or the code of a material slot.</param>
/// <param name="Period">Zero-based, for a slot whose image belongs to one period.</param>
/// <param name="Reason">Code of one of the season's <see cref="Season.ReturnReasons"/>.</param>
/// <param name="ReasonText">The reason in words; whoever names an item may leave it empty.</param>
/// <param name="Text">What the reviewer adds.</param>
public sealed record FeedbackItem(string Subject, int? Period, string Reason, string ReasonText, string? Text)
{
    public const int Most = 50, TextLength = 500;

    /// <summary>What it opens for change.</summary>
    public string Path => Period is { } period ? $"{Subject}[{period}]" : Subject;

    /// <summary>The items as they are kept, or every fault under <c>feedback[0].subject</c>, <c>.reason</c>, <c>.text</c>.</summary>
    /// <param name="items">As the reviewer gave them.</param>
    /// <param name="content">What is returned.</param>
    /// <param name="season">Whose reasons are offered.</param>
    public static Result<IReadOnlyList<FeedbackItem>> Check(IReadOnlyList<FeedbackItem> items, SubmissionContent content, Season season)
    {
        if (items.Count > Most)
            return Error.Field("feedback", new Phrase("intake.count", 0, Most));
        var faults = new FieldFaults();
        var paths = SubmissionFields.Of(content).Select(field => field.Path).ToList();
        List<FeedbackItem> kept = [];
        foreach (var (index, item) in items.Index())
        {
            if (!IsSubject(item, paths, content) || kept.Any(other => other.Path == item.Path))
                faults.Add($"feedback[{index}].subject", "intake.feedback_subject");
            var reason = season.ReturnReasons.FirstOrDefault(reason => reason.Code == item.Reason);
            if (reason is null)
                faults.Add($"feedback[{index}].reason", "intake.unknown_code");
            var text = TextRules.FreeText(item.Text, TextLength);
            if (text.Fault is { } fault)
                faults.Add($"feedback[{index}].text", fault);
            kept.Add(item with { ReasonText = reason?.Text ?? "", Text = text.Value.Length == 0 ? null : text.Value });
        }

        return faults.Any ? faults.ToError() : kept;
    }

    private static bool IsSubject(FeedbackItem item, List<string> paths, SubmissionContent content) => MaterialSlots.Find(item.Subject) is null
        ? item.Period is null && item.Subject is not (SubmissionFields.Season or SubmissionFields.Notice) && paths.Any(path => OpenForChange.Covers(item.Subject, path))
        : item.Period is not { } period || (period >= 0 && period < content.Periods.Count);
}
