using AdminConsole.Components.Controls;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Home;

/// <summary>Where each figure leads: the queue under the filter that the figure is the count of.</summary>
public static class HomeAddresses
{
    public static ReviewQueueFilter Stage(string season, SubmissionStage stage) => All(season) with { Stage = stage == SubmissionStage.Submitted ? null : stage };

    public static ReviewQueueFilter State(string season, SubmissionState state) => All(season) with { State = state };

    public static ReviewQueueFilter Preset(string season, QueuePreset preset) => All(season) with { Preset = preset };

    public static ReviewQueueFilter Reason(string season, string reason) => All(season) with { Reason = reason };

    public static ReviewQueueFilter Of(this ReviewQueueFilter filter, NodeFigures node) => filter with { Institution = node.Id, Straight = node.Id is null };

    private static ReviewQueueFilter All(string season) => new() { Season = season, State = null };
}
