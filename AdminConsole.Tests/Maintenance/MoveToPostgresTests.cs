using System.Net;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.Data.Sqlite;

namespace AdminConsole.Tests.Maintenance;

public sealed class MoveToPostgresTests
{
    [Fact]
    public async Task Move_TakesEveryRow_AndTheInstallationGoesOnThere()
    {
        using var folder = new TempFolder();
        await using (var server = await FilingClients.StartAsync(folder.Path))
        {
            using var http = await FilingClients.ClientAsync(server.BaseAddress);
            foreach (var filing in await FilingClients.PrepareAsync(http, 20))
                Assert.Equal(201, (await http.SubmitAsync(filing.Body, filing.Key)).Status);
        }

        var file = folder.File("adminconsole.db");
        var tables = await SqliteAsync(file, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '__EF%'");
        var before = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables)
            before[table] = (await SqliteAsync(file, $"SELECT COUNT(*) FROM \"{table}\"")).Single();
        await using var target = await TestDatabase.CreateAsync(DatabaseKind.Postgres);

        var (code, said) = await ServerProcess.CommandAsync(folder.Path, "move-to-postgres", target.ConnectionString);

        Assert.True(code == 0, said);
        Assert.Contains("The record is whole", said, StringComparison.Ordinal);
        foreach (var (table, rows) in before)
            Assert.Contains($"{table}: {rows} rows", said, StringComparison.Ordinal);
        Assert.True(long.Parse(before["Submissions"], System.Globalization.CultureInfo.InvariantCulture) >= 20);

        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Database:Provider"] = "Postgres", ["Database:ConnectionString"] = target.ConnectionString };
        await using (var moved = await FilingClients.StartAsync(folder.Path, settings))
        {
            using var reviewer = await Visitor.SignedInAsync(moved.BaseAddress, "reviewer");
            using var queue = await reviewer.GetAsync("/review");
            Assert.Equal(HttpStatusCode.OK, queue.StatusCode);
            using var http = await FilingClients.ClientAsync(moved.BaseAddress);
            var another = Assert.Single(await FilingClients.PrepareAsync(http, [500]));
            Assert.Equal(201, (await http.SubmitAsync(another.Body, another.Key)).Status);
        }

        var again = await ServerProcess.CommandAsync(folder.Path, "move-to-postgres", target.ConnectionString);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("Nothing was moved", again.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=/nowhere;Username=nobody;Database=none")]
    [InlineData("nonsense")]
    [InlineData]
    public async Task Move_WithoutATarget_SaysWhyAndMovesNothing(string? target = null)
    {
        using var folder = new TempFolder();

        var (code, said) = await ServerProcess.CommandAsync(folder.Path, target is null ? ["move-to-postgres"] : ["move-to-postgres", target]);

        Assert.Equal(2, code);
        Assert.Contains(target is null ? "takes the connection string" : "Nothing was moved", said, StringComparison.Ordinal);
    }

    private static async Task<List<string>> SqliteAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection(TestDatabase.SqliteConnectionString(file, pooled: false));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
            rows.Add($"{reader.GetValue(0)}");
        return rows;
    }
}
