using System.Globalization;
using System.Text;
using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Maintenance;
using AdminConsole.Scans;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Data.Sealing;

public sealed class KeyRotationTests
{
    [Theory, DatabaseData]
    public async Task PD04_Rotation_SealsEveryValueAndImageAnew_AndAllOpen(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var image = await Store(host).SaveAsync(Encoding.UTF8.GetBytes("image"), CancellationToken.None);
        var before = await RevisionsAsync(host);
        var indexes = await host.InspectAsync(data => data.Submissions.OrderBy(row => row.Id).Select(row => row.PersonIndex).ToListAsync());
        Assert.True(before.Count > 2);
        Assert.NotEmpty(await StaleAsync(host, newest: 2));

        var done = await RotateAsync(host);

        Assert.Equal((2, 0L), (done.Version, done.Result.Damaged));
        Assert.Empty(await StaleAsync(host, newest: 2));
        Assert.Equal(2, (await File.ReadAllBytesAsync(Path.Combine(DataOf(host), "scans", image[..2], image)))[0]);
        Assert.Equal("image", Encoding.UTF8.GetString((await Store(host).ReadAsync(image, CancellationToken.None))!));
        Assert.Equal(before, await RevisionsAsync(host));
        Assert.Equal(indexes, await host.InspectAsync(data => data.Submissions.OrderBy(row => row.Id).Select(row => row.PersonIndex).ToListAsync()));
        Assert.Null((await host.As<AuditRecordQueries>(AccessScope.System).VerifyAsync()).Fault);
        Assert.Equal("key.rotate", await host.InspectAsync(data => data.AuditEntries.OrderByDescending(row => row.Sequence).Select(row => row.Action).FirstAsync()));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(DataOf(host), "keys", "sealing.json")));
    }

    [Theory, DatabaseData]
    public async Task PD04_RotationBrokenOff_GoesOnWithTheSameKey(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var before = await RevisionsAsync(host);
        var parts = 0;

        await Assert.ThrowsAsync<IOException>(() => host.As<KeyRotationService>(AccessScope.System).RunAsync((_, _) => ++parts == 8 ? throw new IOException("killed") : Task.CompletedTask, CancellationToken.None));

        var left = await StaleAsync(host, newest: 2);
        Assert.NotEmpty(left);
        Assert.Equal(before, await RevisionsAsync(host));

        // What another process finds.
        Assert.True(KeyRing.Open(Path.Combine(DataOf(host), "keys", "sealing.json")).IsRotating);
        var done = await RotateAsync(host);
        Assert.Equal(2, done.Version);
        Assert.InRange(done.Result.Rotated, 1, left.Sum(column => column.Value));
        Assert.Empty(await StaleAsync(host, newest: 2));
        Assert.Equal(3, (await RotateAsync(host)).Version);
        Assert.Equal(before, await RevisionsAsync(host));
    }

    [Fact]
    public async Task PD04_EverySealedColumnOfTheModel_IsRotated()
    {
        await using var host = await DataHost.StartAsync(DatabaseKind.Sqlite);

        var ofTheModel = await host.InspectAsync(data => Task.FromResult(data.Model.GetEntityTypes().SelectMany(type => type.GetProperties())
            .Where(property => property.ClrType == typeof(byte[]) && property.Name.EndsWith("Sealed", StringComparison.Ordinal))
            .Select(property => $"{property.DeclaringType.ClrType.Name}.{property.Name}").Order().ToList()));

        Assert.Equal(ofTheModel, SealedColumn.All.Select(column => $"{column.Row.Name}.{column.Property}").Order());
        Assert.All(SealedColumn.All, column => Assert.NotNull(column.Row.GetProperty(column.Property)));
    }

    [Fact]
    public void PD04_NodeThatMeetsANewVersion_ReadsTheFileAgain()
    {
        using var folder = new TempFolder();
        var (one, other) = (KeyRing.Open(folder.File("sealing.json")), KeyRing.Open(folder.File("sealing.json")));

        one.BeginRotation();
        var @sealed = new FieldSealer(one).Seal("a", "b", "text");

        Assert.Equal(2, @sealed[0]);
        Assert.Equal("text", new FieldSealer(other).OpenText("a", "b", @sealed));
    }

    private static Task<DataHost> StartAsync(DatabaseKind kind) => DataHost.StartAsync(kind, services =>
    {
        services.AddMaintenance();
        services.AddAuditing();
        services.AddScans(provider => provider.GetRequiredService<DataDirectory>().Scans);
    });

    private static async Task<KeyRotation> RotateAsync(DataHost host)
    {
        var done = await host.As<KeyRotationService>(AccessScope.System).RunAsync((_, _) => Task.CompletedTask, CancellationToken.None);
        Assert.True(done.IsOk);
        return done.Value;
    }

    /// <summary>How many values of each column an older key sealed.</summary>
    private static Task<Dictionary<string, int>> StaleAsync(DataHost host, byte newest) => host.InspectAsync(async data =>
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var column in SealedColumn.All)
        {
            var type = data.Model.FindEntityType(column.Row)!;
            var (table, name) = (type.GetTableName(), type.FindProperty(column.Property)!.GetColumnName());
            var sql = $"""SELECT "{name}" AS "Value" FROM "{table}" WHERE "{name}" IS NOT NULL""";
            var values = await data.Database.SqlQueryRaw<byte[]>(sql).ToListAsync();
            if (values.Count(value => value.Length > 0 && value[0] != newest) is > 0 and var count)
                found[$"{column.Row.Name}.{column.Property}"] = count;
        }

        return found;
    });

    /// <summary>What every revision says.</summary>
    private static async Task<List<string>> RevisionsAsync(DataHost host)
    {
        var personal = host.Services.GetRequiredService<PersonalData>();
        var rows = await host.InspectAsync(data => data.SubmissionRevisions.OrderBy(row => row.SubmissionId).ThenBy(row => row.Revision).ToListAsync());
        return [.. rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.SubmissionId}/{row.Revision} {personal.OpenContent(row).Person.DocumentNumber}"))];
    }

    private static IScanStore Store(DataHost host) => host.Services.GetRequiredService<IScanStore>();

    private static string DataOf(DataHost host) => host.Services.GetRequiredService<DataDirectory>().Path;
}
