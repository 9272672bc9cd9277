using System.Diagnostics;
using System.Globalization;
using AdminConsole.Configuration;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AdminConsole.Data.Postgres;

/// <summary>PostgreSQL's own programs. What is counted is counted in the very snapshot that <c>pg_dump</c> reads.</summary>
internal sealed class PostgresDatabaseCopy(IOptions<DatabaseOptions> database) : DatabaseCopy
{
    private const string Tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";

    public override string FileName => "database.pgdump";

    public override async Task<DatabaseFacts> CopyAsync(string file, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await using var export = new NpgsqlCommand("SELECT pg_export_snapshot()", connection);
        var snapshot = (string)(await export.ExecuteScalarAsync(ct))!;
        await RunAsync("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", $"--snapshot={snapshot}", $"--file={file}"], ct);
        return await ReadAsync(connection, Tables, ct);
    }

    public override async Task<bool> ExistsAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var command = new NpgsqlCommand($"SELECT EXISTS ({Tables})", connection);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    public override async Task<DatabaseFacts> ReadAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        return await ReadAsync(connection, Tables, ct);
    }

    public override async Task PutAsync(string file, string replaced, CancellationToken ct)
    {
        await using (var connection = await OpenAsync(ct))
        {
            await using var others = new NpgsqlCommand("SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()", connection);
            if ((long)(await others.ExecuteScalarAsync(ct))! is > 0 and var count)
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{count} other connections have the database open. Stop every server that uses it."));

            // Objects alone, not the schema: who owns that is the installation's affair.
            await using var drop = new NpgsqlCommand(
                """
                DO $$ DECLARE name text; BEGIN
                  FOR name IN SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = 'public' LOOP EXECUTE 'DROP TABLE public.' || name || ' CASCADE'; END LOOP;
                  FOR name IN SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') LOOP EXECUTE 'DROP FUNCTION ' || name || ' CASCADE'; END LOOP;
                END $$
                """,
                connection);
            await drop.ExecuteNonQueryAsync(ct);
        }

        await RunAsync("pg_restore", ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", $"--dbname={Settings.Database}", file], ct);
    }

    private NpgsqlConnectionStringBuilder Settings => new(database.Value.ConnectionString) { Pooling = false };

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(Settings.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    /// <summary>The password goes by the environment: a command line is everybody's to read.</summary>
    private async Task RunAsync(string program, string[] arguments, CancellationToken ct)
    {
        var settings = Settings;
        var start = new ProcessStartInfo(database.Value.PostgresPrograms is { } folder ? Path.Combine(folder, program) : program, arguments) { RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PGHOST"] = settings.Host;
        start.Environment["PGPORT"] = settings.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = settings.Username;
        start.Environment["PGDATABASE"] = settings.Database;
        start.Environment["PGSSLMODE"] = settings.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() };
        if (settings.Password is { } password)
            start.Environment["PGPASSWORD"] = password;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        try
        {
            var said = await process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {said.Trim()}");
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }
}
