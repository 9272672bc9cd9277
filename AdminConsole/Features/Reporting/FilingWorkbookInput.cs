using AdminConsole.Domain.Reporting;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Reporting;

/// <summary>What a filing workbook is to hold.</summary>
public sealed class FilingWorkbookInput
{
    public string SeasonId { get; set; } = "";

    /// <summary>Null = the acting person's own node.</summary>
    public Guid? NodeId { get; set; }

    public IReadOnlyList<SubmissionState> States { get; set; } = FilingFilter.States;

    public WorkbookLayout Layout { get; set; }
}

/// <summary>A workbook that was made, for the list of them.</summary>
public sealed record FilingWorkbookView(
    Guid Id, string NodeName, IReadOnlyList<SubmissionState> States, WorkbookLayout Layout, int Rows, int? Added, int? Changed, int? Revoked, string Sha256, string MadeByName, DateTime MadeAt);

/// <summary>One line of a workbook.</summary>
/// <param name="Entry">What the filing says.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ListNumber">The report list it stands in.</param>
public sealed record WorkbookLine(ReportEntry Entry, SubmissionState State, string? ListNumber);

/// <summary>What became of a job.</summary>
/// <param name="Rows">Each filing with its digest, in the order of the file.</param>
/// <param name="Since">Against the workbook before; null = the first.</param>
internal sealed record FilingWorkbookMade(IReadOnlyList<KeyValuePair<Guid, string>> Rows, (int Added, int Changed, int Revoked)? Since, string Sha256, Guid FileId);

/// <summary>A line of the cover.</summary>
/// <param name="Label">What it tells.</param>
/// <param name="Value">A text or a number.</param>
public sealed record CoverLine(string Label, string Value);
