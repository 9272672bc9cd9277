using AdminConsole.Tests.TestSupport;
using Microsoft.Data.Sqlite;

namespace AdminConsole.Tests.Data;

/// <summary>What happens to a database between two versions of the product (DU-10).</summary>
public sealed class UpgradeTests
{
    [Fact]
    public Task DU10_KilledDuringAMigration_StartsAgain() => KillAsync(times: 1);

    [Fact]
    [Trait("Category", "Drill")]
    public Task DU10_KilledDuringAMigrationTenTimes_StartsAgain() => KillAsync(times: 10);

    [Fact]
    public async Task DU10_DatabaseOfANewerVersion_IsRefusedInWords_AndLeftAsItIs()
    {
        using var folder = new TempFolder();
        await using (await ServerProcess.StartAsync(dataDirectory: folder.Path))
        {
        }

        await RunAsync(folder, """INSERT INTO "__EFMigrationsHistory" VALUES ('99990101000000_Tomorrow', '10.0.0')""");
        var (code, said) = await ServerProcess.FailsAsync(folder.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" });

        Assert.Equal(2, code);
        Assert.Contains("The database belongs to a newer version of this program (it has 99990101000000_Tomorrow)", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    private static async Task KillAsync(int times)
    {
        using var folder = new TempFolder();
        for (var kill = 0; kill < times; kill++)
        {
            await using var server = ServerProcess.Begin(folder.Path);
            await Eventually.TrueAsync(() => File.Exists(folder.File("adminconsole.db")), "the server makes its database", TimeSpan.FromMinutes(1));
            await server.KillAsync();
        }

        // What a process leaves that is killed within EF's own lock.
        await RunAsync(folder, """CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT OR REPLACE INTO "__EFMigrationsLock" VALUES (1, '2026-01-01')""");
        await using var restarted = await ServerProcess.StartAsync(dataDirectory: folder.Path);
        using var person = await Visitor.SignedInAsync(restarted.BaseAddress, "reviewer");
    }

    private static async Task RunAsync(TempFolder folder, string sql)
    {
        await using var connection = new SqliteConnection(TestDatabase.SqliteConnectionString(folder.File("adminconsole.db"), pooled: false));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
