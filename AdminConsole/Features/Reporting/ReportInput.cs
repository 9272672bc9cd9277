namespace AdminConsole.Features.Reporting;

/// <summary>What the reviewer hands upward: the filings that the preview showed and they left chosen.</summary>
public sealed class ReportInput
{
    public string SeasonId { get; set; } = "";

    public IReadOnlyCollection<Guid> Chosen { get; set; } = [];

    /// <summary>我单位承诺….</summary>
    public bool Pledged { get; set; }
}
