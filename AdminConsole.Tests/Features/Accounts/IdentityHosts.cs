using AdminConsole.Authorization;
using AdminConsole.Data.Demonstration;
using AdminConsole.Domain.Accounts;
using AdminConsole.Features.Accounts;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Accounts;

/// <summary>The application with a provider of 统一身份, one per engine. Its clock is set to today, because a browser's cookies end by the real one.</summary>
public sealed class IdentityHosts : IAsyncLifetime
{
    public const string Password = "Hushi-2027-mima", Phone = "13900007801", Factors = "urn:example:two-factors";

    private static int people;

    private readonly Dictionary<DatabaseKind, ApiHost> hosts = [];
    private (Guid Id, string UserName)? known;

    internal IdentityProvider Provider { get; private set; } = null!;

    public async Task InitializeAsync() => Provider = await IdentityProvider.StartAsync();

    public async Task DisposeAsync()
    {
        foreach (var host in hosts.Values)
            await host.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>The provider keeps to the standard again.</summary>
    internal async Task<ApiHost> OnAsync(DatabaseKind kind)
    {
        Provider.Behave();
        if (!hosts.TryGetValue(kind, out var host))
        {
            hosts[kind] = host = await ApiHost.StartAsync(kind, new Dictionary<string, string>(Provider.Settings(), StringComparer.Ordinal) { ["Auth:MfaValues"] = $"mfa {Factors}" });
            host.Clock.Set(TimeProvider.System.GetUtcNow());
        }

        Provider.Clock = host.Clock;
        return host;
    }

    /// <summary>One linked person for tests that leave the account as it is, who signs in at the provider next.</summary>
    internal async Task<string> KnownPersonAsync(ApiHost host)
    {
        Assert.Same(hosts[DatabaseKind.Sqlite], host);
        known ??= await NewPersonAsync(host);
        return Provider.Subject = known.Value.UserName;
    }

    /// <summary>A new person of the hospital, who signs in at the provider as the same; linked by the administrator, or not yet.</summary>
    internal async Task<(Guid Id, string UserName)> NewPersonAsync(ApiHost host, bool isLinked = true, AuthenticationType type = AuthenticationType.Password)
    {
        var userName = $"person-{Interlocked.Increment(ref people)}";
        Provider.Subject = userName;
        var hospital = await host.InstitutionAsync(DemonstrationPeople.Hospital);
        var made = await host.AsAsync("hospital-admin", services => services.GetRequiredService<UserService>().CreateAsync(new UserInput
        {
            UserName = userName,
            Name = "护士长",
            NodeId = hospital.Id,
            Roles = [Role.InstitutionReviewer],
            Authentication = type,
            Phone = Phone,
            Identity = isLinked ? userName : null,
        }));
        Assert.True(made.IsOk, made.Error?.Code);
        using var visitor = new Visitor(host.Address);
        var done = await visitor.FillInAsync("/password-reset", "reset", [new("Input.UserName", userName), new("Input.Code", made.Value.Text!), new("Input.Password", Password), new("Input.PasswordAgain", Password)]);
        Assert.Equal(200, done.Status);
        return (await host.ReadAsync(data => data.Users.Where(user => user.UserName == userName).Select(user => user.Id).SingleAsync()), userName);
    }
}
