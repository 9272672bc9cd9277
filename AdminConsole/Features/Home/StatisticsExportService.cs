using System.Security.Cryptography;
using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.Excel;
using AdminConsole.Jobs;
using AdminConsole.Resources;

namespace AdminConsole.Features.Home;

/// <summary>
/// The district's figures as a workbook, and a site's of its own area: by site, category, level and result, and all of it together. Numbers alone, of nobody by
/// name. The same filings at the same moment give the same file.
/// </summary>
public sealed class StatisticsExportService(Db db, StatisticsQueries queries, JobService jobs, ActingScope acting, Strings s, TimeProvider clock)
{
    /// <summary>Filings that are counted while a person waits.</summary>
    public const int MostAtOnce = 100_000;

    private bool Chinese => s.Culture.TwoLetterISOLanguageName == "zh";

    /// <summary>Whether counting takes longer than a person waits.</summary>
    public async Task<bool> IsLongAsync(string? season, CancellationToken ct = default) => await queries.CountAsync(season, ct) > MostAtOnce;

    /// <summary>Asks for the workbook to be made by a job.</summary>
    public async Task<Result<Guid>> RequestAsync(string? season, CancellationToken ct = default)
    {
        var scope = await acting.GetAsync(ct);
        return scope.Can(Permission.ExportStatistics) ? await jobs.RequestAsync(StatisticsExportJob.Kind, scope.NodeName, new StatisticsExportInput(season), ct: ct) : Error.Forbidden;
    }

    /// <param name="season">Null = the one under way, else the newest.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Result<ExcelFile>> ExportAsync(string? season, CancellationToken ct = default)
    {
        var scope = await acting.GetAsync(ct);
        if (!scope.Can(Permission.ExportStatistics))
            return Error.Forbidden;
        if (await queries.CubeAsync(season, ct) is not { } cube)
            return Error.NotFound;
        var now = clock.GetUtcNow().UtcDateTime;
        var title = s["home.statistics"];
        var note = s["home.statistics_note", cube.SeasonName, cube.Total, scope.DisplayName, now];
        var by = s[scope.Kind == ScopeKind.District ? "home.by_site" : "home.by_point"];
        var node = s[scope.Kind == ScopeKind.District ? "home.site" : "home.point"];
        List<ExcelPart> parts =
        [
            Results(),
            Part(by, [node], Nodes(cube).Select(part => StatisticsRow.Of([part.Name], part.Cells))),
            Part(s["home.by_category"], [s["home.category"]], cube.Cells.GroupBy(cell => cell.ExamCategory, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => StatisticsRow.Of([Category(group.Key)], group))),
            Part(s["home.by_level"], [s["home.level"]], cube.Cells.GroupBy(cell => cell.ExamLevel, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => StatisticsRow.Of([Level(group.Key)], group))),
            Part(
                s["home.together"], [node, s["home.level"], s["home.category"]],
                from part in Nodes(cube)
                from cells in part.Cells.GroupBy(cell => (cell.ExamLevel, cell.ExamCategory)).OrderBy(cells => cells.Key.ExamLevel, StringComparer.Ordinal).ThenBy(cells => cells.Key.ExamCategory, StringComparer.Ordinal)
                select StatisticsRow.Of([part.Name, Level(cells.Key.ExamLevel), Category(cells.Key.ExamCategory)], cells)),
        ];
        var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, parts, ct);
        var digest = Convert.ToHexStringLower(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        file.Position = 0;
        var rows = parts.Sum(part => part.Written);
        var recorded = await db.WriteAsync<Done>(
            work =>
            {
                work.Audit("statistics.export", nameof(Season), season ?? "", $"rows={rows}; filings={cube.Total}; sha256={digest}; season={cube.SeasonName}");
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        return recorded.Map(_ => new ExcelFile(file, rows, $"{scope.NodeName}-{title}-{ShanghaiTime.ToLocal(now):yyyyMMdd-HHmm}.xlsx"));

        ExcelPart<StatisticsRow> Results() => new(
            new ExcelSheet<StatisticsRow>(
                s["home.by_result"], $"{scope.NodeName} {title}", note,
                [new(s["home.result"], 20, ExcelKind.Text, row => row.Labels[0]), new(s["home.filings"], 12, ExcelKind.WholeNumber, row => row.Of(SubmissionStage.Submitted))]),
            Enum.GetValues<SubmissionState>().Select(state => StatisticsRow.Of([s[state]], cube.Cells.Where(cell => cell.State == state))).Append(StatisticsRow.Of([s["home.sum"]], cube.Cells)).ToAsyncEnumerable());

        ExcelPart<StatisticsRow> Part(string name, string[] heads, IEnumerable<StatisticsRow> rows)
        {
            string?[] sum = [s["home.sum"], .. heads.Skip(1).Select(_ => (string?)null)];
            return new ExcelPart<StatisticsRow>(new ExcelSheet<StatisticsRow>(name, $"{scope.NodeName} {title} {name}", note, Columns(heads)), rows.Append(StatisticsRow.Of(sum, cube.Cells)).ToAsyncEnumerable());
        }
    }

    /// <summary>The parts of the area: each node below, those without a filing too, then the institutions that report past them where there are any.</summary>
    private List<(string Name, IReadOnlyList<StatisticsCell> Cells)> Nodes(StatisticsCube cube)
    {
        var cells = cube.Cells.ToLookup(cell => cell.Node);
        List<(string, IReadOnlyList<StatisticsCell>)> nodes = [.. cube.Nodes.Select(node => (node.Value, (IReadOnlyList<StatisticsCell>)[.. cells[node.Key]]))];
        if (cells[null].Any())
            nodes.Add((s["home.straight"], [.. cells[null]]));
        return nodes;
    }

    private List<ExcelColumn<StatisticsRow>> Columns(string[] heads) =>
    [
        .. heads.Select((head, at) => new ExcelColumn<StatisticsRow>(head, 26, ExcelKind.Text, row => row.Labels[at])),
        .. Enum.GetValues<SubmissionStage>().Select(stage => new ExcelColumn<StatisticsRow>(s["home.stage_column", s[stage]], 14, ExcelKind.WholeNumber, row => row.Of(stage))),
        .. Enum.GetValues<SubmissionState>().Select(state => new ExcelColumn<StatisticsRow>(s[state], 12, ExcelKind.WholeNumber, row => row.Counts.GetValueOrDefault(state))),
    ];

    private string Category(string code) => $"{code} {Codes.ExamCategories.Name(code, Chinese)}";

    private string Level(string code) => Codes.ExamLevels.Name(code, Chinese);
}
