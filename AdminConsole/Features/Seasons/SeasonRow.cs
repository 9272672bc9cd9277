using AdminConsole.Domain.Seasons;

namespace AdminConsole.Features.Seasons;

/// <param name="DaysLeft">Days until the deadline (距离截至审批时间), while the season is open.</param>
/// <param name="Filed">Filings within the viewer's scope.</param>
/// <param name="Decided">Approved or rejected among them, reported ones included.</param>
/// <param name="Reported">Reported among them.</param>
/// <param name="Unreported">Approved and not reported yet.</param>
public sealed record SeasonRow(string Id, string Name, DateOnly Start, DateOnly End, DateOnly Deadline, SeasonPhase Phase, int? DaysLeft, int Filed, int Decided, int Reported, int Unreported)
{
    /// <summary>上报状态.</summary>
    public ReportingState Reporting => (Reported, Unreported) switch
    {
        (0, _) => ReportingState.NotReported,
        (_, 0) => ReportingState.Reported,
        _ => ReportingState.PartlyReported,
    };
}

public enum ReportingState
{
    NotReported,
    PartlyReported,

    /// <summary>Nothing that was approved is left to report.</summary>
    Reported,
}

/// <param name="Notice">The text of its newest notice.</param>
public sealed record SeasonView(Season Season, string Notice);
