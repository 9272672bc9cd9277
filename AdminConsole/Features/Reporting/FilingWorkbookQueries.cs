using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Reporting;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Reporting;

/// <summary>What a filing workbook is made of, and those that were made.</summary>
public sealed class FilingWorkbookQueries(Db db, PersonalData personal)
{
    private const int MostShown = 50, MostSuggestions = 20;

    /// <summary>Workbooks of the scope and season, newest first.</summary>
    public Task<IReadOnlyList<FilingWorkbookView>> MadeAsync(string seasonId, CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<FilingWorkbookView>>(
        async (data, token) => !data.Scope.Can(Permission.ExportReports)
            ? []
            : await data.FilingWorkbooks.Where(row => row.SeasonId == seasonId).OrderByDescending(row => row.MadeAt).ThenByDescending(row => row.Id).Take(MostShown)
                .Select(row => new FilingWorkbookView(row.Id, row.NodeName, row.States, row.Layout, row.Rows, row.Added, row.Changed, row.Revoked, row.Sha256, row.MadeByName, row.MadeAt)).ToListAsync(token),
        ct);

    /// <summary>Nodes of the scope whose name holds the text.</summary>
    public Task<IReadOnlyList<NodeChoice>> NodesAsync(string text, CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<NodeChoice>>(
        async (data, token) => await data.Institutions.Where(node => node.Name.Contains(text)).OrderBy(node => node.Kind).ThenBy(node => node.Name).ThenBy(node => node.Id)
            .Take(MostSuggestions).Select(node => new NodeChoice(node.Id, node.Name)).ToListAsync(token),
        ct);

    /// <summary>A node's name; null when it lies out of scope.</summary>
    public Task<string?> NodeNameAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => await data.Institutions.Where(node => node.Id == id).Select(node => node.Name).FirstOrDefaultAsync(token), ct);

    /// <summary>Ids of the filings that the workbook holds, by institution in the order of their names, and in each by number. Sixteen bytes a filing.</summary>
    internal Task<List<(string Institution, List<Guid> Filings)>> IdsAsync(Institution node, FilingWorkbookInput input, CancellationToken ct) => db.ReadAsync(
        async (data, token) =>
        {
            var groups = new List<(string, List<Guid>)>();
            Guid? current = null;
            var rows = Below(data, node).Where(row => row.SeasonId == input.SeasonId && input.States.Contains(row.State))
                .Join(data.Institutions, row => row.InstitutionId, owner => owner.Id, (row, owner) => new { row.Id, row.Number, row.InstitutionId, owner.Name })
                .OrderBy(row => row.Name).ThenBy(row => row.InstitutionId).ThenBy(row => row.Number).AsAsyncEnumerable();
            await foreach (var row in rows.WithCancellation(token))
            {
                if (current != row.InstitutionId)
                    groups.Add((row.Name, []));
                current = row.InstitutionId;
                groups[^1].Item2.Add(row.Id);
            }

            return groups;
        },
        ct);

    /// <summary>The lines of some filings, in the order asked; those out of scope, or in none of the states any more, are left out.</summary>
    internal Task<List<(Guid Id, WorkbookLine Line)>> LinesAsync(IReadOnlyList<Guid> ids, IReadOnlyList<SubmissionState>? states, CancellationToken ct) => db.ReadAsync(
        async (data, token) =>
        {
            var found = await data.Submissions.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, token);
            var filings = ids.Where(found.ContainsKey).Select(id => found[id]).Where(row => states is null || states.Contains(row.State)).ToList();
            var lists = filings.Select(row => row.ReportListId).Distinct().ToArray();
            var numbers = await data.ReportLists.Where(row => lists.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Number, token);
            var entries = await data.EntriesAsync(personal, filings, token);
            return filings.Select((row, at) => (row.Id, new WorkbookLine(entries[at], row.State, row.ReportListId is { } list ? numbers.GetValueOrDefault(list) : null))).ToList();
        },
        ct);

    /// <summary>What the last workbook of the same node, season and states said; null where this is the first.</summary>
    internal Task<FilingWorkbookIndex?> LastAsync(FilingWorkbookInput input, CancellationToken ct) => db.ReadAsync(
        async (data, token) =>
        {
            var made = await data.FilingWorkbooks.Where(row => row.InstitutionId == input.NodeId && row.SeasonId == input.SeasonId).OrderByDescending(row => row.MadeAt).ThenByDescending(row => row.Id)
                .Select(row => new { row.Id, row.States }).ToListAsync(token);
            return made.Find(row => row.States.SequenceEqual(input.States)) is { } last ? await data.FilingWorkbookIndexes.SingleOrDefaultAsync(row => row.WorkbookId == last.Id, token) : null;
        },
        ct);

    internal Task<Institution?> NodeAsync(Guid? id, CancellationToken ct) => db.ReadAsync((data, token) => data.Institutions.SingleOrDefaultAsync(row => row.Id == id, token), ct);

    internal Task<string> SeasonNameAsync(string id, CancellationToken ct) => db.ReadAsync((data, token) => data.Seasons.Where(row => row.Id == id).Select(row => row.Name).SingleAsync(token), ct);

    private static IQueryable<Submission> Below(AppDbContext data, Institution node) => node.Kind switch
    {
        InstitutionKind.District => data.Submissions.Where(row => row.DistrictId == node.Id),
        InstitutionKind.Site => data.Submissions.Where(row => row.SiteId == node.Id),
        InstitutionKind.Point => data.Submissions.Where(row => row.PointId == node.Id),
        _ => data.Submissions.Where(row => row.InstitutionId == node.Id),
    };
}
