using AdminConsole.Tests.TestSupport;
using Microsoft.Data.Sqlite;

namespace AdminConsole.Tests.Maintenance;

public sealed class MaintenanceCommandTests
{
    [Fact]
    public async Task DU07_Command_RunsInsideTheServer_AndAloneWhereNoneRuns()
    {
        using var folder = new TempFolder();
        await using (var server = await ServerProcess.StartAsync(dataDirectory: folder.Path))
        {
            await SaysAsync(folder, 0, "The record is whole");
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("maintenance.sock")));
            Assert.NotEmpty(await File.ReadAllLinesAsync(folder.File("audit-anchors.txt")));

            await TamperAsync(folder);
            await SaysAsync(folder, 1, "Entry 1 was changed");
        }

        await SaysAsync(folder, 1, "Entry 1 was changed");
        await SaysAsync(folder, 2, "There is no command \"verify\". Commands: backup", "verify");
    }

    [Theory]
    [InlineData("verify-audit")]
    [InlineData("backup")]
    [InlineData("rotate-keys")]
    public async Task Command_WhereNothingIsInstalled_SaysSo(string command)
    {
        using var folder = new TempFolder();

        await SaysAsync(folder, 2, $"There is no installation in {folder.Path}", command);

        Assert.False(File.Exists(folder.File("adminconsole.db")));
    }

    private static async Task SaysAsync(TempFolder folder, int expected, string words, string command = "verify-audit")
    {
        var (code, said) = await ServerProcess.CommandAsync(folder.Path, command);
        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.Equal(expected, code);
    }

    private static async Task TamperAsync(TempFolder folder)
    {
        await using var connection = new SqliteConnection(TestDatabase.SqliteConnectionString(folder.File("adminconsole.db"), pooled: false));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """DROP TRIGGER "AuditEntries_keep"; UPDATE "AuditEntries" SET "ActorName" = 'somebody else' WHERE "Sequence" = 1""";
        await command.ExecuteNonQueryAsync();
    }
}
