using System.Net;
using System.Security.Claims;
using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Authorization.Sessions;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Features.Accounts;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Authorization;

/// <summary>How long a sign-in lasts, how many there are, and what only one that was proved anew may do. Time passes on the host's clock.</summary>
[Collection(ApiCollection.Name)]
public sealed class SessionTests(ApiHosts hosts) : IAsyncLifetime
{
    private const string Activity = "/session/activity", ApprovedList = "/review/approved-list";

    private ApiHost? used;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>The minutes of these tests add up to more than the clients' tokens last.</summary>
    public Task DisposeAsync() => used?.SignInAgainAsync() ?? Task.CompletedTask;

    [Theory, DatabaseData]
    public async Task BR02_FifteenMinutesWithoutAnAct_EndTheSession_WhateverTheScreenAsks(DatabaseKind kind)
    {
        var host = await HostAsync(kind);
        using var visitor = await Visitor.SignedInAsync(host.Address, "reviewer");

        // What a script asks by itself counts for nothing, what the person did does.
        host.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Null(await EndedAsync(visitor));
        using (var said = await visitor.PostAsync(Activity))
            Assert.Equal(HttpStatusCode.NoContent, said.StatusCode);
        host.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Null(await EndedAsync(visitor));
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("/sign-in?returnUrl=%2Freview&ended=Idle", await EndedAsync(visitor));
        Assert.Contains("会话已超时，请重新登录", (await visitor.OpenAsync("/sign-in?ended=Idle")).Text, StringComparison.Ordinal);
        Assert.True(await host.ReadAsync(data => data.AuditEntries.AnyAsync(row => row.Action == "account.end-session" && row.Reason == nameof(SessionEnding.Idle))));
    }

    [Theory, DatabaseData]
    public async Task OP04_ClockSetBack_BringsNoSessionBackToLife(DatabaseKind kind)
    {
        var host = await HostAsync(kind);
        using var visitor = await Visitor.SignedInAsync(host.Address, "reviewer");
        var began = host.Clock.GetUtcNow();
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.NotNull(await EndedAsync(visitor));

        host.Clock.Set(began.AddMinutes(1));
        try
        {
            Assert.NotNull(await EndedAsync(visitor));
        }
        finally
        {
            host.Clock.Set(began.AddMinutes(16));
        }
    }

    [Fact]
    public async Task BR02_NavigationThatAPersonBegan_IsAnAct_AndTheWordOfAnotherSiteIsNot()
    {
        var host = await HostAsync(DatabaseKind.Sqlite);
        using var visitor = await Visitor.SignedInAsync(host.Address, "reviewer");
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        using (var navigated = await visitor.NavigateAsync("/review"))
            Assert.Equal(HttpStatusCode.OK, navigated.StatusCode);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(await EndedAsync(visitor));

        using (var forged = await visitor.PostBareAsync(Activity))
            Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.NotNull(await EndedAsync(visitor));
    }

    [Theory, DatabaseData]
    public async Task BR03_EightHours_EndAnActiveSession(DatabaseKind kind)
    {
        var host = await HostAsync(kind);
        using var visitor = await Visitor.SignedInAsync(host.Address, "reviewer");
        for (var minutes = 0; minutes < 480; minutes += 12)
        {
            Assert.Null(await EndedAsync(visitor));
            using var said = await visitor.PostAsync(Activity);
            Assert.Equal(HttpStatusCode.NoContent, said.StatusCode);
            host.Clock.Advance(TimeSpan.FromMinutes(12));
        }

        Assert.Equal("/sign-in?returnUrl=%2Freview&ended=Absolute", await EndedAsync(visitor));
    }

    [Theory, DatabaseData]
    public async Task AU14_FourthSignIn_EndsTheOldest(DatabaseKind kind)
    {
        var host = await HostAsync(kind);
        List<Visitor> browsers = [];
        for (var i = 0; i < 4; i++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            browsers.Add(await Visitor.SignedInAsync(host.Address, "neighbour"));
        }

        Assert.Equal("/sign-in?returnUrl=%2Freview&ended=Displaced", await EndedAsync(browsers[0]));
        foreach (var browser in browsers.Skip(1))
            Assert.Null(await EndedAsync(browser));

        // The same browser again takes the place of its own session, not of another's.
        using (var again = await browsers[1].PostAsync("/sign-in", ("userName", "neighbour"), ("password", Visitor.Password)))
            Assert.Equal("/", again.Headers.Location?.ToString());
        Assert.Null(await EndedAsync(browsers[2]));
        browsers.ForEach(browser => browser.Dispose());
    }

