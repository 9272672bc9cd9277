using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Postgres;
using AdminConsole.Data.Sqlite;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AdminConsole.Tests.Data;

/// <summary>A database as each earlier version left it, under this one (DU-10).</summary>
public sealed class EarlierVersionTests
{
    [Theory, DatabaseData]
    public async Task DU10_DatabaseOfEachEarlierVersion_IsBackedUpBroughtUpAndServed(DatabaseKind kind)
    {
        foreach (var version in (await EarlierAsync(kind)).SkipLast(1))
        {
            using var folder = new TempFolder();
            await using var database = kind == DatabaseKind.Postgres ? await TestDatabase.CreateAsync(kind) : null;
            var connection = database?.ConnectionString ?? TestDatabase.SqliteConnectionString(folder.File("adminconsole.db"), pooled: false);
            await using (var earlier = Open(kind, connection))
                await earlier.GetService<IMigrator>().MigrateAsync(version);

            Dictionary<string, string> settings = new(StringComparer.Ordinal) { ["Database:Provider"] = kind.ToString() };
            if (database is not null)
                settings["Database:ConnectionString"] = connection;
            await using var server = await ServerProcess.StartAsync(settings, folder.Path);

            using var person = await Visitor.SignedInAsync(server.BaseAddress, "reviewer");
            Assert.Single(Directory.GetFiles(folder.File("backups"), "*.backup"));
            await using var now = Open(kind, connection);
            Assert.Empty(await now.Database.GetPendingMigrationsAsync());
        }
    }

    private static async Task<IReadOnlyList<string>> EarlierAsync(DatabaseKind kind)
    {
        await using var data = Open(kind, kind == DatabaseKind.Sqlite ? "Data Source=:memory:" : "Host=nowhere");
        return [.. data.Database.GetMigrations()];
    }

    private static AppDbContext Open(DatabaseKind kind, string connection) => kind == DatabaseKind.Sqlite
        ? new SqliteAppDbContext(new DbContextOptionsBuilder<SqliteAppDbContext>().UseSqlite(connection).Options, AccessScope.System)
        : new PostgresAppDbContext(new DbContextOptionsBuilder<PostgresAppDbContext>().UseNpgsql(connection).Options, AccessScope.System);
}
