using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Certificates;
using AdminConsole.Domain.Reporting;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Candidates;

/// <summary>
/// Who saw, handed on or changed what of one person, from the record (PD-07): the acts on each of the person's filings and on the lists that they stand in, and
/// the exports that may have taken them in.
/// </summary>
public sealed class DisclosureQueries(Db db)
{
    public const int PageSize = 50;

    private const string Batch = "batch", Current = "current";

    /// <summary>Null when the filing is not the reader's to see.</summary>
    /// <param name="id">One of the person's filings.</param>
    /// <param name="before">Only entries before this one.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<DisclosureListing?> FindAsync(Guid id, long? before, int most = PageSize, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.AnswerPersonalRequests) || await PersonAsync(data, id, token) is not { } found)
                return null;
            var (person, filings) = found;
            var entries = await (await ConcerningAsync(data, filings, token)).Where(row => before == null || row.Sequence < before).OrderByDescending(row => row.Sequence).Take(most + 1)
                .GroupJoin(data.Institutions, row => row.NodeId, node => node.Id, (row, nodes) => new { row, nodes }).SelectMany(pair => pair.nodes.DefaultIfEmpty(), (pair, node) => new { Entry = pair.row, NodeName = node!.Name })
                .OrderByDescending(pair => pair.Entry.Sequence).ToListAsync(token);
            var numbers = filings.ToDictionary(filing => filing.Id.ToString(), filing => filing.Number, StringComparer.Ordinal);
            var rows = entries.Take(most).Select(pair => RowOf(pair.Entry, pair.NodeName, numbers)).ToList();
            return new DisclosureListing(person, rows, entries.Count > most ? rows[^1].Sequence : null);
        },
        ct);

    private static async Task<(DisclosurePerson Person, List<FilingKey> Filings)?> PersonAsync(AppDbContext data, Guid id, CancellationToken ct)
    {
        if (await data.Submissions.Where(row => row.Id == id).Select(row => new { row.PersonIndex, row.DocumentIndex, row.PersonName, row.DocumentMasked }).SingleOrDefaultAsync(ct) is not { } person)
            return null;

        // By the document's digest, which an index serves; the same number may be another document's.
        var filings = await data.Submissions.Where(row => row.DocumentIndex == person.DocumentIndex && row.PersonIndex == person.PersonIndex).OrderByDescending(row => row.SubmittedAt)
            .Select(row => new FilingKey(row.Id, row.Number, row.SeasonId, row.ReportListId, row.InstitutionId, row.PointId, row.SiteId, row.DistrictId)).ToListAsync(ct);
        var requests = await data.PersonalRequests.Where(row => row.PersonIndex == person.PersonIndex).OrderByDescending(row => row.RecordedAt).ToListAsync(ct);
        return (new DisclosurePerson(id, person.PersonName, person.DocumentMasked, [.. filings.Select(filing => filing.Number)], requests), filings);
    }

    private static async Task<IQueryable<AuditEntry>> ConcerningAsync(AppDbContext data, List<FilingKey> filings, CancellationToken ct)
    {
        List<string> ids = filings.ConvertAll(filing => filing.Id.ToString()), numbers = filings.ConvertAll(filing => filing.Number);
        // What left before the first of them came cannot have taken it in.
        var begun = await data.AuditEntries.Where(row => row.ObjectType == nameof(Submission) && ids.Contains(row.ObjectId)).MinAsync(row => (long?)row.Sequence, ct);
        List<Guid> submissions = filings.ConvertAll(filing => filing.Id);
        List<string> seasons = [.. filings.Select(filing => filing.SeasonId).Distinct(), Current];
        List<Guid?> nodes = [.. filings.SelectMany(filing => (Guid?[])[filing.InstitutionId, filing.PointId, filing.SiteId, filing.DistrictId]).Where(node => node is not null).Distinct()];
        var lists = data.ReportLines.Where(line => submissions.Contains(line.SubmissionId)).Select(line => line.ListId.ToString());
        var workbooks = data.FilingWorkbooks.Where(workbook => seasons.Contains(workbook.SeasonId) && nodes.Contains(workbook.InstitutionId)).Select(workbook => workbook.Id.ToString());
        return data.AuditEntries.Where(row =>
            (row.ObjectType == nameof(Submission) && ids.Contains(row.ObjectId))
            || (row.ObjectType == nameof(Submission) && row.ObjectId == Batch && numbers.Any(number => row.Reason!.Contains(number)))
            || (row.ObjectType == nameof(Submission) && seasons.Contains(row.ObjectId) && nodes.Contains(row.NodeId) && row.Sequence > begun)
            || (row.ObjectType == nameof(ReportList) && lists.Contains(row.ObjectId))
            || (row.ObjectType == nameof(FilingWorkbook) && workbooks.Contains(row.ObjectId)));
    }

    private static DisclosureRow RowOf(AuditEntry entry, string? nodeName, Dictionary<string, string> numbers) => new(
        entry.Sequence, entry.At, entry.ActorName,
        [.. (entry.ActorRoles ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Role>)],
        nodeName, entry.Action, numbers.GetValueOrDefault(entry.ObjectId), IsCertain: entry.ObjectType == nameof(ReportList) || entry.ObjectId == Batch || numbers.ContainsKey(entry.ObjectId), entry.Outcome);

    private sealed record FilingKey(Guid Id, string Number, string SeasonId, Guid? ReportListId, Guid InstitutionId, Guid? PointId, Guid? SiteId, Guid DistrictId);
}
