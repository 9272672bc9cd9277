using AdminConsole.Domain.Accounts;
using AdminConsole.Features.Accounts;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Accounts;

/// <summary>Who may link a 统一身份 to an account, and how it is taken away.</summary>
public sealed class IdentityLinkTests(IdentityHosts hosts) : IClassFixture<IdentityHosts>
{
    private const string Failed = "/account?failed=";

    [Theory]
    [DatabaseData]
    public async Task AU09_OwnLink_NeedsSessionAndFreshProof_ThenSignsIn_UntilItIsRemoved(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var (id, userName) = await hosts.NewPersonAsync(host, isLinked: false);
        using var here = await SignedInAsync(host, userName);
        using var elsewhere = await SignedInAsync(host, userName);

        host.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Contains("修改前请再次验证身份", (await here.OpenAsync("/account")).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await here.FillInAsync("/step-up", "step-up", [new("Current", IdentityHosts.Password)], withProof: false)).Status);
        Assert.Equal("/account?done=identity", await LinkAsync(here, await TicketAsync(here)));

        // What was open elsewhere is over, and the owner is told.
        Assert.Equal(302, (await elsewhere.OpenAsync("/account")).Status);
        Assert.Contains("可用它登录", (await here.OpenAsync("/account?done=identity")).Text, StringComparison.Ordinal);
        Assert.Equal("/", await elsewhere.SignInAtProviderAsync());
        Assert.Equal(302, (await here.FillInAsync("/account", "identity-remove", [], withProof: false)).Status);
        using var later = new Visitor(host.Address);
        Assert.Equal("/sign-in?failed=identity_unlinked&returnUrl=%2F", await later.SignInAtProviderAsync());
        Assert.Equal(["user.link-identity", "user.unlink-identity"], await host.ReadAsync(data => data.AuditEntries
            .Where(row => row.ObjectId == id.ToString() && row.Action.EndsWith("-identity")).OrderBy(row => row.Sequence).Select(row => row.Action).ToListAsync()));
    }

    [Fact]
    public async Task AU09_OwnLink_TooLate_OfSomebodyElse_OrTakenAlready_IsRefused()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var (_, taken) = await hosts.NewPersonAsync(host);
        var (id, userName) = await hosts.NewPersonAsync(host, isLinked: false);
        using var here = await SignedInAsync(host, userName);
        using var stranger = await SignedInAsync(host, taken);
        var ticket = await TicketAsync(here);

        // The ticket is the other's, there is none, or five minutes have gone by; the sign-in at the provider is good each time.
        Assert.Equal($"{Failed}sign_in_step_expired", await LinkAsync(stranger, ticket));
        Assert.Equal($"{Failed}sign_in_step_expired", await LinkAsync(here, ""));
        hosts.Provider.Subject = taken;
        Assert.Equal($"{Failed}identity_taken", await LinkAsync(here, ticket));
        hosts.Provider.Subject = userName;
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal($"{Failed}sign_in_step_expired", await LinkAsync(here, ticket));
        Assert.False(await host.ReadAsync(data => data.UserLogins.AnyAsync(row => row.UserId == id)));

        // Signed out on the way: whoever comes back is nobody.
        using var gone = await SignedInAsync(host, userName);
        var fresh = await TicketAsync(gone);
        using var begun = await gone.PostAsync("/account/identity", ("ticket", fresh));
        using var left = await gone.PostAsync("/sign-out");
        Assert.Equal($"{Failed}sign_in_step_expired", await gone.ComeBackAsync(await IdentityProvider.FollowAsync(begun.Headers.Location)));
        Assert.False(await host.ReadAsync(data => data.UserLogins.AnyAsync(row => row.UserId == id)));
    }

    [Theory]
    [DatabaseData]
    public async Task AU09_AdministratorsLink_IsThatOfWhoManages_NeverOnesOwn(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var (_, taken) = await hosts.NewPersonAsync(host);
        var (id, userName) = await hosts.NewPersonAsync(host, isLinked: false);
        using var open = await SignedInAsync(host, userName);

        Assert.Equal("identity", Assert.Single((await EditAsync(host, "hospital-admin", id, input => input.Identity = taken)).Error!.Fields).Key);
        Assert.Equal("identity", Assert.Single((await EditAsync(host, "hospital-admin", id, input => input.Identity = "中文")).Error!.Fields).Key);
        Assert.False((await EditAsync(host, "neighbour", id, input => input.Identity = userName)).IsOk);
        var administrator = await host.ReadAsync(data => data.Users.Where(user => user.UserName == "hospital-admin").Select(user => user.Id).SingleAsync());
        Assert.Equal("own_account", (await EditAsync(host, "hospital-admin", administrator, input => input.Identity = "mine")).Error?.Code);
        Assert.True((await EditAsync(host, "hospital-admin", id, input => input.Identity = userName)).IsOk);

        Assert.Equal(302, (await open.OpenAsync("/account")).Status);
        Assert.Equal("/", await open.SignInAtProviderAsync());
        Assert.Equal(userName, (await host.AsAsync("hospital-admin", services => services.GetRequiredService<UserQueries>().FindAsync(id)))?.Identity);
        Assert.True((await EditAsync(host, "hospital-admin", id, input => input.RemoveIdentity = true)).IsOk);
        Assert.Null((await host.AsAsync("hospital-admin", services => services.GetRequiredService<UserQueries>().FindAsync(id)))?.Identity);
    }

    private static Task<AdminConsole.Domain.Result<AdminConsole.Domain.Done>> EditAsync(ApiHost host, string actor, Guid id, Action<UserInput> change) => host.AsAsync(actor, async services =>
    {
        var user = await host.ReadAsync(data => data.Users.Include(row => row.Roles).SingleAsync(row => row.Id == id));
        var input = new UserInput { Name = user.DisplayName, NodeId = user.InstitutionId, Roles = [.. user.Roles.Select(row => row.Role)], Authentication = AuthenticationType.Password };
        change(input);
        return await services.GetRequiredService<UserService>().EditAsync(id, input, user.ConcurrencyStamp);
    });

    /// <summary>Whoever came by the provider proves it there too: asked again, and the same person.</summary>
    [Theory]
    [DatabaseData]
    public async Task AZ09_Proof_AtTheProvider_IsThePersonsOwn_AndAskedForAnew(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var (_, userName) = await hosts.NewPersonAsync(host);
        var (_, other) = await hosts.NewPersonAsync(host);
        hosts.Provider.Subject = userName;
        using var here = new Visitor(host.Address);
        Assert.Equal("/", await here.SignInAtProviderAsync());
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Contains("修改前请再次验证身份", (await here.OpenAsync("/account")).Text, StringComparison.Ordinal);

        hosts.Provider.Subject = other;
        Assert.Equal("/step-up?failed=identity_refused", await ProveAsync());
        Assert.Contains("修改前请再次验证身份", (await here.OpenAsync("/account")).Text, StringComparison.Ordinal);
        hosts.Provider.Subject = userName;
        Assert.Equal("/step-up?done=1", await ProveAsync());
        Assert.DoesNotContain("修改前请再次验证身份", (await here.OpenAsync("/account")).Text, StringComparison.Ordinal);

        async Task<string?> ProveAsync()
        {
            using var begun = await here.PostAsync("/step-up/oidc");
            Assert.Contains("max_age=60", begun.Headers.Location!.Query, StringComparison.Ordinal);
            return await here.ComeBackAsync(await IdentityProvider.FollowAsync(begun.Headers.Location));
        }
    }

    private static async Task<Visitor> SignedInAsync(ApiHost host, string userName)
    {
        var visitor = new Visitor(host.Address);
        using var answer = await visitor.PostAsync("/sign-in", ("userName", userName), ("password", IdentityHosts.Password));
        Assert.Equal("/", answer.Headers.Location?.ToString());
        return visitor;
    }

    private static async Task<string> TicketAsync(Visitor visitor) => (await visitor.FillInAsync("/account", "identity", [], withProof: false)).Hidden("ticket");

    private static async Task<string?> LinkAsync(Visitor visitor, string ticket)
    {
        using var begun = await visitor.PostAsync("/account/identity", ("ticket", ticket));
        return await visitor.ComeBackAsync(await IdentityProvider.FollowAsync(begun.Headers.Location));
    }
}
