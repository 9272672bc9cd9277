using AdminConsole.Domain;
using AdminConsole.Domain.Reporting;

namespace AdminConsole.Features.Reporting;

public static class ReportErrors
{
    /// <summary>The season's deadline is over, or it has not begun: the institution reads only.</summary>
    public static Error SeasonClosed { get; } = new("decisions_closed", ErrorKind.Conflict);

    public static Error NothingChosen { get; } = Error.Field("rows", new Phrase("report.fault.nothing"));

    public static Error PledgeMissing { get; } = Error.Field("pledge", new Phrase("report.fault.pledge"));

    /// <summary>Argument: the most rows of one list.</summary>
    public static Error TooMany { get; } = Error.Field("rows", new Phrase("report.fault.too_many", ReportList.MostRows));

    /// <summary>Argument: the most rows.</summary>
    public static Error WorkbookTooLarge { get; } = new("workbook_too_large", ErrorKind.Invalid, FilingWorkbook.MostRows);

    /// <summary>Argument: the most institutions that get a sheet each.</summary>
    public static Error WorkbookTooManySheets { get; } = new("workbook_too_many_sheets", ErrorKind.Invalid, FilingWorkbook.MostSheets);

    /// <summary>Some of what the preview showed is not approved any more. Argument: their numbers.</summary>
    public static Error PreviewStale(IEnumerable<string> numbers) => new("report_preview_stale", ErrorKind.Conflict, string.Join("、", numbers));
}
