using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Home;

/// <summary>Filings that agree in everything a statistic divides them by.</summary>
/// <param name="Node">The node straight below the reader's that they belong to; null = institutions that report past it.</param>
public sealed record StatisticsCell(Guid? Node, string ExamLevel, string ExamCategory, SubmissionState State, int Count);

/// <summary>A season as it was counted in one question, so that every sheet adds up to the same.</summary>
/// <param name="SeasonName">Of the season.</param>
/// <param name="Nodes">The nodes straight below the reader's, in the order of their names.</param>
/// <param name="Cells">None with a count of 0.</param>
public sealed record StatisticsCube(string SeasonName, IReadOnlyList<KeyValuePair<Guid, string>> Nodes, IReadOnlyList<StatisticsCell> Cells)
{
    public int Total => Cells.Sum(cell => cell.Count);
}

/// <summary>A line of a sheet: what it is of, and its filings by state.</summary>
/// <param name="Labels">One for each column that divides; null in the line of sums, after its word.</param>
/// <param name="Counts">States without a filing are left out.</param>
public sealed record StatisticsRow(IReadOnlyList<string?> Labels, IReadOnlyDictionary<SubmissionState, int> Counts)
{
    public int Of(SubmissionStage stage) => Counts.Where(row => stage.Includes(row.Key)).Sum(row => row.Value);

    public static StatisticsRow Of(IReadOnlyList<string?> labels, IEnumerable<StatisticsCell> cells) =>
        new(labels, cells.GroupBy(cell => cell.State).ToDictionary(group => group.Key, group => group.Sum(cell => cell.Count)));
}
