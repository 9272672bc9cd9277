using AdminConsole.Data.Sqlite;
using AdminConsole.Tests.TestSupport;
using Microsoft.Data.Sqlite;

namespace AdminConsole.Tests.Data;

public sealed class SqliteStatisticsTests
{
    [Fact]
    public async Task Rows_EachIndex_IsOneOfTheDatabase()
    {
        await using var host = await DataHost.StartAsync(DatabaseKind.Sqlite);

        var indexes = await AskAsync(host, "SELECT tbl_name || '.' || name FROM sqlite_master WHERE type = 'index'");

        Assert.All(SqliteStatistics.Rows, row => Assert.Contains($"{row.Table}.{row.Index}", indexes));
        Assert.Equal(SqliteStatistics.Rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), Assert.Single(await AskAsync(host, "SELECT CAST(COUNT(*) AS TEXT) FROM sqlite_stat1")));
    }

    [Theory]
    [InlineData("DistrictId")]
    [InlineData("SiteId")]
    [InlineData("PointId")]
    [InlineData("InstitutionId")]
    public async Task Plan_RowsByIdWithinAScope_SeeksTheKeyAndNotTheScope(string column)
    {
        await using var host = await DataHost.StartAsync(DatabaseKind.Sqlite);

        var ids = string.Join(", ", Enumerable.Range(0, 20).Select(i => $"'{i}'"));
        var plan = await AskAsync(host, $"""EXPLAIN QUERY PLAN SELECT "Report" FROM "Submissions" WHERE "{column}" = 'a' AND "Id" IN ({ids})""");

        Assert.Contains(plan, line => line.Contains("(Id=?)", StringComparison.Ordinal));
    }

    private static async Task<List<string>> AskAsync(DataHost host, string sql)
    {
        await using var connection = new SqliteConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(reader.FieldCount - 1));
        return rows;
    }
}
