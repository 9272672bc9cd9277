using System.Data.Common;
using AdminConsole.Authorization;
using AdminConsole.Configuration;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AdminConsole.Data.Postgres;

internal sealed class PostgresAppDbContextFactory(IOptions<DatabaseOptions> options, ChangeNotice notice) : AppDbContextFactory, IDisposable
{
    /// <summary>Any number that nothing else in this database locks.</summary>
    private const long AuditLock = 0x61756469_74;

    /// <summary>
    /// Units of one node that may be open at a time. Filings queue for the season's running number and everybody for the end of the record, and PostgreSQL lets newcomers
    /// overtake those who wait for a row: of many at once some would wait until their time is over. Whoever waits here is let in in turn.
    /// </summary>
    private const int MostUnitsAtOnce = 6;

    private readonly SemaphoreSlim units = new(MostUnitsAtOnce);

    private readonly DbContextOptions<PostgresAppDbContext> contextOptions = new DbContextOptionsBuilder<PostgresAppDbContext>()
        .UseNpgsql(options.Value.ConnectionString, npgsql => npgsql.CommandTimeout(options.Value.CommandTimeoutSeconds)).Options;

    public override AppDbContext Create(AccessScope scope) => new PostgresAppDbContext(contextOptions, scope);

    public override bool IsConstraintViolation(DbException failure) => failure is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation };

    public override bool IsBusy(DbException failure) => failure.IsTransient || failure.InnerException is TimeoutException or IOException or System.Net.Sockets.SocketException;

    public override bool IsFull(DbException failure) => failure is PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    public override async Task<EngineDescription> DescribeEngineAsync(AppDbContext data, CancellationToken ct)
    {
        foreach (var setting in (string[])["fsync", "full_page_writes", "synchronous_commit"])
        {
            var value = await data.Database.SqlQuery<string>($"SELECT current_setting({setting}) AS \"Value\"").SingleAsync(ct);
            if (value is not ("on" or "remote_write" or "remote_apply"))
                throw new InvalidOperationException($"PostgreSQL runs with {setting}={value}; an acknowledged change could be lost. Set it to on.");
        }

        return new EngineDescription("PostgreSQL " + await data.Database.SqlQueryRaw<string>("SELECT current_setting('server_version') AS \"Value\"").SingleAsync(ct), null);
    }

    public override Task PrepareAsync(AppDbContext data, CancellationToken ct) => PostgresAuditGuard.SetAsync(data, ct);

    public void Dispose() => units.Dispose();

    internal override Task HoldAuditEndAsync(AppDbContext data, CancellationToken ct) => data.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AuditLock})", ct);

    internal override async Task AnnounceAsync(AppDbContext data, IReadOnlyCollection<ChangeEvent> changes, CancellationToken ct)
    {
        if (changes.Count > 0)
            await data.Database.ExecuteSqlAsync($"SELECT pg_notify({ChangeNotice.Channel}, payload) FROM unnest({notice.Write(changes)}) AS payload", ct);
    }

    internal override async Task RunUnitAsync(AccessScope scope, Func<AppDbContext, Task<bool>> unit, CancellationToken ct)
    {
        await units.WaitAsync(ct);
        try
        {
            await using var context = Create(scope);
            await using var transaction = await context.Database.BeginTransactionAsync(ct);
            if (await unit(context))
                await transaction.CommitAsync(ct);
        }
        finally
        {
            units.Release();
        }
    }
}
