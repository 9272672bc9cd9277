using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Home;

/// <summary>What the statistics workbook is made from.</summary>
public sealed class StatisticsQueries(Db db, TimeProvider clock)
{
    /// <summary>The season's filings of the reader's scope; null without the permission, or where there is no season.</summary>
    /// <param name="asked">A season; null = the one under way, else the newest.</param>
    /// <param name="ct">Stops it.</param>
    public Task<StatisticsCube?> CubeAsync(string? asked, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.ExportStatistics) || await data.SeasonAsync(asked, ShanghaiTime.Today(clock), token) is not { } season)
                return null;
            var district = data.Scope.Kind == ScopeKind.District;
            var cells = await data.Submissions.Where(row => row.SeasonId == season.Id)
                .GroupBy(row => new { Node = district ? row.SiteId ?? row.PointId : row.PointId, row.ExamLevel, row.ExamCategory, row.State })
                .Select(group => new StatisticsCell(group.Key.Node, group.Key.ExamLevel, group.Key.ExamCategory, group.Key.State, group.Count())).ToListAsync(token);
            var nodes = await data.Institutions.Where(row => row.ParentId == data.Scope.NodeId && row.Kind != InstitutionKind.Institution).Select(row => KeyValuePair.Create(row.Id, row.Name)).ToListAsync(token);
            var name = await data.Seasons.Where(row => row.Id == season.Id).Select(row => row.Name).SingleAsync(token);
            return new StatisticsCube(name, [.. nodes.OrderBy(node => node.Value, StringComparer.Ordinal).ThenBy(node => node.Key)], cells);
        },
        ct);

    /// <summary>How many filings the workbook counts.</summary>
    public Task<int> CountAsync(string? asked, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => data.Scope.Can(Permission.ExportStatistics) && await data.SeasonAsync(asked, ShanghaiTime.Today(clock), token) is { } season
            ? (await data.CountAsync(season.Id, token)).Sum(row => row.Counts.Total)
            : 0,
        ct);
}
