using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AdminConsole.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AdminConsole.Tests.TestSupport;

/// <summary>Prepares an empty database that others are copied from, e.g. migrates it. Opens and closes its own connections.</summary>
internal delegate Task PrepareDatabase(DatabaseKind kind, string connectionString);

/// <summary>A preparation that runs once per engine and test process. Keep it in a static field: each instance is prepared anew.</summary>
internal sealed class DatabaseTemplate(PrepareDatabase prepare)
{
    private static int count;

    private readonly string name = $"template_{Interlocked.Increment(ref count)}";
    private readonly ConcurrentDictionary<DatabaseKind, Lazy<Task<string>>> prepared = new();

    /// <summary>Kept, because a collected one closes its pipe and is carried out at once.</summary>
    private LastWill? cleanUp;

    /// <summary>The prepared SQLite file, or the name of the prepared PostgreSQL database.</summary>
    public Task<string> PrepareAsync(DatabaseKind kind) =>
        prepared.GetOrAdd(kind, kind => new Lazy<Task<string>>(() => kind == DatabaseKind.Sqlite ? PrepareSqliteAsync() : PreparePostgresAsync())).Value;

    private async Task<string> PrepareSqliteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("adminconsole-template-").FullName;
        cleanUp = new LastWill("""rm -rf "$1" """, folder);
        var file = Path.Combine(folder, $"{name}.db");

        // Unpooled: the last connection to close moves the write-ahead log into the one file that is copied.
        await prepare(DatabaseKind.Sqlite, TestDatabase.SqliteConnectionString(file, pooled: false));
        return file;
    }

    private async Task<string> PreparePostgresAsync()
    {
        var server = await PostgresServer.Shared;
        await server.ExecuteAsync($"create database {name}");
        await prepare(DatabaseKind.Postgres, server.ConnectionString(name, pooled: false));
        return name;
    }
}

/// <summary>A database of its own: empty, or a copy of a template. Dropped on dispose.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static int count;

    private readonly TempFolder? folder;
    private readonly string? name;

    private TestDatabase(DatabaseKind kind, string connectionString, TempFolder? folder, string? name) =>
        (Kind, ConnectionString, this.folder, this.name) = (kind, connectionString, folder, name);

    public DatabaseKind Kind { get; }

    public string ConnectionString { get; }

    /// <summary>The value of <c>Database:Provider</c> that belongs to <see cref="ConnectionString"/>.</summary>
    public string Provider => Kind.ToString();

    /// <summary>The product prepares SQLite when its assembly is first used; a test may open a connection before that.</summary>
    [ModuleInitializer]
    internal static void PrepareSqliteRuntime() => RuntimeHelpers.RunModuleConstructor(typeof(SqliteRuntime).Module.ModuleHandle);

    public static Task<TestDatabase> CreateAsync(DatabaseKind kind, DatabaseTemplate? template = null) =>
        kind == DatabaseKind.Sqlite ? CreateSqliteAsync(template) : CreatePostgresAsync(template);

    public static string SqliteConnectionString(string file, bool pooled = true) =>
        new SqliteConnectionStringBuilder { DataSource = file, Pooling = pooled }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (folder is not null)
        {
            using (var pooled = new SqliteConnection(ConnectionString))
                SqliteConnection.ClearPool(pooled);
            folder.Dispose();
        }
        else
        {
            await (await PostgresServer.Shared).ExecuteAsync($"drop database {name} with (force)");
        }
    }

    private static async Task<TestDatabase> CreateSqliteAsync(DatabaseTemplate? template)
    {
        var source = template is null ? null : await template.PrepareAsync(DatabaseKind.Sqlite);
        var owned = new TempFolder();
        var file = owned.File("test.db");
        if (source is not null)
            File.Copy(source, file);
        return new TestDatabase(DatabaseKind.Sqlite, SqliteConnectionString(file), owned, name: null);
    }

    private static async Task<TestDatabase> CreatePostgresAsync(DatabaseTemplate? template)
    {
        var server = await PostgresServer.Shared;
        var database = $"test_{Interlocked.Increment(ref count)}";
        await server.ExecuteAsync(template is null ? $"create database {database}" : $"create database {database} template {await template.PrepareAsync(DatabaseKind.Postgres)}");
        return new TestDatabase(DatabaseKind.Postgres, server.ConnectionString(database), folder: null, database);
    }
}
