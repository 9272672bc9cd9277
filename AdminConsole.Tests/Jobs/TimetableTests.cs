using AdminConsole.Jobs;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Jobs;

public sealed class TimetableTests
{
    private int runs;
    private int failures;

    [Theory]
    [InlineData("2021-03-01T15:59:59Z", "2021-02-28T16:00:00Z")]
    [InlineData("2021-03-01T16:00:00Z", "2021-03-01T16:00:00Z")]
    [InlineData("2021-03-02T03:00:00Z", "2021-03-01T16:00:00Z")]
    public void LatestDue_DailyAtMidnight_IsShanghaisLastMidnight(string now, string expected) =>
        Assert.Equal(Utc(expected), Recurrence.DailyAt(TimeOnly.MinValue).LatestDue(Utc(now), Utc("2021-01-01T00:00:00Z")));

    [Fact]
    public void LatestDue_AfterManyIntervals_IsOneRun()
    {
        var (done, now) = (Utc("2021-03-01T00:00:00Z"), Utc("2021-03-01T10:00:00Z"));

        Assert.Equal(now, Recurrence.Every(TimeSpan.FromHours(1)).LatestDue(now, done));
        Assert.Equal(done, Recurrence.Every(TimeSpan.FromHours(11)).LatestDue(now, done));
    }

    [Theory, DatabaseData]
    public async Task OP09_RecurringWork_RunsOnceADayOnTwoNodes_AndCatchesUpOnceAfterDowntime(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await using (await host.StartNodeAsync())
        await using (await host.StartNodeAsync())
        {
            await MarkedAsync(host);
            Assert.Equal(0, runs);
            // A day at once: were the timers to notice, a lease would run out in the middle of its work.
            host.Clock.Set(host.Clock.GetUtcNow().AddDays(1));
            await host.PassesUntilAsync(() => Task.FromResult(runs == 1), "the day's work is done");
            await MarkedAsync(host);
        }

        host.Clock.Set(host.Clock.GetUtcNow().AddDays(5));
        await using (await host.StartNodeAsync())
        {
            await host.PassesUntilAsync(() => Task.FromResult(runs == 2), "downtime is caught up");
            await MarkedAsync(host);
            Assert.Equal(2, runs);
        }
    }

    [Theory, DatabaseData]
    public async Task RecurringWork_ThatFails_IsTriedAgain(DatabaseKind kind)
    {
        failures = 1;
        await using var host = await StartAsync(kind);
        await using var node = await host.StartNodeAsync();
        await MarkedAsync(host);

        host.Clock.Set(host.Clock.GetUtcNow().AddDays(1));
        await host.PassesUntilAsync(() => Task.FromResult(runs == 1), "it was tried again");

        Assert.Equal(0, failures);
    }

    [Theory, DatabaseData]
    public async Task OP09_Lease_HasOneHolderUntilItIsGivenBackOrRunsOut(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var leases = host.Services.GetRequiredService<LeaseService>();
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => leases.TryTakeAsync("名")));
        var held = Assert.Single(taken, lease => lease is not null)!;

        host.Clock.Advance(LeaseService.Life - TimeSpan.FromSeconds(1));
        await Eventually.TrueAsync(async () => (await host.InspectAsync(data => data.Leases.SingleAsync(row => row.Name == "名"))).Until > host.Clock.GetUtcNow().UtcDateTime + TimeSpan.FromSeconds(20), "it is renewed");
        Assert.Null(await leases.TryTakeAsync("名"));

        await held.DisposeAsync();
        await using var next = await leases.TryTakeAsync("名");
        Assert.NotNull(next);
    }

    private Task<DataHost> StartAsync(DatabaseKind kind) => JobHost.StartAsync(kind, services => services.AddRecurring("midnight", Recurrence.DailyAt(TimeOnly.MinValue), (_, _) =>
    {
        if (failures > 0)
        {
            failures--;
            throw new InvalidOperationException("as asked");
        }

        Interlocked.Increment(ref runs);
        return Task.CompletedTask;
    }));

    /// <summary>The mark is at the last midnight or later, and nobody is at it.</summary>
    private static Task MarkedAsync(DataHost host) => host.PassesUntilAsync(
        async () =>
        {
            var now = host.Clock.GetUtcNow().UtcDateTime;
            var due = Recurrence.DailyAt(TimeOnly.MinValue).LatestDue(now, default);
            return await host.InspectAsync(data => data.TimetableMarks.AnyAsync(row => row.Name == "midnight" && row.DoneUntil >= due))
                && !await host.InspectAsync(data => data.Leases.AnyAsync(row => row.Name == "timetable:midnight" && row.Until > now));
        },
        "the timetable is marked");

    private static DateTime Utc(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal);
}
