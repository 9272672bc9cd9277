using System.Security.Cryptography;
using System.Text;
using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Features.ApiClients;
using AdminConsole.Outbox;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.ApiClients;

[Collection(ApiCollection.Name)]
public sealed class ApiClientServiceTests(ApiHosts hosts)
{
    private static readonly AccessScope Security = SampleLibrary.Person(SampleLibrary.District, Role.SecurityAdministrator), SystemAdministrator = SampleLibrary.Person(SampleLibrary.District, Role.SystemAdministrator);

    [Theory, DatabaseData]
    public async Task AZ11_Create_KeepsADigestOfALongSecret_AndRecordsIt(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);

        var made = await host.As<ApiClientService>(Security).CreateAsync(Input("mini-2"));

        Assert.True(made.IsOk);
        Assert.True(made.Value.Secret.Length * 6 >= 256);
        var row = await host.InspectAsync(data => data.ApiClients.SingleAsync(client => client.Id == made.Value.ClientId));
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(made.Value.Secret)), row.SecretSha256);
        Assert.Equal(("submissions", "203.0.113.0/24 2001:db8::/32", 90), (row.Scopes, row.Networks, row.RatePerMinute));
        Assert.NotNull(row.WebhookSecretSealed);
        Assert.Equal(1, await host.InspectAsync(data => data.AuditEntries.CountAsync(entry => entry.Action == "client.create" && entry.ObjectId == row.Id.ToString())));
        var again = await host.As<ApiClientService>(Security).CreateAsync(Input("mini-2"));
        Assert.Equal("client.fault.taken", again.Error!.Fields["clientId"][0].Key);
    }

    [Theory, DatabaseData]
    public async Task AZ08_OthersThanTheSecurityAdministrator_ChangeNothing(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        foreach (var person in (AccessScope[])[SystemAdministrator, SampleLibrary.DistrictStaff, SampleLibrary.Reviewer])
        {
            var clients = host.As<ApiClientService>(person);
            Assert.Equal(Error.Forbidden, (await clients.CreateAsync(Input("mini-3"))).Error);
            Assert.Equal(Error.Forbidden, (await clients.SetDisabledAsync(SampleLibrary.FirstClient, disabled: true, Guid.Empty)).Error);
        }

        Assert.NotEmpty(await host.As<ApiClientQueries>(SystemAdministrator).ListAsync());
        Assert.Empty(await host.As<ApiClientQueries>(SampleLibrary.DistrictStaff).ListAsync());
        Assert.Null(await host.As<ApiClientQueries>(SampleLibrary.DistrictStaff).FindAsync(SampleLibrary.FirstClient));
    }

    [Theory, DatabaseData]
    public async Task Resend_FailedOne_WaitsAgain_AndOnlyForWhoMay(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var entry = await host.InspectAsync(data => data.OutboxEntries.Select(row => row.Id).FirstAsync());

        Assert.Equal(Error.Forbidden, (await host.As<ResendService>(Security).SendAgainAsync(entry)).Error);
        Assert.True((await host.As<ResendService>(SystemAdministrator).SendAgainAsync(entry)).IsOk);
        Assert.Equal(ResendService.StillWaiting, (await host.As<ResendService>(SystemAdministrator).SendAgainAsync(entry)).Error);

        Assert.Equal(OutboxState.Waiting, await host.InspectAsync(data => data.OutboxEntries.Where(row => row.Id == entry).Select(row => row.State).SingleAsync()));
    }

    [Fact]
    public void Input_NonsenseInEveryField_IsNamedBesideEach()
    {
        var faults = new ApiClientInput { ClientId = "a b", Name = " ", Submissions = false, Networks = "10.0.0.0/33", RatePerMinute = "0", WebhookUrl = "ftp://x" }.Check(_ => false);

        Assert.Equal(["clientId", "name", "networks", "ratePerMinute", "scopes", "webhookUrl"], faults!.Fields.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AZ11_TwoSecretsAtATime_NetworksAndDisabling_HoldAtOnce()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        await host.AddClientAsync("rotating", disabled: false);
        await using var circuit = host.Services.CreateAsyncScope();
        circuit.ServiceProvider.GetRequiredService<ActingScope>().Use(Security);
        var clients = circuit.ServiceProvider.GetRequiredService<ApiClientService>();
        async Task<ApiClient> RowAsync() => await host.ReadAsync(data => data.ApiClients.AsNoTracking().SingleAsync(row => row.ClientId == "rotating"));
        var row = await RowAsync();

        var secret = (await clients.RotateSecretAsync(row.Id, row.Version)).Value.Secret;
        Assert.Equal(200, (await host.Anonymous.TokenAsync("rotating", ApiHost.Secret)).Status);
        var client = await host.SignInAsync("rotating", secret);
        Assert.Equal(200, (await client.GetAnswerAsync("/api/v1/seasons/current")).Status);
        Assert.True((await clients.EndPreviousAsync(row.Id, (await RowAsync()).Version)).IsOk);
        Assert.Equal(401, (await host.Anonymous.TokenAsync("rotating", ApiHost.Secret)).Status);

        var elsewhere = new ApiClientInput { ClientId = "rotating", Name = "rotating", Networks = "203.0.113.0/24" };
        Assert.True((await clients.EditAsync(row.Id, elsewhere, (await RowAsync()).Version)).IsOk);
        (await client.GetAnswerAsync("/api/v1/seasons/current")).IsRefused(403, "forbidden");
        Assert.Equal(401, (await host.Anonymous.TokenAsync("rotating", secret)).Status);

        elsewhere.Networks = "";
        elsewhere.RatePerMinute = "2";
        Assert.True((await clients.EditAsync(row.Id, elsewhere, (await RowAsync()).Version)).IsOk);

        // What was asked before counts in its own minute.
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var (first, second, third) = (await AskAsync(), await AskAsync(), await AskAsync());
        Assert.Equal((200, 200, 429), (first, second, third));

        elsewhere.RatePerMinute = "";
        Assert.True((await clients.EditAsync(row.Id, elsewhere, (await RowAsync()).Version)).IsOk);
        Assert.True((await clients.SetDisabledAsync(row.Id, disabled: true, (await RowAsync()).Version)).IsOk);
        Assert.NotEqual(200, await AskAsync());
        await Eventually.TrueAsync(
            async () =>
            {
                host.Clock.Advance(TimeSpan.FromMinutes(1));
                return (await RowAsync()).LastUsedAt is not null;
            },
            "the last use is written down");

        async Task<int> AskAsync() => (await client.GetAnswerAsync("/api/v1/seasons/current")).Status;
    }

    private static ApiClientInput Input(string clientId) =>
        new() { ClientId = clientId, Name = "示范", Networks = "203.0.113.0/24, 2001:db8::/32", RatePerMinute = "90", WebhookUrl = "https://example.org/hook" };

    private static Task<DataHost> StartAsync(DatabaseKind kind) => DataHost.StartAsync(kind, services => services.AddOutbox().AddScoped<ApiClientService>().AddScoped<ApiClientQueries>());
}
