using System.Collections.Concurrent;
using System.Net;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Backups;

/// <summary>What an operator does on the day it is needed, with the commands that the operator has.</summary>
public sealed class RestoreDrillTests
{
    private const int Clients = 8;

    [Theory, DatabaseData]
    public Task DU09_BackedUpUnderLoad_RestoresWholeIntoAnEmptyPlace(DatabaseKind kind) => RunAsync(kind, 100);

    /// <summary>The long form, which takes minutes on a small machine.</summary>
    [Theory, DatabaseData]
    [Trait("Category", "Drill")]
    public Task DU09_BackedUpUnderLoad_WithAThousandFilings_RestoresWhole(DatabaseKind kind) => RunAsync(kind, 1_000);

    private static async Task RunAsync(DatabaseKind kind, int filings)
    {
        using var source = new TempFolder();
        using var target = new TempFolder();
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var empty = await TestDatabase.CreateAsync(kind);
        var (here, there) = (SettingsOf(database), SettingsOf(empty));
        string[] before;
        string backup;
        await using (var server = await FilingClients.StartAsync(source.Path, here))
        {
            using var http = await FilingClients.ClientAsync(server.BaseAddress);
            (before, backup) = await BackUpUnderLoadAsync(http, source, here, filings);
        }

        Directory.CreateDirectory(target.File("keys"));
        Directory.CreateDirectory(target.File("backups"));
        File.Copy(source.File("keys/sealing.json"), target.File("keys/sealing.json"));
        File.Copy(backup, target.File("backups/taken-along.backup"));

        await SaysAsync(target, there, 0, "The backup is whole", "verify-backup", "taken-along.backup");
        await SaysAsync(target, there, 0, "every table holds what the manifest says", "restore", "taken-along.backup");
        await SaysAsync(target, there, 0, "The record is whole", "verify-audit");
        await SaysAsync(target, there, 1, "--force puts the backup in its place", "restore", "taken-along.backup");

        await using (var restored = await FilingClients.StartAsync(target.Path, there))
        {
            using var person = await Visitor.SignedInAsync(restored.BaseAddress, "hospital-admin");
            using var health = await person.GetAsync("/health/ready");
            using var client = await FilingClients.ClientAsync(restored.BaseAddress);
            Assert.Equal(HttpStatusCode.OK, health.StatusCode);
            await Parallel.ForEachAsync(before, FilingClients.AtOnce, async (id, _) => Assert.Equal(200, (await client.GetAnswerAsync($"/api/v1/submissions/{id}")).Status));
            await SaysAsync(target, there, 2, "already uses the data directory", "restore", "taken-along.backup", "--force");
        }

        await SaysAsync(target, there, 0, "What stood here before lies in", "restore", "taken-along.backup", "--force");
        await SaysAsync(target, there, 0, "The record is whole", "verify-audit");
    }

    /// <summary>The filings acknowledged before the backup began, and its file.</summary>
    private static async Task<(string[] Before, string Backup)> BackUpUnderLoadAsync(HttpClient http, TempFolder source, IReadOnlyDictionary<string, string> settings, int filings)
    {
        var waiting = new ConcurrentQueue<FilingClients.Filing>(await FilingClients.PrepareAsync(http, filings));
        var acknowledged = new ConcurrentDictionary<Guid, FilingClients.Acknowledged>();
        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(() => FilingClients.FileAsync(http, waiting, acknowledged, () =>
        {
            if (acknowledged.Count >= filings / 2)
                half.TrySetResult();
        }))));
        await Task.WhenAny(work, half.Task);
        var before = acknowledged.Values.Select(answer => answer.Id.ToString()).ToArray();

        // Each client asserts that what it files is taken: none is refused meanwhile.
        await SaysAsync(source, settings, 0, ".backup", "backup");
        await work;
        Assert.Equal(filings, acknowledged.Count);
        return (before, Assert.Single(Directory.GetFiles(source.File("backups"), "*.backup")));
    }

    private static Dictionary<string, string> SettingsOf(TestDatabase database) => new(StringComparer.Ordinal) { ["Database:Provider"] = database.Provider, ["Database:ConnectionString"] = database.ConnectionString };

    private static async Task SaysAsync(TempFolder folder, IReadOnlyDictionary<string, string> settings, int expected, string words, params string[] command)
    {
        var (code, said) = await ServerProcess.CommandAsync(folder.Path, settings, command);
        Assert.True(code == expected && said.Contains(words, StringComparison.Ordinal), $"{string.Join(' ', command)} ended with {code}: {said}");
    }
}
