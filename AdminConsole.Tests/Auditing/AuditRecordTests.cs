using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Auditing;

/// <summary>The record as a chain (AL-03..06). Whoever tampers here does what somebody with the database in hands could: takes the engine's guard away first.</summary>
public sealed class AuditRecordTests
{
    private static readonly Action<IServiceCollection> Auditing = services =>
    {
        services.AddOptions<AdminConsole.Configuration.AuditOptions>();
        services.AddSingleton<AuditAnchors>();
        services.AddSingleton<AuditArchiveFiles>();
        services.AddScoped<AuditRecordQueries>();
        services.AddScoped<AuditArchiveService>();
    };

    [Theory, DatabaseData]
    public async Task AL04_UntouchedRecord_IsWhole(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind, entries: 5);

        var verdict = await VerifyAsync(host);

        Assert.Null(verdict.Fault);
        Assert.Equal(await host.InspectAsync(data => data.AuditEntries.LongCountAsync()), verdict.Count);
        Assert.Equal(await host.InspectAsync(data => data.AuditEntries.MaxAsync(row => row.Sequence)), verdict.End.Sequence);
    }

    [Theory]
    [DatabaseData(nameof(AuditEntry.Reason), "'anders'")]
    [DatabaseData(nameof(AuditEntry.Reason), "NULL")]
    [DatabaseData(nameof(AuditEntry.ActorName), "'somebody else'")]
    [DatabaseData(nameof(AuditEntry.Outcome), "'refused'")]
    [DatabaseData(nameof(AuditEntry.Changes), "''")]
    [DatabaseData(nameof(AuditEntry.ActorRoles), "'SecurityAdministrator'")]
    [DatabaseData(nameof(AuditEntry.ClientAddress), "'10.0.0.1'")]
    [DatabaseData(nameof(AuditEntry.Session), "'x'")]
    [DatabaseData(nameof(AuditEntry.ObjectId), "'x'")]
    public async Task AL04_ChangedField_IsNamed(DatabaseKind kind, string column, string value)
    {
        await using var host = await StartAsync(kind, entries: 5);
        var end = await EndAsync(host);

        await TamperAsync(host, $"""UPDATE "AuditEntries" SET "{column}" = {value} WHERE "Sequence" = {end - 2}""");

        Assert.Equal(new AuditFault(AuditFaultKind.Changed, end - 2), (await VerifyAsync(host)).Fault);
    }

    [Theory, DatabaseData]
    public async Task AL04_MissingEntry_IsNamed(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind, entries: 5);
        var end = await EndAsync(host);

        await TamperAsync(host, $"""DELETE FROM "AuditEntries" WHERE "Sequence" = {end - 2}""");

        Assert.Equal(new AuditFault(AuditFaultKind.Missing, end - 2), (await VerifyAsync(host)).Fault);
    }

    [Theory, DatabaseData]
    public async Task AL04_EntriesThatChangedPlaces_AreNamed(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind, entries: 5);
        var end = await EndAsync(host);

        await TamperAsync(host, $"""UPDATE "AuditEntries" SET "Sequence" = -1 WHERE "Sequence" = {end - 3}""");
        await TamperAsync(host, $"""UPDATE "AuditEntries" SET "Sequence" = {end - 3} WHERE "Sequence" = {end - 2}""");
        await TamperAsync(host, $"""UPDATE "AuditEntries" SET "Sequence" = {end - 2} WHERE "Sequence" = -1""");

        Assert.Equal(new AuditFault(AuditFaultKind.Changed, end - 3), (await VerifyAsync(host)).Fault);
    }

    [Theory, DatabaseData]
    public async Task AL04_CutOffEnd_IsNamedByWhatWasNotedOutside(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind, entries: 5);
        var end = await host.As<AuditRecordQueries>(AccessScope.System).EndAsync();
        await host.Services.GetRequiredService<AuditAnchors>().AppendAsync(end, host.Clock.GetUtcNow().UtcDateTime, default);
        Assert.Null((await VerifyAsync(host)).Fault);

        await TamperAsync(host, $"""DELETE FROM "AuditEntries" WHERE "Sequence" > {end.Sequence - 2}""");

        Assert.Equal(new AuditFault(AuditFaultKind.Truncated, end.Sequence - 1), (await VerifyAsync(host)).Fault);
    }

    /// <summary>Cut off and written on: the chain fits, and what was noted does not.</summary>
    [Theory, DatabaseData]
    public async Task AL04_EndWrittenAnew_IsNamedByWhatWasNotedOutside(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind, entries: 5);
        var end = await host.As<AuditRecordQueries>(AccessScope.System).EndAsync();
        await host.Services.GetRequiredService<AuditAnchors>().AppendAsync(end, host.Clock.GetUtcNow().UtcDateTime, default);

        await TamperAsync(host, $"""DELETE FROM "AuditEntries" WHERE "Sequence" = {end.Sequence}""");
        await ActAsync(host, "in its place");

        Assert.Equal(new AuditFault(AuditFaultKind.Replaced, end.Sequence), (await VerifyAsync(host)).Fault);
    }

    [Theory]
    [DatabaseData("""UPDATE "AuditEntries" SET "Reason" = 'anders'""")]
    [DatabaseData("""DELETE FROM "AuditEntries" WHERE "Sequence" = (SELECT MIN("Sequence") FROM "AuditEntries")""")]
    public async Task AL04_Engine_RefusesToChangeOrRemoveEntries(DatabaseKind kind, string statement)
    {
        await using var host = await StartAsync(kind, entries: 1);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => host.InspectAsync(data => data.Database.ExecuteSqlRawAsync(statement)));

        Assert.Null((await VerifyAsync(host)).Fault);
    }

    [Theory, DatabaseData]
    public async Task AL06_HundredWritersAtOnce_LeaveAChainWithoutGaps(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind, entries: 0);
        var before = await EndAsync(host);

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(index => Task.Run(() => ActAsync(host, $"{index}"))));

        Assert.All(results, result => Assert.True(result.IsOk));
        Assert.Equal(before + 100, await EndAsync(host));
        Assert.Null((await VerifyAsync(host)).Fault);
    }

    [Theory, DatabaseData]
    public async Task AL03_RecordCannotBeWritten_ChangesNothingAndSaysSo(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind, entries: 0);
        await host.InspectAsync(data => data.Database.ExecuteSqlRawAsync("""ALTER TABLE "AuditEntries" RENAME COLUMN "Reason" TO "Gone" """));

        var result = await host.As(SampleLibrary.SiteStaff).WriteAsync<Done>(async work =>
        {
            work.Audit("institution.lock", nameof(Institution), SampleLibrary.Hospital.Id);
            return (await work.Data.Institutions.SingleAsync(node => node.Id == SampleLibrary.Hospital.Id)).Lock("某人", work.Now, null);
        });

        Assert.Equal((DataErrors.AuditUnavailable.Code, ErrorKind.Unavailable), (result.Error?.Code, result.Error?.Kind));
        Assert.False(await host.InspectAsync(data => data.Institutions.Where(node => node.Id == SampleLibrary.Hospital.Id).Select(node => node.LockedBy != null).SingleAsync()));
    }

    [Theory, DatabaseData]
    public async Task AL02_Entry_SaysInWhichRoleAndSession(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind, entries: 0);
        var circuit = host.CircuitOf(SampleLibrary.SiteStaff);
        circuit.GetRequiredService<AuditOrigin>().Session = "a1b2";

        await ActAsync(circuit.GetRequiredService<Db>(), "here");

        var entry = await host.InspectAsync(data => data.AuditEntries.OrderByDescending(row => row.Sequence).FirstAsync());
        Assert.Equal((string.Join(',', SampleLibrary.SiteStaff.Roles.Order()), "a1b2"), (entry.ActorRoles, entry.Session));
    }

    [Theory, DatabaseData]
    public async Task AL05_PastItsRetention_IsArchived_AndTheRecordStaysWhole(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind, entries: 5);
        var old = await EndAsync(host);
        host.Clock.Advance(TimeSpan.FromDays(1_096));
        await ActAsync(host, "new");

        await host.As<AuditArchiveService>(AccessScope.System).ArchiveAsync();

        var archive = Assert.Single(await host.As<AuditRecordQueries>(AccessScope.System).ArchivesAsync());
        Assert.Equal((1, old), (archive.First, archive.Last));
        Assert.Equal(0, await host.InspectAsync(data => data.AuditEntries.CountAsync(row => row.Sequence <= old)));
        Assert.Equal(old, (await ReadAsync(host, archive)).Count);
        Assert.Equal("audit.archive", (await host.InspectAsync(data => data.AuditEntries.OrderByDescending(row => row.Sequence).FirstAsync())).Action);
        Assert.Null((await VerifyAsync(host)).Fault);
        await host.As<AuditArchiveService>(AccessScope.System).ArchiveAsync();
        Assert.Single(await host.As<AuditRecordQueries>(AccessScope.System).ArchivesAsync());
    }

    [Theory, DatabaseData]
    public async Task AL05_WithinItsRetention_Stays(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind, entries: 5);
        host.Clock.Advance(TimeSpan.FromDays(1_094));
        await ActAsync(host, "new");

        await host.As<AuditArchiveService>(AccessScope.System).ArchiveAsync();

        Assert.Empty(await host.As<AuditRecordQueries>(AccessScope.System).ArchivesAsync());
    }

    [Theory, DatabaseData]
    public async Task AL05_DamagedRecord_IsNotArchived(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind, entries: 5);
        await TamperAsync(host, """UPDATE "AuditEntries" SET "Reason" = 'anders' WHERE "Sequence" = 2""");
        host.Clock.Advance(TimeSpan.FromDays(1_096));
        await ActAsync(host, "new");

        await host.As<AuditArchiveService>(AccessScope.System).ArchiveAsync();

        Assert.Empty(await host.As<AuditRecordQueries>(AccessScope.System).ArchivesAsync());
        Assert.Equal(new AuditFault(AuditFaultKind.Changed, 2), (await VerifyAsync(host)).Fault);
    }

    [Theory, DatabaseData]
    public async Task AL04_AlteredArchive_OrOneThatWasMadeUp_IsNamed(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind, entries: 5);
        var old = await EndAsync(host);
        host.Clock.Advance(TimeSpan.FromDays(1_096));
        await ActAsync(host, "new");
        await host.As<AuditArchiveService>(AccessScope.System).ArchiveAsync();
        var archive = Assert.Single(await host.As<AuditRecordQueries>(AccessScope.System).ArchivesAsync());
        var file = Path.Combine(host.Services.GetRequiredService<DataDirectory>().Path, "audit-archive", archive.File);
        var content = await File.ReadAllBytesAsync(file);

        File.Delete(file);
        Assert.Equal(new AuditFault(AuditFaultKind.Archive, 1), (await VerifyAsync(host)).Fault);
        await File.WriteAllBytesAsync(file, content);
        Assert.Null((await VerifyAsync(host)).Fault);

        // Somebody who wants the newest entries gone says that they were archived.
        await host.InspectAsync(data => data.Database.ExecuteSqlAsync(
            $"""INSERT INTO "AuditArchives" ("First", "Last", "LastMac", "File", "Sha256", "ArchivedAt", "Seal") SELECT {old + 1}, {old + 1}, "LastMac", "File", "Sha256", "ArchivedAt", "Seal" FROM "AuditArchives" """));
        Assert.Equal(new AuditFault(AuditFaultKind.Archive, old + 1), (await VerifyAsync(host)).Fault);
    }

    private static async Task<DataHost> StartAsync(DatabaseKind kind, int entries)
    {
        var host = await DataHost.StartAsync(kind, Auditing);
        for (var index = 0; index < entries; index++)
            Assert.True((await ActAsync(host, $"because {index}")).IsOk);
        return host;
    }

    private static Task<Result<Done>> ActAsync(DataHost host, string reason) => ActAsync(host.As(SampleLibrary.SiteStaff), reason);

    private static Task<Result<Done>> ActAsync(Db db, string reason) => db.WriteAsync<Done>(work =>
    {
        work.Audit("institution.export", nameof(Institution), SampleLibrary.Hospital.Id, reason);
        return Task.FromResult<Result<Done>>(Done.Yes);
    });

    private static Task<AuditVerdict> VerifyAsync(DataHost host) => host.As<AuditRecordQueries>(AccessScope.System).VerifyAsync();

    private static async Task<long> EndAsync(DataHost host) => (await host.As<AuditRecordQueries>(AccessScope.System).EndAsync()).Sequence;

    private static async Task<int> TamperAsync(DataHost host, string statement)
    {
        await host.LetTheRecordBeChangedAsync();
        return await host.InspectAsync(data => data.Database.ExecuteSqlRawAsync(statement));
    }

    private static async Task<List<string>> ReadAsync(DataHost host, AuditArchive archive)
    {
        await using var file = File.OpenRead(Path.Combine(host.Services.GetRequiredService<DataDirectory>().Path, "audit-archive", archive.File));
        await using var plain = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        return [.. (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
