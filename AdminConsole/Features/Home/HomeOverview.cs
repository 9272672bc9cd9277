using AdminConsole.Domain.Review;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Home;

/// <summary>A season's filings as the reader's scope has them. Each figure leads to the list of what it counts.</summary>
/// <param name="Season">The one shown.</param>
/// <param name="Phase">Of it, today.</param>
/// <param name="DaysLeft">Days until its deadline; negative once it has passed.</param>
/// <param name="Seasons">To choose from, newest first.</param>
/// <param name="ByState">States without a filing are left out.</param>
/// <param name="Reasons">Those that filings were returned for, the commonest first.</param>
/// <param name="Nodes">What lies straight below the reader's node; empty for an institution.</param>
/// <param name="Red">Institutions with the most filings that have a red mark.</param>
public sealed record HomeOverview(
    HomeSeason Season, SeasonPhase Phase, int DaysLeft, IReadOnlyList<HomeSeason> Seasons, IReadOnlyDictionary<SubmissionState, PresetCounts> ByState,
    IReadOnlyList<ReasonFigure> Reasons, IReadOnlyList<NodeFigures> Nodes, IReadOnlyList<NodeFigures> Red)
{
    public int Of(SubmissionStage stage) => ByState.Where(row => stage.Includes(row.Key)).Sum(row => row.Value.Total);

    /// <param name="preset">One that filings themselves say.</param>
    public int Of(QueuePreset preset) => ByState.Values.Sum(counts => counts.Of(preset)!.Value);
}

public sealed record HomeSeason(string Id, string Name, DateOnly End, DateOnly Deadline);

/// <param name="Code">Of the season's reasons.</param>
/// <param name="Text">In today's words; the code where the season no longer offers it.</param>
/// <param name="Count">Filings that were ever returned for it.</param>
public sealed record ReasonFigure(string Code, string Text, int Count);

/// <summary>How far the filings of a node and of all below it have come.</summary>
/// <param name="Id">Null for all the institutions together that report to the reader's node with no level between.</param>
/// <param name="Name">Null likewise.</param>
/// <param name="Red">With a red mark.</param>
public sealed record NodeFigures(Guid? Id, string? Name, int Total, int Reviewed, int Approved, int Reported, int Filed, int Red)
{
    public int Of(SubmissionStage stage) => stage switch
    {
        SubmissionStage.Submitted => Total,
        SubmissionStage.Reviewed => Reviewed,
        SubmissionStage.Approved => Approved,
        SubmissionStage.Reported => Reported,
        _ => Filed,
    };
}
