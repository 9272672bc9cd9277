using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Configuration;

public enum DatabaseProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>SQLite for one machine, PostgreSQL past it.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Required for PostgreSQL; for SQLite the default is <c>adminconsole.db</c> in the data directory.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Seconds to wait for another process that holds the SQLite lock.</summary>
    [Range(1, 30)]
    public int BusyTimeoutSeconds { get; set; } = 5;

    /// <summary>Seconds that one command may take.</summary>
    [Range(1, 30)]
    public int CommandTimeoutSeconds { get; set; } = 10;

    /// <summary>The folder that holds PostgreSQL's <c>pg_dump</c> and <c>pg_restore</c>; where none is given they are looked for on the path.</summary>
    public string? PostgresPrograms { get; set; }
}