    [Theory, DatabaseData]
    public async Task BR04_OwnSessions_AreListed_AndEachIsEndedFromAnother(DatabaseKind kind)
    {
        var host = await HostAsync(kind);
        using var here = await Visitor.SignedInAsync(host.Address, "site");
        using var there = await Visitor.SignedInAsync(host.Address, "site");
        var page = await here.OpenAsync("/account");
        Assert.Contains("当前会话", page.Text, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", page.Text, StringComparison.Ordinal);
        var id = await host.ReadAsync(data => data.UserSessions.Where(row => row.EndedAt == null && data.Users.Any(user => user.Id == row.UserId && user.UserName == "site"))
            .OrderByDescending(row => row.StartedAt).Select(row => row.Id).Where(other => page.Text.Contains("end-" + other)).FirstAsync());

        // Nobody else's.
        Assert.Equal(Error.NotFound, (await host.AsAsync("reviewer", services => services.GetRequiredService<SessionService>().EndAsync(id))).Error);
        Assert.Equal(302, (await here.FillInAsync("/account", $"end-{id}", [], withProof: false)).Status);

        Assert.Equal("/sign-in?returnUrl=%2Freview&ended=EndedElsewhere", await EndedAsync(there));
        Assert.Null(await EndedAsync(here));
        Assert.True(await host.ReadAsync(data => data.AuditEntries.AnyAsync(row => row.Action == "account.end-session" && row.Reason == nameof(SessionEnding.EndedElsewhere))));
    }

    /// <summary>The proof holds for five minutes, belongs to this session, and kills every older copy of its cookie.</summary>
    [Theory, DatabaseData]
    public async Task AZ09_AU10_WholeNumbersNeedAFreshProof_AndTheCookieBeforeItIsDead(DatabaseKind kind)
    {
        var host = await HostAsync(kind);
        using var visitor = await Visitor.SignedInAsync(host.Address, "reviewer");
        Assert.Equal(200, (await visitor.OpenAsync(ApprovedList)).Status);
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        using var stolen = visitor.Copy();
        var refused = await visitor.OpenAsync(ApprovedList);
        Assert.Equal(403, refused.Status);
        Assert.Contains("urn:adminconsole:step_up_required", refused.Text, StringComparison.Ordinal);

        Assert.Equal(422, (await ProveAsync(visitor, "Falsch-2027-mima")).Status);
        Assert.Equal(403, (await visitor.OpenAsync(ApprovedList)).Status);
        Assert.Equal(302, (await ProveAsync(visitor, Visitor.Password)).Status);

        Assert.Equal(200, (await visitor.OpenAsync(ApprovedList)).Status);
        Assert.NotNull(await EndedAsync(stolen));
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(403, (await visitor.OpenAsync(ApprovedList)).Status);
        var outcomes = await host.ReadAsync(data => data.AuditEntries.Where(row => row.Action == "account.step-up").OrderByDescending(row => row.Sequence).Take(2).Select(row => row.Outcome).ToListAsync());
        Assert.Equal(["ok", "validation_failed"], outcomes);
    }

    [Theory, DatabaseData]
    public async Task AZ09_RolesAndPhones_NeedAFreshProof(DatabaseKind kind)
    {
        var host = await HostAsync(kind);
        using var visitor = await Visitor.SignedInAsync(host.Address, "hospital-admin");
        var hospital = await host.InstitutionAsync();
        var (id, version, phone) = await host.ReadAsync(async data =>
        {
            var user = await data.Users.SingleAsync(row => row.UserName == "reviewer2");
            return (user.Id, user.ConcurrencyStamp, user.PhoneMasked);
        });
        host.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(StepUpErrors.Required, (await UnderTheSessionAsync(host, "hospital-admin", users => users.EditAsync(id, Input(Role.InstitutionReviewer, Role.InstitutionAdministrator), version))).Error);
        Assert.Equal(StepUpErrors.Required, (await UnderTheSessionAsync(host, "hospital-admin", users => users.UnbindPhoneAsync(id))).Error);
        Assert.True((await UnderTheSessionAsync(host, "hospital-admin", users => users.EditAsync(id, Input(Role.InstitutionReviewer), version))).IsOk);
        Assert.Contains("验证身份", (await visitor.OpenAsync("/account")).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await ProveAsync(visitor, Visitor.Password)).Status);
        Assert.True((await UnderTheSessionAsync(host, "hospital-admin", users => users.UnbindPhoneAsync(id))).IsOk, phone);

        UserInput Input(params Role[] roles) => new() { Name = "周审核", NodeId = hospital.Id, Roles = [.. roles], Authentication = AuthenticationType.Password };
    }

