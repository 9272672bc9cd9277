using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Reporting;
using AdminConsole.Domain.Submissions;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;

namespace AdminConsole.Features.Reporting;

/// <summary>Reports filings of one institution inside a unit of work of the caller's: by a reviewer's hand, or because the season reports what is approved.</summary>
public sealed class ReportMakerService(PersonalData personal)
{
    /// <param name="work">The unit.</param>
    /// <param name="institution">Whose filings they are.</param>
    /// <param name="filings">Approved ones of one season, in the order they are to stand in; at most <see cref="ReportList.MostRows"/>.</param>
    /// <returns>The list, or <c>illegal_state</c> where one is not approved.</returns>
    public async Task<Result<ReportList>> MakeAsync(Work work, Institution institution, IReadOnlyList<Submission> filings)
    {
        var list = await work.AddReportListAsync(personal, institution, filings, Steps.By(work));
        foreach (var filing in filings)
        {
            var moved = Steps.Move(work, filing, SubmissionAction.Report, SubmissionActor.Reviewer, list.Id);
            if (!moved.IsOk)
                return moved.Error;
        }

        work.Audit("report.report", nameof(ReportList), list.Id, $"{list.Number}; rows={list.Rows}; digest={list.Digest}");
        work.Publish(ChangeKind.ReportList, list.Id, list);
        work.Tell(Audience.LevelAbove(list), list.Id, new Phrase("report.told_reported", list.InstitutionName, list.Number, list.Rows), $"reports/{list.Id}");
        return list;
    }
}
