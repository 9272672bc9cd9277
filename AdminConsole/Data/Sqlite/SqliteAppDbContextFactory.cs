using System.Data.Common;
using AdminConsole.Authorization;
using AdminConsole.Configuration;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Data.Sqlite;

internal sealed class SqliteAppDbContextFactory : AppDbContextFactory, IAsyncDisposable
{
    private const int Busy = 5, Locked = 6, Full = 13, Constraint = 19, ConstraintUnique = 2067, ConstraintPrimaryKey = 1555, ConstraintForeignKey = 787, IoWrite = 778, IoSync = 1034, IoTruncate = 1546, IoShortLog = 4874;

    private readonly DbContextOptions<SqliteAppDbContext> readOptions;
    private readonly DbContextOptions<SqliteAppDbContext> writeOptions;
    private readonly SqliteWriter writer;
    private readonly DiskSpace disk;

    public SqliteAppDbContextFactory(IOptions<DatabaseOptions> database, DataDirectory directory, DiskSpace disk, ILogger<SqliteWriter> log, TimeProvider clock)
    {
        this.disk = disk;
        var connectionString = ConnectionStringOf(database.Value, directory);
        var pragmas = new SqlitePragmas(database.Value.BusyTimeoutSeconds);
        readOptions = new DbContextOptionsBuilder<SqliteAppDbContext>()
            .UseSqlite(connectionString, sqlite => sqlite.CommandTimeout(database.Value.CommandTimeoutSeconds)).AddInterceptors(pragmas).Options;
        writer = new SqliteWriter(connectionString, pragmas, log, clock);
        writeOptions = new DbContextOptionsBuilder<SqliteAppDbContext>()
            .UseSqlite(writer.Connection, sqlite => sqlite.CommandTimeout(database.Value.CommandTimeoutSeconds)).Options;
    }

    internal static string ConnectionStringOf(DatabaseOptions options, DataDirectory directory) =>
        options.ConnectionString ?? new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory.Path, "adminconsole.db") }.ToString();

    public override AppDbContext Create(AccessScope scope) => new SqliteAppDbContext(readOptions, scope) { SaveThrough = save => writer.RunAloneAsync(save) };

    public override bool IsConstraintViolation(DbException failure) =>
        failure is SqliteException { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey or ConstraintForeignKey };

    public override bool IsBusy(DbException failure) => failure is SqliteException { SqliteErrorCode: Busy or Locked };

    public override bool IsFull(DbException failure) => failure is SqliteException { SqliteErrorCode: Full } or SqliteException { SqliteExtendedErrorCode: IoWrite or IoSync or IoTruncate or IoShortLog };

    public override bool IsAlmostFull => disk.IsFull;

    public override async Task<EngineDescription> DescribeEngineAsync(AppDbContext data, CancellationToken ct)
    {
        var version = Version.Parse(await data.Database.SqlQueryRaw<string>("SELECT sqlite_version() AS Value").SingleAsync(ct));
        return new EngineDescription($"SQLite {version}", HasWalResetFix(version) ? null : "older than 3.44.6, 3.50.7 and 3.51.3, which mend a rare corruption of the write-ahead log; update the operating system's SQLite when it offers one");
    }

    /// <summary>
    /// EF keeps others out with a row that a killed process leaves behind, and would wait for it for ever. This process holds the folder, so nobody else migrates. Also
    /// the first connection that may write: EF's own question whether there is a database may not, and a file that has no write-ahead log yet would be refused.
    /// </summary>
    public override Task ReleaseBrokenOffMigrationAsync(AppDbContext data, CancellationToken ct) => data.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock" """, ct);

    public override async Task PrepareAsync(AppDbContext data, CancellationToken ct)
    {
        await SqliteAuditGuard.SetAsync(data, ct);
        await SqliteStatistics.GiveAsync(data, ct);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    internal override Task RunUnitAsync(AccessScope scope, Func<AppDbContext, Task<bool>> unit, CancellationToken ct) =>
        writer.RunAsync(
            async transaction =>
            {
                await using var context = new SqliteAppDbContext(writeOptions, scope);

                // The writer keeps a savepoint for each unit already.
                context.Database.AutoSavepointsEnabled = false;
                await context.Database.UseTransactionAsync(transaction, CancellationToken.None);
                return await unit(context);
            },
            ct);

    private static bool HasWalResetFix(Version version) => version switch
    {
        { Major: 3, Minor: 44 } => version.Build >= 6,
        { Major: 3, Minor: 50 } => version.Build >= 7,
        _ => version >= new Version(3, 51, 3),
    };
}
