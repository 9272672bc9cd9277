using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Authorization.Codes;

public sealed class AttemptServiceTests
{
    private static readonly AttemptLimit Rate = new("rate", 3, TimeSpan.FromMinutes(1)), Guesses = new("guess", 3, TimeSpan.FromMinutes(1), Quiet: true);

    [Theory, DatabaseData]
    public async Task CO05_Counters_ArePerTarget_AndShared(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddCodes());
        for (var i = 0; i < 3; i++)
            Assert.True(await TakeAsync(host, Rate, "first"));

        Assert.False(await TakeAsync(host, Rate, "first"));
        Assert.True(await TakeAsync(host, Rate, "second"));
        Assert.True(await TakeAsync(host, Guesses, "first"));

        // Another server with the same database.
        var elsewhere = new AttemptService(new SteadyClock(host.Clock), host.Services.GetRequiredService<FieldSealer>());
        Assert.False((await host.As(AccessScope.System).WriteAsync<bool>(async work => await elsewhere.TakeAsync(work, Rate, "first"))).Value);
    }

    [Theory, DatabaseData]
    public async Task Rate_StartsAfresh_AWindowAfterTheFirst_AndGuesses_AfterAQuietOne(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddCodes());
        foreach (var limit in (AttemptLimit[])[Rate, Guesses])
        {
            for (var i = 0; i < 3; i++)
            {
                Assert.True(await TakeAsync(host, limit, "target"));
                host.Clock.Advance(TimeSpan.FromSeconds(20));
            }
        }

        Assert.True(await TakeAsync(host, Rate, "target"));
        Assert.False(await TakeAsync(host, Guesses, "target"));
        host.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.True(await TakeAsync(host, Guesses, "target"));
    }

    [Theory, DatabaseData]
    public async Task CO05_ManyAtOnce_GetNoMoreThanTheLimit(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddCodes());

        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => TakeAsync(host, Rate, "target"))));

        Assert.Equal(3, taken.Count(allowed => allowed));
    }

    [Theory, DatabaseData]
    public async Task OP04_ClockSetBack_LiftsNoLock_AndSetForward_BringsNoneBack(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddCodes());
        for (var i = 0; i < 4; i++)
            await TakeAsync(host, Guesses, "target");

        host.Clock.Set(host.Clock.GetUtcNow().AddDays(-1));
        Assert.False(await TakeAsync(host, Guesses, "target"));
        host.Clock.Set(host.Clock.GetUtcNow().AddDays(2));
        Assert.True(await TakeAsync(host, Guesses, "target"));
    }

    [Theory, DatabaseData]
    public async Task ForgetAndGiveBack_TakeTriesOffTheCount(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddCodes());
        var attempts = host.As<AttemptService>(AccessScope.System);
        for (var i = 0; i < 3; i++)
            await TakeAsync(host, Rate, "target");

        await host.As(AccessScope.System).WriteAsync<Done>(async work =>
        {
            await attempts.GiveBackAsync(work, Rate, "target");
            return Done.Yes;
        });
        Assert.True(await TakeAsync(host, Rate, "target"));
        Assert.False(await TakeAsync(host, Rate, "target"));

        await host.As(AccessScope.System).WriteAsync<Done>(async work =>
        {
            await attempts.ForgetAsync(work, Rate, "target");
            Assert.False(await attempts.HasTakenAsync(work, Rate, "target"));
            return Done.Yes;
        });
        Assert.True(await TakeAsync(host, Rate, "target"));
    }

    private static async Task<bool> TakeAsync(DataHost host, AttemptLimit limit, string target)
    {
        var attempts = host.As<AttemptService>(AccessScope.System);
        return (await host.As(AccessScope.System).WriteAsync<bool>(async work => await attempts.TakeAsync(work, limit, target))).Value;
    }
}
