using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AdminConsole.Tests.Authorization.Codes;

/// <summary>Several nodes over one database.</summary>
public sealed class SharedRatesTests
{
    private const string Address = "203.0.113.77";
    private static readonly AttemptLimit Ten = new("ten", 10, TimeSpan.FromMinutes(1));

    [Theory, DatabaseData]
    public async Task MN04_TwoNodes_LetThroughTheLimitTogether_AndARestartForgetsNothing(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddCodes());
        var (first, second) = (Node(host), Node(host));
        Assert.Equal((6, 4), (Taken(first, 6), Taken(second, 4)));
        await first.ShareAsync(CancellationToken.None);
        await second.ShareAsync(CancellationToken.None);

        // The second has heard of everything; the first of what came until it told its own, and so lets through a little more until it tells that.
        Assert.Equal((0, 4), (Taken(second, 5), Taken(first, 5)));
        await first.ShareAsync(CancellationToken.None);
        Assert.Equal((0, 0), (Taken(first, 5), Taken(second, 5)));

        var restarted = Node(host);
        Assert.Null(restarted.Take(Ten, Address));
        await restarted.ShareAsync(CancellationToken.None);
        Assert.InRange(restarted.Take(Ten, Address)!.Value, TimeSpan.FromSeconds(1), Ten.Window);

        Assert.Equal(3, Taken(second, 3, "198.51.100.1"));
        host.Clock.Advance(Ten.Window);
        Assert.Equal((10, 10), (Taken(first, 12), Taken(second, 12)));
    }

    [Theory, DatabaseData]
    public async Task MN04_WindowOfTheNodeThatBeganIt_HoldsForTheOthers(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddCodes());
        var (first, second) = (Node(host), Node(host));
        Taken(first, 10);
        await first.ShareAsync(CancellationToken.None);
        host.Clock.Advance(TimeSpan.FromSeconds(45));
        Taken(second, 1);
        await second.ShareAsync(CancellationToken.None);

        Assert.Equal(TimeSpan.FromSeconds(15), second.Take(Ten, Address));
        host.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Null(second.Take(Ten, Address));
    }

    [Theory, DatabaseData]
    public async Task MN04_WithoutADatabase_TheNodesOwnCountAnswers_AndIsToldAfterwards(DatabaseKind kind)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Database:BusyTimeoutSeconds"] = "1", ["Database:CommandTimeoutSeconds"] = "1" };
        await using var host = await DataHost.StartAsync(kind, services => services.AddCodes(), settings);
        var node = Node(host);
        await using (await HoldAsync(kind, host.ConnectionString))
        {
            Assert.Equal(7, Taken(node, 7));
            await Assert.ThrowsAsync<InvalidOperationException>(() => node.ShareAsync(CancellationToken.None));
            Assert.Equal(3, Taken(node, 5));
        }

        await node.ShareAsync(CancellationToken.None);

        var row = Assert.Single(await host.InspectAsync(data => Task.FromResult(data.Set<AttemptCounter>().ToList())));
        Assert.Equal(10, row.Count);
        Assert.DoesNotContain(Address, row.Key, StringComparison.Ordinal);
    }

    private static SharedRates Node(DataHost host)
    {
        var clock = new SteadyClock(host.Clock);
        return new SharedRates(host.Services.GetRequiredService<IServiceScopeFactory>(), new AttemptService(clock, host.Services.GetRequiredService<FieldSealer>()), clock);
    }

    /// <summary>How many of so many requests pass.</summary>
    private static int Taken(SharedRates node, int asked, string target = Address) => Enumerable.Range(0, asked).Count(_ => node.Take(Ten, target) is null);

    /// <summary>Somebody else keeps the counters to themselves.</summary>
    private static async Task<IAsyncDisposable> HoldAsync(DatabaseKind kind, string connectionString)
    {
        System.Data.Common.DbConnection connection = kind == DatabaseKind.Sqlite ? new SqliteConnection(connectionString) : new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.Transaction = await connection.BeginTransactionAsync();
        command.CommandText = kind == DatabaseKind.Sqlite ? "SELECT 1" : """LOCK TABLE "AttemptCounters" """;
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
