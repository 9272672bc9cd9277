using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Postgres;
using AdminConsole.Data.Sqlite;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AdminConsole.Tests.Data;

public sealed class EngineTests
{
    [Fact]
    public async Task DU01_EveryReadingConnection_ReadsBackItsPragmas()
    {
        await using var host = await DataHost.StartAsync(DatabaseKind.Sqlite);
        var contexts = host.Services.GetRequiredService<AppDbContextFactory>();

        for (var connection = 0; connection < 3; connection++)
        {
            await using var data = contexts.Create(AccessScope.System);
            await data.Database.OpenConnectionAsync();
            Assert.Equal("wal", await AskAsync<string>(data, "SELECT journal_mode AS Value FROM pragma_journal_mode"));
            Assert.Equal(2, await AskAsync<int>(data, "SELECT synchronous AS Value FROM pragma_synchronous"));
            Assert.Equal(1, await AskAsync<int>(data, "SELECT foreign_keys AS Value FROM pragma_foreign_keys"));
            Assert.Equal(5000, await AskAsync<int>(data, "SELECT timeout AS Value FROM pragma_busy_timeout"));
        }

        static Task<T> AskAsync<T>(AppDbContext data, string sql) => data.Database.SqlQueryRaw<T>(sql).SingleAsync();
    }

    [Fact]
    public async Task DU07_SqliteVersion_IsNamedAtStartUp()
    {
        await using var host = await DataHost.StartAsync(DatabaseKind.Sqlite);
        var contexts = host.Services.GetRequiredService<AppDbContextFactory>();
        await using var data = contexts.Create(AccessScope.System);

        var description = await contexts.DescribeEngineAsync(data, CancellationToken.None);

        Assert.Matches(@"^SQLite 3\.\d+\.\d+$", description.Engine);
    }

    [Theory]
    [InlineData("synchronous_commit", "off", true)]
    [InlineData("synchronous_commit", "local", true)]
    [InlineData("synchronous_commit", "remote_apply", false)]
    [InlineData("synchronous_commit", "on", false)]
    public async Task DU01_PostgresThatCouldLoseACommit_IsRefused(string setting, string value, bool refused)
    {
        await using var host = await DataHost.StartAsync(DatabaseKind.Postgres);
        var contexts = host.Services.GetRequiredService<AppDbContextFactory>();
        await using var data = contexts.Create(AccessScope.System);
        await data.Database.OpenConnectionAsync();
#pragma warning disable EF1002 // the values stand above
        await data.Database.ExecuteSqlRawAsync($"SET {setting} = {value}");
#pragma warning restore EF1002

        var described = contexts.DescribeEngineAsync(data, CancellationToken.None);

        if (refused)
            Assert.Contains($"{setting}={value}", (await Assert.ThrowsAsync<InvalidOperationException>(() => described)).Message, StringComparison.Ordinal);
        else
            Assert.StartsWith("PostgreSQL ", (await described).Engine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Postgres_StoredTimes_ComeBackAsUtc()
    {
        await using var host = await DataHost.StartAsync(DatabaseKind.Postgres);

        var at = await host.InspectAsync(data => data.Bindings.Select(row => row.BoundAt).FirstAsync());

        Assert.Equal((DateTimeKind.Utc, host.Clock.GetUtcNow().UtcDateTime), (at.Kind, at));
    }

    [Fact]
    public void Models_HaveNoPendingChanges()
    {
        using var sqlite = new SqliteAppDbContext(new DbContextOptionsBuilder<SqliteAppDbContext>().UseSqlite().Options, AccessScope.System);
        using var postgres = new PostgresAppDbContext(new DbContextOptionsBuilder<PostgresAppDbContext>().UseNpgsql().Options, AccessScope.System);

        Assert.False(sqlite.Database.HasPendingModelChanges(), "SQLite needs a migration.");
        Assert.False(postgres.Database.HasPendingModelChanges(), "PostgreSQL needs a migration.");
    }

    [Theory]
    [InlineData(ScopeKind.District)]
    [InlineData(ScopeKind.Institution)]
    [InlineData(ScopeKind.ApiClient)]
    [InlineData(ScopeKind.None)]
    public void Models_OfEveryScope_MakeTheSameTables(ScopeKind kind)
    {
        using var data = new SqliteAppDbContext(new DbContextOptionsBuilder<SqliteAppDbContext>().UseSqlite().Options, ScopeOf(kind));

        Assert.False(data.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task IsBusy_ServerGone_IsTrue()
    {
        await using var host = await DataHost.StartAsync(DatabaseKind.Postgres);
        var contexts = host.Services.GetRequiredService<AppDbContextFactory>();
        await using var nobody = new NpgsqlConnection("Host=/nowhere;Username=postgres;Timeout=2");

        Assert.True(contexts.IsBusy(await Assert.ThrowsAnyAsync<NpgsqlException>(() => nobody.OpenAsync())));
    }

    private static AccessScope ScopeOf(ScopeKind kind) => kind switch
    {
        ScopeKind.District => SampleLibrary.DistrictStaff,
        ScopeKind.Institution => SampleLibrary.Reviewer,
        ScopeKind.ApiClient => AccessScope.ForApiClient(SampleLibrary.FirstClient, "first"),
        _ => AccessScope.None,
    };
}
