using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Features.Review;

/// <summary>What waits to be decided, what is due first on top, and what a level above gave back.</summary>
internal sealed class ReviewWaiting(ReviewQueries queries) : IWaitingSource
{
    public int Place => 10;

    public IReadOnlyList<ChangeKind> Kinds { get; } = [ChangeKind.Submission, ChangeKind.Marks, ChangeKind.Review, ChangeKind.Season];

    public async Task<IReadOnlyList<WaitingLine>> ReadAsync(AccessScope scope, CancellationToken ct = default)
    {
        if (!scope.Can(Permission.ViewReviewQueue))
            return [];
        var pending = ReviewQueueFilter.Default;
        var sentBack = pending with { State = SubmissionState.Approved, Preset = QueuePreset.SentBack };
        var counts = await queries.CountsAsync(pending, ct);
        List<WaitingLine> lines = [];
        if (scope.Can(Permission.DecideSubmission))
        {
            lines.AddRange(
            [
                Line("review.waiting_due", pending with { Preset = QueuePreset.Due }, Tone.Red),
                Line("review.waiting_pending", pending, Tone.Accent),
                Line("review.waiting_red", pending with { Preset = QueuePreset.Red }, Tone.Red),
                Line("review.waiting_held", pending with { Preset = QueuePreset.Held }, Tone.Amber),
                Line("review.waiting_mine", pending with { Preset = QueuePreset.Mine }, Tone.Accent),
            ]);
        }

        if (scope.Kind == ScopeKind.Institution)
            lines.Add(Line("review.waiting_sent_back", sentBack, Tone.Red));
        return lines;

        WaitingLine Line(string key, ReviewQueueFilter filter, Tone tone) => new(key, counts.Of(filter), filter.ToAddress()) { Tone = tone };
    }
}
