using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Home;

/// <summary>The figures of the first page: kept counts alone, whose number does not grow with the filings.</summary>
public sealed class HomeQueries(Db db, TimeProvider clock)
{
    private const int MostInstitutions = 10, MostNodes = 30;

    /// <summary>Null where there is no season, or for whoever may not see the queue that the figures lead to.</summary>
    /// <param name="asked">A season; null = the one under way, else the newest.</param>
    /// <param name="ct">Stops it.</param>
    public Task<HomeOverview?> OverviewAsync(string? asked, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var today = ShanghaiTime.Today(clock);
            if (!data.Scope.Can(Permission.ViewReviewQueue) || await data.SeasonAsync(asked, today, token) is not { } chosen)
                return null;
            var seasons = await data.Seasons.OrderByDescending(row => row.Id).ToListAsync(token);
            var season = seasons.Single(row => row.Id == chosen.Id);
            var counts = await data.CountAsync(season.Id, token);
            return new HomeOverview(
                Of(season), season.PhaseOn(today), season.Deadline.DayNumber - today.DayNumber, [.. seasons.Select(Of)], counts.ToDictionary(row => row.State, row => row.Counts),
                await ReasonsAsync(data, season, token), await NodesAsync(data, season.Id, token), await RedAsync(data, season.Id, token));
        },
        ct);

    private static HomeSeason Of(Season season) => new(season.Id, season.Name, season.End, season.Deadline);

    private static async Task<IReadOnlyList<ReasonFigure>> ReasonsAsync(AppDbContext data, Season season, CancellationToken ct)
    {
        var counts = data.Scope.Kind == ScopeKind.Institution
            ? (await data.Submissions.Where(row => row.SeasonId == season.Id && row.ReturnedFor != null).Select(row => row.ReturnedFor).ToListAsync(ct))
                .SelectMany(Submission.ReasonsIn).CountBy(reason => reason, StringComparer.Ordinal).ToList()
            : await data.ReturnReasonCounts.Where(row => row.SeasonId == season.Id).GroupBy(row => row.Reason).Select(group => KeyValuePair.Create(group.Key, group.Sum(row => row.Total))).ToListAsync(ct);
        return [.. counts.Where(row => row.Value > 0).OrderByDescending(row => row.Value).ThenBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => new ReasonFigure(row.Key, season.ReturnReasons.FirstOrDefault(reason => reason.Code == row.Key)?.Text ?? row.Key, row.Value))];
    }

    private static Task<IReadOnlyList<NodeFigures>> NodesAsync(AppDbContext data, string season, CancellationToken ct) => data.Scope.Kind switch
    {
        ScopeKind.District or ScopeKind.Site => LevelsAsync(data, season, ct),
        ScopeKind.Point => InstitutionsAsync(data, data.InstitutionCounts.Where(row => row.SeasonId == season && row.Total > 0).OrderByDescending(row => row.Total).ThenBy(row => row.InstitutionId).Take(MostNodes), ct),
        _ => Task.FromResult<IReadOnlyList<NodeFigures>>([]),
    };

    /// <summary>The sites and points straight below, those without a filing too, and then the institutions that report past them.</summary>
    private static async Task<IReadOnlyList<NodeFigures>> LevelsAsync(AppDbContext data, string season, CancellationToken ct)
    {
        var district = data.Scope.Kind == ScopeKind.District;
        var names = await data.Institutions.Where(row => row.ParentId == data.Scope.NodeId && row.Kind != InstitutionKind.Institution).Select(row => new { row.Id, row.Name }).ToDictionaryAsync(row => row.Id, row => row.Name, ct);
        var kept = await data.SubmissionCounts.Where(row => row.SeasonId == season)
            .GroupBy(row => new { Below = district ? row.SiteId ?? row.PointId : row.PointId, row.State })
            .Select(group => new { group.Key.Below, group.Key.State, Total = group.Sum(row => row.Total), Red = group.Sum(row => row.Red) }).ToListAsync(ct);
        var counts = kept.ToLookup(row => row.Below, row => (row.State, row.Total, row.Red));
        var levels = names.Select(node => Figures(node.Key, node.Value, [.. counts[node.Key]])).OrderByDescending(node => node.Total).ThenBy(node => node.Name, StringComparer.Ordinal);
        var straight = Figures(null, null, [.. counts[null]]);
        return straight.Total == 0 ? [.. levels] : [.. levels, straight];
    }

    private static NodeFigures Figures(Guid? id, string? name, IReadOnlyList<(SubmissionState State, int Total, int Red)> counts)
    {
        return new NodeFigures(
            id, name, Of(SubmissionStage.Submitted), Of(SubmissionStage.Reviewed), Of(SubmissionStage.Approved), Of(SubmissionStage.Reported), Of(SubmissionStage.Filed), counts.Sum(row => row.Red));

        int Of(SubmissionStage stage) => counts.Where(row => stage.Includes(row.State)).Sum(row => row.Total);
    }

    private static async Task<IReadOnlyList<NodeFigures>> RedAsync(AppDbContext data, string season, CancellationToken ct) => data.Scope.Kind == ScopeKind.Institution
        ? []
        : await InstitutionsAsync(data, data.InstitutionCounts.Where(row => row.SeasonId == season && row.Red > 0).OrderByDescending(row => row.Red).ThenBy(row => row.InstitutionId).Take(MostInstitutions), ct);

    /// <summary>In the order given.</summary>
    private static async Task<IReadOnlyList<NodeFigures>> InstitutionsAsync(AppDbContext data, IQueryable<InstitutionCount> some, CancellationToken ct)
    {
        var counts = await some.ToListAsync(ct);
        var ids = counts.ConvertAll(row => row.InstitutionId);
        var names = await data.Institutions.Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Name }).ToDictionaryAsync(row => row.Id, row => row.Name, ct);
        return [.. counts.Select(row => new NodeFigures(row.InstitutionId, names.GetValueOrDefault(row.InstitutionId), row.Total, row.Reviewed, row.Approved, row.Reported, row.Filed, row.Red))];
    }
}
