using System.Diagnostics;
using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Review;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Features.Review;

/// <summary>The queue's questions reach SQLite in the form its indexes answer (docs/decisions/004-scope-columns.md), and in a fixed number of commands.</summary>
public sealed class ReviewQueryPlanTests
{
    public static TheoryData<string, string> Lists() => new()
    {
        { "reviewer", "" }, { "site", "" }, { "district", "" }, { "site", "?preset=needsReason" }, { "district", "?state=approved&page=2&size=1" }, { "district", "?state=all" }, { "reviewer", "?sort=submittedAt" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task PageAsync_InTimeOrder_IsReadFromAnIndexWithoutSorting(string who, string query)
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        for (var i = 0; i < 3; i++)
            await DecideAsync(host, SampleLibrary.Reviewer, await FileAsync(host, SampleLibrary.Hospital), SubmissionAction.Approve);
        var queries = host.As<ReviewQueries>(PersonOf(who));

        var commands = await CommandsAsync(() => queries.PageAsync(ReviewQueueFilter.Parse(query)));

        // The season, the counts of the states, what is due, what is mine, the rows.
        Assert.Equal(5, commands.Count);
        var plans = await PlansAsync(host, commands.Skip(1));
        Assert.Contains($"({ColumnOf(who)}=? AND SeasonId=?)", plans[0], StringComparison.Ordinal);

        // What lies beside filings leads to them, unless the scope is so small that reading it is as good.
        Assert.All(plans[1..3], plan => Assert.True(
            plan.Contains("SEARCH s USING INDEX sqlite_autoindex_Submissions_1 (Id=?)", StringComparison.Ordinal) || who == "reviewer" && plan.Contains("USING COVERING INDEX IX_Submissions_InstitutionId", StringComparison.Ordinal), plan));
        Assert.Contains($"({ColumnOf(who)}=? AND SeasonId=? AND State=?)", plans[3], StringComparison.Ordinal);

        // The ids of all states together are sorted when they are merged, and the rows of that one page once they are found; nothing else is.
        Assert.Equal(query.Contains("state=all", StringComparison.Ordinal) ? 2 : 0, plans[3].Split("FOR ORDER BY").Length - 1);
    }

    [Fact]
    public async Task NextAsync_InTimeOrder_IsReadFromAnIndexWithoutSorting()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        var place = (await host.As<ReviewDetailQueries>(SampleLibrary.Reviewer).DetailAsync(id))!.Place;
        var queries = host.As<ReviewQueries>(SampleLibrary.Reviewer);

        var plans = await PlansAsync(host, await CommandsAsync(() => queries.NextAsync(new(), place)));

        Assert.All(plans.Where(plan => plan.Contains("Submissions", StringComparison.Ordinal)), plan => Assert.DoesNotContain("FOR ORDER BY", plan, StringComparison.Ordinal));
    }

    private static AccessScope PersonOf(string who) => who switch
    {
        "reviewer" => SampleLibrary.Reviewer,
        "site" => SampleLibrary.SiteStaff,
        _ => SampleLibrary.DistrictStaff,
    };

    private static string ColumnOf(string who) => who switch
    {
        "reviewer" => "InstitutionId",
        "site" => "SiteId",
        _ => "DistrictId",
    };

    private static async Task<List<Command>> CommandsAsync<T>(Func<Task<T>> read)
    {
        var listener = new CommandListener();
        using (DiagnosticListener.AllListeners.Subscribe(listener))
        {
            CommandListener.Current.Value = listener;
            await read();
            CommandListener.Current.Value = null;
        }

        return listener.Commands;
    }

    private static async Task<List<string>> PlansAsync(DataHost host, IEnumerable<Command> commands)
    {
        await using var connection = new SqliteConnection(host.ConnectionString);
        await connection.OpenAsync();
        var plans = new List<string>();
        foreach (var command in commands)
        {
            await using var explain = connection.CreateCommand();
            explain.CommandText = "EXPLAIN QUERY PLAN " + command.Text;
            foreach (var (name, value) in command.Parameters)
                explain.Parameters.AddWithValue(name, value ?? DBNull.Value);
            await using var reader = await explain.ExecuteReaderAsync();
            var plan = new List<string> { command.Text };
            while (await reader.ReadAsync())
                plan.Add(reader.GetString(3));
            plans.Add(string.Join('\n', plan));
        }

        return plans;
    }

    private sealed record Command(string Text, List<(string Name, object? Value)> Parameters);

    /// <summary>Hears what Entity Framework sends in this flow of control, though other tests run beside it.</summary>
    private sealed class CommandListener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public static readonly AsyncLocal<CommandListener?> Current = new();

        public List<Command> Commands { get; } = [];

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Current.Value != this || value.Key != RelationalEventId.CommandExecuting.Name || value.Value is not CommandEventData data)
                return;
            Commands.Add(new Command(data.Command.CommandText, [.. data.Command.Parameters.Cast<System.Data.Common.DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
        }
    }
}
