using System.Globalization;
using AdminConsole.Auditing;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Data.Postgres;
using AdminConsole.Domain;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AdminConsole.Maintenance;

/// <summary><c>move-to-postgres CONNECTION</c>: moves a SQLite installation into an empty PostgreSQL database and verifies its record there.</summary>
internal sealed class MoveToPostgresCommand(PostgresMove move, IOptions<DatabaseOptions> database, IServiceProvider services) : IMaintenanceCommand
{
    public static string Name => "move-to-postgres";

    public static string Usage => "CONNECTION";

    public static bool NeedsInstallation => false;

    public static bool IsAlone => true;

    public async Task<int> RunAsync(string[] arguments, TextWriter output, CancellationToken ct)
    {
        if (arguments is not [var target])
        {
            await output.WriteLineAsync($"{Name} takes the connection string of an empty PostgreSQL database.");
            return MaintenanceRunner.Failed;
        }

        if (database.Value.Provider != DatabaseProvider.Sqlite)
        {
            await output.WriteLineAsync("This installation does not run on SQLite: there is nothing to move.");
            return MaintenanceRunner.Failed;
        }

        AppDbContextFactory contexts;
        var rows = 0L;
        try
        {
            contexts = await move.RunAsync(
                target,
                (table, count) =>
                {
                    rows += count;
                    return output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{table}: {count} rows"));
                },
                ct);
        }
        catch (Exception refusal) when (refusal is InvalidOperationException or NpgsqlException or ArgumentException)
        {
            await output.WriteLineAsync($"Nothing was moved. {refusal.Message}");
            return MaintenanceRunner.Failed;
        }

        // Through the same door as any change, but the target's.
        var trail = ActivatorUtilities.CreateInstance<AuditTrail>(services, contexts);
        var db = ActivatorUtilities.CreateInstance<Db>(services, contexts, trail);
        var recorded = await db.WriteAsync<Done>(
            work =>
            {
                work.Audit("database.move", "Database", "PostgreSQL", string.Create(CultureInfo.InvariantCulture, $"rows={rows}"));
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        if (!recorded.IsOk)
        {
            await output.WriteLineAsync($"Everything was moved, but that it was could not be put on the record: {recorded.Error.Code}.");
            return MaintenanceRunner.Failed;
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rows} rows were moved and compared. Set Database:Provider=Postgres and Database:ConnectionString; the SQLite file stays as it is."));
        return await ActivatorUtilities.CreateInstance<VerifyAuditCommand>(services, ActivatorUtilities.CreateInstance<AuditRecordQueries>(services, db)).RunAsync([], output, ct);
    }
}
