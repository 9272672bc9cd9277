using System.Globalization;
using System.Text;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Domain.Verification;

/// <summary>What the marks ask of whoever decides (process.md §5). An unknown mark asks for the same as a red one.</summary>
public static class ApprovalPolicy
{
    // Letters and a symbol by category that show as nothing: the Hangul fillers and the empty Braille pattern.
    private static readonly Rune[] BlankRunes = [new(0x115F), new(0x1160), new(0x2800), new(0x3164), new(0xFFA0)];

    /// <summary>What approving will ask for; the form shows it beforehand, <see cref="Check"/> insists on it.</summary>
    public static ApprovalRequirements Requirements(VerificationReport report)
    {
        var mentors = report.Checks.Where(check => check.Code == MentorMatchRule.Code && check.Result is CheckResult.Red or CheckResult.Unknown).ToList();
        var duration = report.Checks.Where(check => check.Code == DurationTotalRule.Code && check.Result != CheckResult.Green).ToList();
        var pledged = duration.Find(check => check.Result == CheckResult.Amber);
        return new ApprovalRequirements(
            [.. duration, .. mentors.Where(check => check.AtCurrentInstitution)],
            [.. mentors.Where(check => !check.AtCurrentInstitution && !check.HasStampedCertificate).Select(check => check.Period!.Value).Distinct()],
            pledged is null ? null : new Phrase("check.duration_pledged_reason", pledged.Needs!.Args))
        {
            Refused = [.. report.Checks.Where(check => check.Code == IdentityValidRule.Code && check.Result != CheckResult.Green)],
        };
    }

    /// <summary>
    /// Whether the marks and the note allow this decision: <c>identity_invalid</c> or <c>stamped_certificate_required</c> whatever is typed, else
    /// <c>reason_required</c>.
    /// Whether the state allows it is <see cref="SubmissionTransitions"/>' question.
    /// </summary>
    public static Result<Done> Check(SubmissionState from, SubmissionAction decision, VerificationReport report, string? note)
    {
        if (decision == SubmissionAction.Approve)
        {
            var requirements = Requirements(report);
            if (requirements.Refused.Count > 0)
                return SubmissionErrors.IdentityInvalid;
            if (requirements.BlockedPeriods is { Count: > 0 } blocked)
                return SubmissionErrors.StampedCertificateRequired(blocked);
        }

        var shortest = ShortestNote(from, decision, report);
        return VisibleLength(note) < shortest ? SubmissionErrors.ReasonRequired(shortest) : Done.Yes;
    }

    /// <summary>Fewest visible characters the note must have; 0 = none needed.</summary>
    public static int ShortestNote(SubmissionState from, SubmissionAction decision, VerificationReport report) =>
        decision == SubmissionAction.Approve && Requirements(report).NeedsReason
            ? SubmissionTransitions.Reason
            : SubmissionTransitions.ShortestNote(from, decision);

    /// <summary>Code points that show something: no spaces, controls, zero-width or combining characters.</summary>
    public static int VisibleLength(string? text) => (text ?? "").EnumerateRunes().Count(IsVisible);

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => false,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => false,
        _ => !BlankRunes.Contains(rune),
    };
}

/// <summary>What approving a filing asks for.</summary>
/// <param name="ReasonFor">The marks that a reason has to answer.</param>
/// <param name="BlockedPeriods">Zero-based periods at former institutions that lack a stamped paper certificate; approval is refused while there is one.</param>
/// <param name="PrefilledReason">A fresh graduate's reason, to start from.</param>
public sealed record ApprovalRequirements(IReadOnlyList<Check> ReasonFor, IReadOnlyList<int> BlockedPeriods, Phrase? PrefilledReason)
{
    /// <summary>Marks that refuse approval whatever is typed or attached: the filing has to go back.</summary>
    public IReadOnlyList<Check> Refused { get; init; } = [];

    public bool NeedsReason => ReasonFor.Count > 0;

    public bool IsBlocked => Refused.Count > 0 || BlockedPeriods.Count > 0;
}
