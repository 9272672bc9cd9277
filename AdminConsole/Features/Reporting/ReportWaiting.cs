using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain.Submissions;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Features.Reporting;

/// <summary>For an institution what it has not reported yet; for the levels above what came from below, and since when it waits.</summary>
internal sealed class ReportWaiting(FilingQueries queries) : IWaitingSource
{
    public int Place => 20;

    public IReadOnlyList<ChangeKind> Kinds { get; } = [ChangeKind.Submission, ChangeKind.Season];

    public async Task<IReadOnlyList<WaitingLine>> ReadAsync(AccessScope scope, CancellationToken ct = default)
    {
        var (reports, confirms, files) = (scope.Can(Permission.ReportSubmissions), scope.Can(Permission.ConfirmReports), scope.Can(Permission.FileReports));
        if (!reports && !confirms || await queries.WaitingAsync(ct) is not { } waiting)
            return [];
        List<WaitingLine> lines = [];
        if (reports)
            lines.Add(new WaitingLine("report.waiting_report", waiting.Counts.GetValueOrDefault(SubmissionState.Approved), $"reports/new/{waiting.SeasonId}"));
        if (confirms)
            lines.Add(Line(waiting.SecondReview ? "report.waiting_confirm" : files ? "report.waiting_file" : "report.waiting_reported", SubmissionState.Reported));
        if (files && waiting.SecondReview)
            lines.Add(Line("report.waiting_file", SubmissionState.Confirmed));
        return lines;

        WaitingLine Line(string key, SubmissionState state) => new(key, waiting.Counts.GetValueOrDefault(state), "filing" + new FilingFilter { State = state }.ToQuery())
        {
            Since = waiting.Since.TryGetValue(state, out var since) ? since : null,
        };
    }
}
