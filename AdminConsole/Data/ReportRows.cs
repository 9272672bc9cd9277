using System.Security.Cryptography;
using System.Text;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Reporting;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

/// <summary>The rows that reporting leaves: a list with its lines, and the steps of filings on their way up.</summary>
internal static class ReportRows
{
    /// <summary>What a list or a workbook says of filings, read from their newest revisions, in the order of <paramref name="filings"/>. Callers come with some hundred at a time.</summary>
    public static async Task<List<ReportEntry>> EntriesAsync(this AppDbContext data, PersonalData personal, IReadOnlyList<Submission> filings, CancellationToken ct)
    {
        var ids = filings.Select(row => row.Id).ToArray();
        var revisions = await data.Submissions.Where(row => ids.Contains(row.Id))
            .Join(data.SubmissionRevisions, row => new { row.Id, row.Revision }, revision => new { Id = revision.SubmissionId, revision.Revision }, (_, revision) => revision)
            .ToDictionaryAsync(revision => revision.SubmissionId, ct);
        var nodes = filings.Select(row => row.InstitutionId).Distinct().ToArray();
        var names = await data.Institutions.Where(node => nodes.Contains(node.Id)).ToDictionaryAsync(node => node.Id, node => node.Name, ct);
        return [.. filings.Select(row => Entry(row, personal.OpenContent(revisions[row.Id]), names[row.InstitutionId]))];
    }

    /// <summary>Adds a list of saved filings with the season's next number. Moving the filings is the caller's.</summary>
    public static async Task<ReportList> AddReportListAsync(this Work work, PersonalData personal, Institution institution, IReadOnlyList<Submission> filings, (Guid? Id, string Name) by)
    {
        var entries = await work.Data.EntriesAsync(personal, filings, work.Cancellation);
        var digests = entries.ConvertAll(entry => personal.EntryDigest(entry));
        IOwned owner = institution;
        var season = filings[0].SeasonId;
        var list = new ReportList
        {
            Id = Guid.CreateVersion7(),
            Number = ReportList.NumberOf(season, await work.Data.NextListAsync(season, work.Cancellation)),
            SeasonId = season,
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = institution.Id,
            InstitutionName = institution.Name,
            Rows = filings.Count,
            Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(digests)))),
            ReportedBy = by.Id,
            ReportedByName = by.Name,
            ReportedAt = work.Now,
        };
        work.Data.ReportLists.Add(list);
        work.Data.ReportLines.AddRange(filings.Select((filing, row) =>
            new ReportLine { ListId = list.Id, Position = row + 1, SubmissionId = filing.Id, Sealed = personal.SealEntry(list.Id, row + 1, entries[row]), Digest = digests[row] }));
        return list;
    }

    /// <summary>Puts a move that <see cref="Submission.Apply"/> has made on the filing's record.</summary>
    public static void AddStep(this Work work, Submission filing, SubmissionAction action, SubmissionState from, Guid? listId, string? reason, (Guid? Id, string Name) by)
    {
        work.Data.SubmissionSteps.Add(new SubmissionStep
        {
            Id = Guid.CreateVersion7(),
            SubmissionId = filing.Id,
            SeasonId = filing.SeasonId,
            DistrictId = filing.DistrictId,
            SiteId = filing.SiteId,
            PointId = filing.PointId,
            InstitutionId = filing.InstitutionId,
            Action = action,
            From = from,
            To = filing.State,
            ListId = listId,
            Reason = reason,
            By = by.Id,
            ByName = by.Name,
            At = work.Now,
        });
        filing.NoteStep(action == SubmissionAction.SendBack ? null : listId, work.Now);
    }

    private static ReportEntry Entry(Submission row, SubmissionContent content, string institution) => new(
        row.Number, row.PersonName, content.Person.DocumentType, content.Person.DocumentNumber, row.ExamLevel, row.ExamCategory, institution, row.TotalMonths, row.SubmissionCode,
        row.DecisionNote, row.DecidedByName, row.DecidedAt);
}
