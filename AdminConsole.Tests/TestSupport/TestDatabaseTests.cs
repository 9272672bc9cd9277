using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AdminConsole.Tests.TestSupport;

public sealed class TestDatabaseTests
{
    private static int preparations;

    private static readonly DatabaseTemplate OneRow = new(async (kind, connectionString) =>
    {
        Interlocked.Increment(ref preparations);
        await ExecuteAsync(kind, connectionString, "create table things (name text)");
        await ExecuteAsync(kind, connectionString, "insert into things values ('first')");
    });

    [Theory, DatabaseData]
    public async Task CreateAsync_WithoutTemplate_GivesAnEmptyDatabase(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        await ExecuteAsync(kind, database.ConnectionString, "create table things (name text)");

        Assert.Equal(0L, await CountAsync(database));
    }

    [Theory, DatabaseData]
    public async Task CreateAsync_TwiceFromOneTemplate_GivesIndependentCopies(DatabaseKind kind)
    {
        await using var one = await TestDatabase.CreateAsync(kind, OneRow);
        await using var other = await TestDatabase.CreateAsync(kind, OneRow);

        await ExecuteAsync(kind, one.ConnectionString, "insert into things values ('second')");

        Assert.Equal(2L, await CountAsync(one));
        Assert.Equal(1L, await CountAsync(other));
        Assert.InRange(preparations, 1, Enum.GetValues<DatabaseKind>().Length);
    }

    [Theory, DatabaseData(17, "value")]
    public void DatabaseData_WithValues_PassesThemAfterTheKind(DatabaseKind kind, int number, string text)
    {
        Assert.True(Enum.IsDefined(kind));
        Assert.Equal((17, "value"), (number, text));
    }

    [Theory, DatabaseData]
    public async Task DisposeAsync_LeavesNothingBehind(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind, OneRow);
        Assert.Equal(1L, await CountAsync(database));

        await database.DisposeAsync();

        if (kind == DatabaseKind.Sqlite)
            Assert.False(File.Exists(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource));
        else
            await Assert.ThrowsAnyAsync<DbException>(() => CountAsync(database));
    }

    private static DbConnection Connect(DatabaseKind kind, string connectionString) =>
        kind == DatabaseKind.Sqlite ? new SqliteConnection(connectionString) : new NpgsqlConnection(connectionString);

    private static async Task ExecuteAsync(DatabaseKind kind, string connectionString, string sql)
    {
        await using var connection = Connect(kind, connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> CountAsync(TestDatabase database)
    {
        await using var connection = Connect(database.Kind, database.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from things";
        return await command.ExecuteScalarAsync();
    }
}
