namespace AdminConsole.Tests.TestSupport;

public sealed class ServerProcessTests
{
    [Theory, DatabaseData]
    public async Task StartAsync_AgainAfterAKillOnTheSameData_BecomesReady(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        using var data = new TempFolder();
        var settings = new Dictionary<string, string> { ["Database:Provider"] = database.Provider, ["Database:ConnectionString"] = database.ConnectionString };

        await using (var first = await ServerProcess.StartAsync(settings, data.Path))
            await first.KillAsync();
        await using var second = await ServerProcess.StartAsync(settings, data.Path);

        Assert.Contains("Now listening on", second.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, second.BaseAddress.Port);
    }
}