    [Theory, DatabaseData]
    public async Task AU11_EndedByAnAdministrator_TheSessionIsOver_AndThePasswordStays(DatabaseKind kind)
    {
        var host = await HostAsync(kind);
        using var reviewer = await Visitor.SignedInAsync(host.Address, "reviewer2");
        var row = await FindAsync();
        Assert.True(row.IsSignedIn);
        Assert.Equal(Error.NotFound, (await host.AsAsync("neighbour", services => services.GetRequiredService<UserService>().SignOutAsync(row.Id))).Error);
        Assert.Equal(Error.Forbidden, (await host.AsAsync("reviewer", services => services.GetRequiredService<UserService>().SignOutAsync(row.Id))).Error);

        Assert.True((await host.AsAsync("hospital-admin", services => services.GetRequiredService<UserService>().SignOutAsync(row.Id))).IsOk);

        Assert.NotNull(await EndedAsync(reviewer));
        Assert.False((await FindAsync()).IsSignedIn);
        Assert.Equal("user.sign-out", await host.ReadAsync(data => data.AuditEntries.OrderByDescending(entry => entry.Sequence).Where(entry => entry.ObjectId == row.Id.ToString()).Select(entry => entry.Action).FirstAsync()));
        using var again = await Visitor.SignedInAsync(host.Address, "reviewer2");

        Task<UserRow> FindAsync() => host.AsAsync("hospital-admin", async services => (await services.GetRequiredService<UserQueries>().PageAsync(UserFilter.Default with { Text = "reviewer2" })).Rows.Single());
    }

    private async Task<ApiHost> HostAsync(DatabaseKind kind) => used = await hosts.OnAsync(kind);

    /// <summary>As in a circuit or request of the user's newest session.</summary>
    private static async Task<Result<Done>> UnderTheSessionAsync(ApiHost host, string userName, Func<UserService, Task<Result<Done>>> actAsync)
    {
        var session = await host.ReadAsync(data => data.UserSessions.Where(row => data.Users.Any(user => user.Id == row.UserId && user.UserName == userName)).OrderByDescending(row => row.StartedAt).FirstAsync());
        await using var circuit = host.Services.CreateAsyncScope();
        circuit.ServiceProvider.GetRequiredService<ActingScope>().UseRequest(new DefaultHttpContext
        {
            User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{session.UserId}"), new Claim(AuditOrigin.SessionClaim, session.Id)], "test")),
        });
        return await actAsync(circuit.ServiceProvider.GetRequiredService<UserService>());
    }

    private static Task<PublicPage> ProveAsync(Visitor visitor, string password) => visitor.FillInAsync("/step-up", "step-up", [new("Current", password)], withProof: false);

    /// <summary>Where an open page is sent; null while the session goes on.</summary>
    private static async Task<string?> EndedAsync(Visitor visitor)
    {
        using var answer = await visitor.GetAsync("/review");
        return answer.StatusCode == HttpStatusCode.OK ? null : answer.Headers.Location is { IsAbsoluteUri: true } absolute ? absolute.PathAndQuery : answer.Headers.Location?.ToString();
    }
}
