using System.Runtime.CompilerServices;
using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Data;
using AdminConsole.Domain;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Audit;

/// <summary>
/// Reads the record. It grows for years, so nothing here counts it: entries come by their sequence, from the bounds of the days that were asked for.
/// </summary>
public sealed class AuditQueries(Db db, SearchKeywords keywords)
{
    public const int PageSize = 50;

    private const int Part = 2_000;

    /// <summary>One page, newest first. Empty for whoever may not read it.</summary>
    public Task<AuditListing> PageAsync(AuditFilter filter, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.ViewAudit))
                return new AuditListing([], null, null, null);
            var rows = await ReadAsync(data, filter, PageSize + 1, token);
            return new AuditListing(
                [.. rows.Take(PageSize)],
                rows.Count > PageSize ? rows[PageSize - 1].Sequence : null,
                filter.Actor is { } actor ? rows.FirstOrDefault(row => row.ActorId == actor)?.ActorName : null,
                filter.Node is { } node ? await data.Institutions.Where(row => row.Id == node).Select(row => row.Name).SingleOrDefaultAsync(token) : null);
        },
        ct);

    /// <summary>Every entry that the filter shows, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="most">After so many it ends.</param>
    /// <param name="ct">Cancellation.</param>
    public async IAsyncEnumerable<AuditRow> AllAsync(AuditFilter filter, int most, [EnumeratorCancellation] CancellationToken ct)
    {
        var before = filter.Before;
        for (var given = 0; given < most;)
        {
            var part = await db.ReadAsync((data, token) => data.Scope.Can(Permission.ViewAudit) ? ReadAsync(data, filter with { Before = before }, Math.Min(Part, most - given), token) : Task.FromResult(new List<AuditRow>()), ct);
            foreach (var row in part)
                yield return row;
            if (part.Count < Part)
                yield break;
            (given, before) = (given + part.Count, part[^1].Sequence);
        }
    }

    private async Task<List<AuditRow>> ReadAsync(AppDbContext data, AuditFilter filter, int most, CancellationToken ct)
    {
        var (start, end) = (ShanghaiTime.StartOf(filter.From), ShanghaiTime.StartOf(filter.To.AddDays(1)));

        // Entries of a day lie together: the bounds keep an old day from being looked for through all that came after it.
        var first = await data.AuditEntries.Where(row => row.At >= start && row.At < end).OrderBy(row => row.At).Select(row => (long?)row.Sequence).FirstOrDefaultAsync(ct);
        var last = await data.AuditEntries.Where(row => row.At >= start && row.At < end).OrderByDescending(row => row.At).Select(row => (long?)row.Sequence).FirstOrDefaultAsync(ct);
        if (first is null || last is null)
            return [];

        // A clock that was set back lets times and sequence cross within this much.
        var (lowest, highest) = (Math.Min(first.Value, last.Value) - Part, Math.Min(Math.Max(first.Value, last.Value) + Part, (filter.Before ?? long.MaxValue) - 1));
        var entries = data.AuditEntries.Where(row => row.Sequence >= lowest && row.Sequence <= highest && row.At >= start && row.At < end);
        if (filter.Object is { } name)
        {
            var prefix = name + ".";
            entries = entries.Where(row => row.Action.StartsWith(prefix));
        }

        if (filter.Done is { } done)
            entries = entries.Where(row => row.Outcome == "ok" == done);
        if (filter.Actor is { } actor)
            entries = entries.Where(row => row.ActorId == actor);
        if (filter.Node is { } node)
            entries = entries.Where(row => row.NodeId == node);
        if (filter.Thing is { } thing)
        {
            var key = thing.ToString();
            entries = entries.Where(row => row.ObjectId == key);
        }

        if (filter.Keyword is { } kept)
        {
            if (keywords.Find(data.ScopeUserId, kept) is not { } text)
                return [];
            entries = entries.Where(row => row.ActorName.StartsWith(text));
        }

        var found = await entries.OrderByDescending(row => row.Sequence).Take(most)
            .Select(row => new { Entry = row, Node = data.Institutions.Where(place => place.Id == row.NodeId).Select(place => place.Name).FirstOrDefault() }).ToListAsync(ct);
        var whole = data.Scope.Can(Permission.ReadAudit);
        return found.ConvertAll(row => new AuditRow(
            row.Entry.Sequence, row.Entry.At, row.Entry.ActorId, row.Entry.ActorName, row.Entry.ActorRoles?.Split(',') ?? [], row.Entry.NodeId, row.Node, row.Entry.Action, row.Entry.ObjectType, row.Entry.ObjectId,
            row.Entry.Outcome, whole ? AuditContent.Of(row.Entry) : null));
    }
}
