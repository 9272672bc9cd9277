using AdminConsole.Domain;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;

namespace AdminConsole.Features.Review;

public static class ReviewErrors
{
    /// <summary>The season's deadline is over, or it has not begun: the institution reads only.</summary>
    public static Error SeasonClosed { get; } = new("decisions_closed", ErrorKind.Conflict);

    /// <summary>Who entered a filing, or is a mentor in it, does not decide it (process.md §5).</summary>
    public static Error SecondPersonRequired { get; } = new("second_person_required", ErrorKind.Conflict);

    /// <summary>Too late to take a decision back, or something has happened to the filing since.</summary>
    public static Error UndoOver { get; } = new("undo_over", ErrorKind.Conflict);

    /// <summary>Bulk approval is for filings with nothing but green marks. Argument: what the worst mark says.</summary>
    public static Error NotAllGreen(Check worst) => new("not_all_green", ErrorKind.Conflict, worst.Finding ?? worst.Explanation);

    /// <summary>A batch of which some had moved on already. Arguments: how many were taken back, how many were not.</summary>
    public static Error UndonePartly(int undone, int left) => new("undone_partly", ErrorKind.Conflict, undone, left);

    /// <summary>Only what waits for a decision can be put aside.</summary>
    public static Error HoldPendingOnly { get; } = new("hold_pending_only", ErrorKind.Conflict);

    /// <summary>Argument: the most sentences that a person, or a node, may keep.</summary>
    public static Error TooManyTemplates { get; } = new("too_many_templates", ErrorKind.Conflict, ReasonTemplate.MostOfOne);

    /// <summary>Argument: the most views that a person may keep.</summary>
    public static Error TooManyViews { get; } = new("too_many_views", ErrorKind.Conflict, SavedView.MostOfOne);

    /// <summary>More than <see cref="Reveal.MostInAnHour"/> numbers shown to one person within an hour.</summary>
    public static Error TooManyReveals { get; } = new("too_many_reveals", ErrorKind.TooMany, Reveal.MostInAnHour);

    /// <summary>Another person has the filing in hand. Argument: who.</summary>
    public static Error ClaimHeld(string by) => new("claim_held", ErrorKind.Conflict, by);

    /// <summary>The claim ran out, or was taken over, and another person has the filing in hand. Argument: who.</summary>
    public static Error ClaimLost(string by) => new("claim_lost", ErrorKind.Conflict, by);

    /// <summary>More rows than one workbook takes. Argument: the most it takes.</summary>
    public static Error ExportTooLarge(int most) => new("export_too_large", ErrorKind.Invalid, most);

    /// <summary>该申报已由 {姓名} 于 {时间} 审核为「{结果}」，您的操作未生效.</summary>
    public static Error AlreadyDecided(string by, DateTime at, SubmissionState result) => new("already_decided", ErrorKind.Conflict, by, at, result);

    /// <summary>Approval needs every period ticked 已核对. Argument: the period numbers, from 1.</summary>
    /// <param name="periods">Zero-based.</param>
    public static Error PeriodsUnchecked(IReadOnlyList<int> periods) =>
        new("periods_unchecked", ErrorKind.Invalid, string.Join(", ", periods.Select(period => period + 1)))
        {
            Fields = periods.ToDictionary(period => $"periods[{period}]", IReadOnlyList<Phrase> (_) => [new("decision.period_unchecked")], StringComparer.Ordinal),
        };
}
