using AdminConsole.Components.Layout;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Review;

/// <summary>One key of the filing's page.</summary>
/// <param name="Press">As <c>aria-keyshortcuts</c> writes it; js/app.js presses the element that carries it.</param>
/// <param name="Words">Resource key of what it does.</param>
public sealed record ReviewKey(string Press, string Words)
{
    /// <summary>For the element's <c>aria-keyshortcuts</c>: single keys can be switched off, those with Control cannot be pressed by accident.</summary>
    public string? On(bool singleKeys) => singleKeys || Press.Length > 1 ? Press : null;
}

/// <summary>
/// The keys, named once: the markup binds them to its buttons and fields, the sheet lists them. Single letters without a modifier clash with no browser's own
/// keys, act in no text field, and can be switched off.
/// </summary>
public static class ReviewKeys
{
    public static readonly ReviewKey TickGreen = new("t", "decision.keys.tick_green");
    public static readonly ReviewKey Tick = new("1", "decision.keys.tick");
    public static readonly ReviewKey Approve = new("a", "decision.keys.approve");
    public static readonly ReviewKey Reject = new("r", "decision.keys.reject");
    public static readonly ReviewKey Return = new("b", "decision.keys.return");
    public static readonly ReviewKey Note = new("e", "decision.keys.note");
    public static readonly ReviewKey SubmitNext = new("Control+Enter", "decision.keys.submit_next");
    public static readonly ReviewKey Submit = new("s", "decision.keys.submit");
    public static readonly ReviewKey Undo = new("z", "decision.keys.undo");
    public static readonly ReviewKey Skip = new("n", "decision.keys.skip");
    public static readonly ReviewKey TakeOver = new("o", "decision.keys.take_over");
    public static readonly ReviewKey Hold = new("h", "decision.keys.hold");
    public static readonly ReviewKey Materials = new("m", "decision.keys.materials");
    public static readonly ReviewKey List = new("l", "decision.keys.list");
    public static readonly ReviewKey SelectPage = new("x", "decision.keys.select_page");
    public static readonly ReviewKey Bulk = new("g", "decision.keys.bulk");
    public static readonly ReviewKey Sheet = new(HelpDialog.Key, "decision.keys.sheet");

    public static IReadOnlyList<ReviewKey> All { get; } =
        [TickGreen, Tick, Approve, Reject, Return, Note, SubmitNext, Submit, Undo, Skip, TakeOver, Hold, Materials, List, SelectPage, Bulk, Sheet];

    public static ReviewKey Of(SubmissionAction decision) => decision switch
    {
        SubmissionAction.Approve => Approve,
        SubmissionAction.Reject => Reject,
        _ => Return,
    };

    /// <summary>The tick of the first nine periods.</summary>
    public static string? OfPeriod(int period, bool singleKeys) => singleKeys && period < 9 ? $"{period + 1}" : null;
}
