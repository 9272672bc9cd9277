using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Review;

public static class ReviewErrors
{
    /// <summary>The season's deadline is over, or it has not begun: the institution reads only.</summary>
    public static Error SeasonClosed { get; } = new("decisions_closed", ErrorKind.Conflict);

    /// <summary>Who entered a filing does not decide it (process.md §5).</summary>
    public static Error SecondPersonRequired { get; } = new("second_person_required", ErrorKind.Conflict);

    /// <summary>More rows than one workbook takes. Argument: the most it takes.</summary>
    public static Error ExportTooLarge(int most) => new("export_too_large", ErrorKind.Invalid, most);

    /// <summary>该申报已由 {姓名} 于 {时间} 审核为「{结果}」，您的操作未生效.</summary>
    public static Error AlreadyDecided(string by, DateTime at, SubmissionState result) => new("already_decided", ErrorKind.Conflict, by, at, result);
}
