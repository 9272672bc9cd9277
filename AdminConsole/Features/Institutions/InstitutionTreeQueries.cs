using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Institutions;

/// <summary>A node that others can report to.</summary>
/// <param name="Depth">How far below the reader's own node.</param>
public sealed record ReportingLevel(Guid Id, string Name, InstitutionKind Kind, int Depth);

/// <summary>Where nodes can stand, what a move takes along, and what keeps a node from being deleted.</summary>
public sealed class InstitutionTreeQueries(Db db)
{
    /// <summary>District, exam sites and registration points of the reader's scope, each before those below it.</summary>
    public Task<IReadOnlyList<ReportingLevel>> LevelsAsync(CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<ReportingLevel>>(
        async (data, token) =>
        {
            InstitutionKind[] kinds = [InstitutionKind.District, InstitutionKind.Site, InstitutionKind.Point];
            var levels = await data.Institutions.Where(row => kinds.Contains(row.Kind)).OrderBy(row => row.DivisionCode).ThenBy(row => row.Name)
                .Select(row => new Level(row.Id, row.ParentId, row.Name, row.Kind)).ToListAsync(token);
            var below = levels.ToLookup(level => level.ParentId);
            var known = levels.Select(level => level.Id).ToHashSet();
            return [.. levels.Where(level => level.ParentId is not { } parent || !known.Contains(parent)).SelectMany(top => Branch(top, 0))];

            IEnumerable<ReportingLevel> Branch(Level top, int depth) =>
                below[top.Id].SelectMany(level => Branch(level, depth + 1)).Prepend(new ReportingLevel(top.Id, top.Name, top.Kind, depth));
        },
        ct);

    /// <summary>What moves with the node, told by table; null when there is no such node in the reader's scope.</summary>
    public Task<IReadOnlyList<Phrase>?> MovedWithAsync(Guid id, CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<Phrase>?>(
        async (data, token) =>
        {
            var node = await data.Institutions.SingleOrDefaultAsync(row => row.Id == id, token);
            if (node is null)
                return null;
            var counts = await data.CountOwnedAsync(node, token);
            return Holdings(counts.ToDictionary(pair => pair.Key, pair => pair.Key == typeof(Institution) ? pair.Value - 1 : pair.Value));
        },
        ct);

    /// <summary>What keeps the node from being deleted; empty when nothing does, null when there is no such node in the reader's scope.</summary>
    public Task<IReadOnlyList<Phrase>?> HoldingsAsync(Guid id, CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<Phrase>?>(
        async (data, token) => await data.Institutions.AnyAsync(row => row.Id == id, token) ? Holdings(await data.HoldingsAsync(id, token)) : null, ct);

    /// <summary>Counts by table in words; tables that people know by no name of their own are added up.</summary>
    internal static IReadOnlyList<Phrase> Holdings(IReadOnlyDictionary<Type, int> counts)
    {
        List<Phrase> holdings = [];
        Add("institution.holds_nodes", Of(typeof(Institution)));
        Add("institution.holds_users", Of(typeof(AppUser)));
        Add("institution.holds_filings", Of(typeof(Submission)));
        Add("institution.holds_bindings", Of(typeof(Binding)));
        Add("institution.holds_other", counts.Values.Sum() - Of(typeof(Institution)) - Of(typeof(AppUser)) - Of(typeof(Submission)) - Of(typeof(Binding)));
        return holdings;

        int Of(Type type) => counts.GetValueOrDefault(type);

        void Add(string key, int count)
        {
            if (count > 0)
                holdings.Add(new Phrase(key, count));
        }
    }

    private sealed record Level(Guid Id, Guid? ParentId, string Name, InstitutionKind Kind);
}
