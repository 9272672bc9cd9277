using System.Globalization;
using System.Text;
using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Backups;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdminConsole.Tests.Backups;

public sealed class BackupTests
{
    [Theory, DatabaseData]
    public async Task DU08_Backup_HoldsEveryTable_EveryImage_AndTheRecordsEnd(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var image = Encoding.UTF8.GetBytes("not really an image");
        Directory.CreateDirectory(Path.Combine(DataOf(host), "scans", "ab"));
        await File.WriteAllBytesAsync(Path.Combine(DataOf(host), "scans", "ab", "ab01"), image);
        var filings = await host.InspectAsync(data => data.Submissions.CountAsync());
        var end = await host.InspectAsync(data => data.AuditEntries.MaxAsync(row => row.Sequence));
        using var opened = new TempFolder();

        var made = await host.As<BackupService>(AccessScope.System).CreateAsync();

        Assert.True(made.IsOk);
        var (_, manifest) = await Reader(host).ReadAsync(FileOf(host, made.Value), opened.Path, CancellationToken.None);
        Assert.Equal((filings, end), (manifest.Facts.Counts["Submissions"], manifest.Facts.AuditSequence));
        Assert.Equal(image, await File.ReadAllBytesAsync(opened.File("scans/ab/ab01")));
        Assert.Equal("backup.create ok", await host.InspectAsync(data => data.AuditEntries.OrderByDescending(row => row.Sequence).Select(row => row.Action + " " + row.Outcome).FirstAsync()));
        Assert.False(Directory.Exists(Folder(host).PathOf(".unfinished")));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FileOf(host, made.Value)));
    }

    /// <summary>Names stand in the database in the clear; in a backup nothing does (PD-04).</summary>
    [Fact]
    public async Task PD04_Backup_TellsNothingWithoutTheKey()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        var name = await host.InspectAsync(data => data.Submissions.Select(row => row.PersonName).FirstAsync());

        var made = await host.As<BackupService>(AccessScope.System).CreateAsync();

        Assert.Equal(-1, (await File.ReadAllBytesAsync(FileOf(host, made.Value))).AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)));
    }

    [Fact]
    public async Task DU09_AlteredOrCutOffAnywhere_IsRefused()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        var made = await host.As<BackupService>(AccessScope.System).CreateAsync();
        var whole = await File.ReadAllBytesAsync(FileOf(host, made.Value));
        var head = whole.AsSpan().IndexOf((byte)'}') + 1;

        foreach (var at in (int[])[0, 9, 40, head, head + 10, whole.Length / 2, whole.Length - 1])
        {
            var altered = (byte[])whole.Clone();
            altered[at] ^= 1;
            await RefusesAsync(host, altered);
        }

        foreach (var length in (int[])[0, 8, head, head + 4, head + 20 + (1024 * 1024), whole.Length / 2, whole.Length - 1])
            await RefusesAsync(host, whole[..Math.Min(length, whole.Length - 1)]);
        await RefusesAsync(host, [.. whole, 0]);
    }

    [Fact]
    public async Task DU09_NewerFormat_AndAnotherInstallationsKey_AreRefusedInWordsThatHelp()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        var made = await host.As<BackupService>(AccessScope.System).CreateAsync();
        var whole = await File.ReadAllBytesAsync(FileOf(host, made.Value));
        var format = whole.AsSpan().IndexOf("\"Format\":1"u8) + "\"Format\":".Length;
        var fingerprint = whole.AsSpan().IndexOf("\"KeyFingerprint\":\""u8) + "\"KeyFingerprint\":\"".Length;

        Assert.Contains("newer version", await RefusesAsync(host, Changed(format, (byte)'9')), StringComparison.Ordinal);
        Assert.Contains("key file", await RefusesAsync(host, Changed(fingerprint, whole[fingerprint] == '0' ? (byte)'1' : (byte)'0')), StringComparison.Ordinal);

        byte[] Changed(int at, byte value)
        {
            var changed = (byte[])whole.Clone();
            changed[at] = value;
            return changed;
        }
    }

    [Theory, DatabaseData]
    public async Task DU08_Failure_IsOnRecordAndInHealth_UntilOneSucceeds(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var hindrance = Folder(host).PathOf(".unfinished");
        await File.WriteAllTextAsync(hindrance, "");

        var failed = await host.As<BackupService>(AccessScope.System).CreateAsync();

        Assert.Equal("backup_failed", failed.Error?.Code);
        Assert.Equal(HealthStatus.Degraded, await HealthAsync(host));
        Assert.Equal("backup.create backup_failed", await host.InspectAsync(data => data.AuditEntries.OrderByDescending(row => row.Sequence).Select(row => row.Action + " " + row.Outcome).FirstAsync()));

        File.Delete(hindrance);
        Assert.True((await host.As<BackupService>(AccessScope.System).CreateAsync()).IsOk);
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(host));
    }

    [Fact]
    public async Task DU08_Daily_MakesTheDaysBackupOnce_AndHealthSaysWhenItIsMissing()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        var backups = host.As<BackupService>(AccessScope.System);

        await backups.RunDueAsync();
        await backups.RunDueAsync();
        var first = Assert.Single(Folder(host).Files);
        host.Clock.Advance(TimeSpan.FromHours(27));
        var stale = await HealthAsync(host);
        await backups.RunDueAsync();

        Assert.Equal(HealthStatus.Degraded, stale);
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(host));
        Assert.Equal(2, Folder(host).Files.Count);
        Assert.Equal(first, Folder(host).Files[1]);
    }

    private static Task<DataHost> StartAsync(DatabaseKind kind) => DataHost.StartAsync(kind, services =>
    {
        services.AddAuditing();
        services.AddBackups();
    });

    private static BackupFolder Folder(DataHost host) => host.Services.GetRequiredService<BackupFolder>();

    private static BackupReader Reader(DataHost host) => host.Services.GetRequiredService<BackupReader>();

    private static string FileOf(DataHost host, BackupFile file) => Folder(host).PathOf(file.Name);

    private static string DataOf(DataHost host) => host.Services.GetRequiredService<AdminConsole.Data.DataDirectory>().Path;

    private static async Task<string> RefusesAsync(DataHost host, byte[] content)
    {
        var file = Folder(host).PathOf(string.Create(CultureInfo.InvariantCulture, $"altered-{content.Length}"));
        await File.WriteAllBytesAsync(file, content);
        return (await Assert.ThrowsAsync<BackupException>(() => Reader(host).ReadAsync(file, into: null, CancellationToken.None))).Message;
    }

    private static async Task<HealthStatus> HealthAsync(DataHost host) => (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == "backup")).Status;
}
