using AdminConsole.Authorization;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Review;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using static AdminConsole.Tests.Data.SqlCommands;
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
        var way = who == "reviewer" ? "SEARCH s USING COVERING INDEX IX_Submissions_InstitutionId" : "SEARCH s USING INDEX sqlite_autoindex_Submissions_1 (Id=?)";
        Assert.All(plans[1..3], plan => Assert.Contains(way, plan, StringComparison.Ordinal));
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
}
