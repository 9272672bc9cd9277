using AdminConsole.Authorization;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

/// <summary>
/// The numbers that lists, seasons and the first page show. One institution's filings are counted; those of a scope above it are added up from what is kept
/// (<see cref="SubmissionCount"/>), so that the answer takes as long for a million filings as for a thousand.
/// </summary>
public static class SubmissionCounting
{
    /// <summary>All that the scope sees of every season, by season and state; states without a filing are left out.</summary>
    public static async Task<IReadOnlyList<SeasonCounts>> CountAsync(this AppDbContext data, string? season, CancellationToken ct) => data.Scope.Kind == ScopeKind.Institution
        ? await data.Submissions.Where(row => season == null || row.SeasonId == season).CountedAsync(ct)
        : await data.SubmissionCounts.Where(row => season == null || row.SeasonId == season).AddedUpAsync(ct);

    /// <summary>Some of what is kept, added up.</summary>
    public static async Task<IReadOnlyList<SeasonCounts>> AddedUpAsync(this IQueryable<SubmissionCount> kept, CancellationToken ct)
    {
        var rows = await kept.GroupBy(row => new { row.SeasonId, row.State })
            .Select(group => new SeasonCounts(group.Key.SeasonId, group.Key.State, new PresetCounts(
                group.Sum(row => row.Total), group.Sum(row => row.Green), group.Sum(row => row.NeedsReason), group.Sum(row => row.Red), group.Sum(row => row.RedDuration), group.Sum(row => row.RedMentor),
                group.Sum(row => row.RedIdentity), group.Sum(row => row.Resubmitted), group.Sum(row => row.SentBack)))).ToListAsync(ct);
        return rows.FindAll(row => row.Counts.Total > 0);
    }

    /// <summary>Filings of one's own choice, counted one by one.</summary>
    public static async Task<IReadOnlyList<SeasonCounts>> CountedAsync(this IQueryable<Submission> rows, CancellationToken ct) => await rows.GroupBy(row => new { row.SeasonId, row.State })
        .Select(group => new SeasonCounts(group.Key.SeasonId, group.Key.State, new PresetCounts(
            group.Count(), group.AsQueryable().Count(QueuePresets.Green), group.AsQueryable().Count(QueuePresets.NeedsReason), group.AsQueryable().Count(QueuePresets.Red),
            group.AsQueryable().Count(QueuePresets.RedDuration), group.AsQueryable().Count(QueuePresets.RedMentor), group.AsQueryable().Count(QueuePresets.RedIdentity),
            group.AsQueryable().Count(QueuePresets.Resubmitted), group.AsQueryable().Count(QueuePresets.SentBack)))).ToListAsync(ct);

    /// <summary>Counts what is there where something is not kept yet: a database from before, or one that was filled from outside.</summary>
    internal static async Task KeepAsync(AppDbContext data, CancellationToken ct)
    {
        if (await data.SubmissionCounts.AnyAsync(ct) && await data.InstitutionCounts.AnyAsync(ct) || !await data.Submissions.AnyAsync(ct))
            return;
        await using var transaction = await data.Database.BeginTransactionAsync(ct);
        await data.SubmissionCounts.ExecuteDeleteAsync(ct);
        await data.InstitutionCounts.ExecuteDeleteAsync(ct);
        await data.ReturnReasonCounts.ExecuteDeleteAsync(ct);
        await AddAsync(data, data.Submissions, sign: 1, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Moves the counts of an institution's filings to the node that it reports to now.</summary>
    /// <param name="data">Whatever the scope.</param>
    /// <param name="institutionId">The institution.</param>
    /// <param name="move">Rewrites the ancestors of its rows.</param>
    /// <param name="ct">Stops it.</param>
    internal static async Task MovingAsync(AppDbContext data, Guid institutionId, Func<Task> move, CancellationToken ct)
    {
        var filings = data.Submissions.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(row => row.InstitutionId == institutionId);
        await AddAsync(data, filings, sign: -1, ct);
        await move();
        await AddAsync(data, filings, sign: 1, ct);
    }

    private static async Task AddAsync(AppDbContext data, IQueryable<Submission> filings, int sign, CancellationToken ct)
    {
        var tally = new SubmissionTally();
        foreach (var group in await filings.GroupBy(row => new { row.SeasonId, row.DistrictId, row.SiteId, row.PointId, row.InstitutionId, row.State }).Select(group => new
        {
            group.Key,
            Counts = new PresetCounts(
                group.Count(), group.AsQueryable().Count(QueuePresets.Green), group.AsQueryable().Count(QueuePresets.NeedsReason), group.AsQueryable().Count(QueuePresets.Red),
                group.AsQueryable().Count(QueuePresets.RedDuration), group.AsQueryable().Count(QueuePresets.RedMentor), group.AsQueryable().Count(QueuePresets.RedIdentity),
                group.AsQueryable().Count(QueuePresets.Resubmitted), group.AsQueryable().Count(QueuePresets.SentBack)),
        }).ToListAsync(ct))
        {
            var place = new SubmissionTally.Place(group.Key.SeasonId, group.Key.DistrictId, group.Key.SiteId, group.Key.PointId, group.Key.InstitutionId);
            tally.Add(place, group.Key.State, sign < 0 ? -group.Counts : group.Counts);
        }

        foreach (var group in await filings.Where(row => row.ReturnedFor != null).GroupBy(row => new { row.SeasonId, row.DistrictId, row.SiteId, row.PointId, row.InstitutionId, row.ReturnedFor })
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct))
        {
            var place = new SubmissionTally.Place(group.Key.SeasonId, group.Key.DistrictId, group.Key.SiteId, group.Key.PointId, group.Key.InstitutionId);
            tally.Add(place, group.Key.ReturnedFor, sign * group.Count);
        }

        await tally.WriteAsync(data, ct);
    }
}

/// <summary>Filings of one season and state.</summary>
public sealed record SeasonCounts(string SeasonId, SubmissionState State, PresetCounts Counts);
