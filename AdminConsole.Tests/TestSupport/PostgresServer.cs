using System.Diagnostics;
using Npgsql;

namespace AdminConsole.Tests.TestSupport;

/// <summary>
/// A throw-away PostgreSQL cluster in a temporary folder, reachable only through a Unix socket inside it. Its durability settings are PostgreSQL's own, because
/// the product checks them at start-up. <see cref="Shared"/> starts with the first test that needs it and ends with the test process.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string FolderPrefix = "adminconsole-pg-";

    private static readonly Lazy<Task<PostgresServer>> SharedServer = new(StartAsync);

    /// <summary>PostgreSQL refuses to run as root; setpriv replaces itself, so that the process started here is the server.</summary>
    private static readonly string[] AsUser = Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];

    private readonly string folder;
    private Process process;
    private LastWill stop;

    private PostgresServer(string folder)
    {
        this.folder = folder;
        (process, stop) = Launch();
    }

    public static Task<PostgresServer> Shared => SharedServer.Value;

    /// <summary>A cluster of the caller's own, for tests that stop it or need it to themselves.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        var programs = FindPrograms();
        await RemoveLeftoversAsync();
        var home = Directory.CreateTempSubdirectory(FolderPrefix).FullName;

        if (AsUser.Length > 0)
            await RunAsync(["chown", "postgres:postgres", home]);
        var data = Path.Combine(home, "data");
        await RunAsync([.. AsUser, Path.Combine(programs, "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);

        var cluster = new PostgresServer(home);
        await cluster.WaitAsync();
        return cluster;
    }

    /// <summary>Unpooled where the database is about to be copied or dropped: an idle connection would be in the way.</summary>
    public string ConnectionString(string database, bool pooled = true) =>
        new NpgsqlConnectionStringBuilder { Host = folder, Username = "postgres", Database = database, Pooling = pooled, MaxPoolSize = 50 }.ConnectionString;

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends it as a power cut would: nothing is written that was not written before (<c>pg_ctl stop -m immediate</c>).</summary>
    public async Task CrashAsync()
    {
        await RunAsync(["kill", "-QUIT", $"{process.Id}"]);
        await process.WaitForExitAsync();
        await stop.RevokeAsync();
        process.Dispose();
    }

    /// <summary>Starts it again after <see cref="CrashAsync"/>, on the same data.</summary>
    public Task StartAgainAsync()
    {
        (process, stop) = Launch();
        return WaitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CarryOutAsync();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private (Process Process, LastWill Stop) Launch()
    {
        string[] server =
        [
            .. AsUser, Path.Combine(FindPrograms(), "postgres"), "-D", Path.Combine(folder, "data"), "-c", "listen_addresses=", "-c", $"unix_socket_directories={folder}",
            "-c", "max_connections=300", "-c", "timezone=UTC",
        ];
        var started = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", """log=$1; shift; exec "$@" </dev/null >>"$log" 2>&1""", "postgres", Log, .. server]) { WorkingDirectory = "/" })!;

        // SIGINT is PostgreSQL's fast shutdown; a dead process nobody waits for would answer kill -0 for ever, hence the file.
        return (started, new LastWill("""kill -INT "$1"; while kill -0 "$1" && [ -e "$2/data/postmaster.pid" ]; do sleep 0.05; done; rm -rf "$2" """, $"{started.Id}", folder));
    }

    private string Log => Path.Combine(folder, "server.log");

    private Task WaitAsync() => Eventually.TrueAsync(
        async () => process.HasExited ? throw new InvalidOperationException($"PostgreSQL did not start.\n{await File.ReadAllTextAsync(Log)}") : await AnswersAsync(),
        "PostgreSQL accepts connections");

    private static string FindPrograms() =>
        Directory.Exists("/usr/lib/postgresql")
        && Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            .Where(programs => File.Exists(Path.Combine(programs, "initdb")) && File.Exists(Path.Combine(programs, "postgres")))
            .MaxBy(programs => double.Parse(Path.GetFileName(Path.GetDirectoryName(programs)!), System.Globalization.CultureInfo.InvariantCulture)) is { } newest
            ? newest
            : throw new InvalidOperationException("Tests on PostgreSQL need its server programs in /usr/lib/postgresql/*/bin: ./test.sh installs them (Debian package postgresql).");

    /// <summary>Folders of clusters that a power cut, or somebody killing every process at once, left behind.</summary>
    private static async Task RemoveLeftoversAsync()
    {
        foreach (var leftover in Directory.GetDirectories(Path.GetTempPath(), FolderPrefix + "*"))
        {
            var pidFile = Path.Combine(leftover, "data", "postmaster.pid");
            var inUse = File.Exists(pidFile)
                ? Directory.Exists($"/proc/{(await File.ReadAllLinesAsync(pidFile)).FirstOrDefault()}")
                : TimeProvider.System.GetUtcNow() - new DateTimeOffset(Directory.GetLastWriteTimeUtc(leftover)) < TimeSpan.FromHours(1);
            if (!inUse)
                await RunAsync(["rm", "-rf", leftover]);
        }
    }

    private static async Task RunAsync(string[] command)
    {
        using var program = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = "/" })!;
        var output = program.StandardOutput.ReadToEndAsync();
        var errors = program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();
        if (program.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {program.ExitCode}.\n{await output}{await errors}");
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await ExecuteAsync("select 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
