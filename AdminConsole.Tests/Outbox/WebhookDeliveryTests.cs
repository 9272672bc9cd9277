using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AdminConsole.Authorization;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain.Submissions;
using AdminConsole.Outbox;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AdminConsole.Tests.Outbox;

public sealed class WebhookDeliveryTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(number => (byte)number)], Before = [.. Enumerable.Range(32, 32).Select(number => (byte)number)];

    [Fact]
    public void Signature_OfTheStandardsExample_IsTheStandards()
    {
        var secret = Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", WebhookSignature.Of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}""", [secret]));
    }

    [Theory, DatabaseData]
    public async Task Outcome_IsPostedOnce_SignedWithBothSecrets_WithoutPersonalData(DatabaseKind kind)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await OutboxHost.StartAsync(kind, environment: "Development");
        await ConfigureAsync(host, receiver.Url);
        var filing = await host.Data.InspectAsync(data => data.Submissions.FirstAsync(row => row.ClientId == SampleLibrary.FirstClient));

        await host.TellAsync(AccessScope.System, work => work.Webhook(filing));

        await host.UntilAsync(async () => (await EntryAsync(host, filing)).State == OutboxState.Sent, "it is sent");
        var got = Assert.Single(receiver.All);
        var body = JsonNode.Parse(got.Body)!.AsObject();
        Assert.Equal(["id", "event", "submissionId", "state", "occurredAt"], body.Select(field => field.Key));
        Assert.Equal(("POST", "submission.pending", $"{filing.Id}", "pending"), (got.Method, $"{body["event"]}", $"{body["submissionId"]}", $"{body["state"]}"));
        Assert.Equal(got.Headers["webhook-id"], $"{body["id"]}");
        Assert.Equal(host.Data.Clock.GetUtcNow().ToUnixTimeSeconds(), long.Parse(got.Headers["webhook-timestamp"], System.Globalization.CultureInfo.InvariantCulture), tolerance: 10L);
        var signed = Encoding.UTF8.GetBytes($"{got.Headers["webhook-id"]}.{got.Headers["webhook-timestamp"]}.{got.Body}");
        Assert.Equal([Sign(Secret), Sign(Before)], got.Headers["webhook-signature"].Split(' '));

        string Sign(byte[] secret) => "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, signed));
    }

    [Fact]
    public async Task Redirect_IsNotFollowed_AndCountsAsRefused()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (context, _) =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        };
        await using var host = await OutboxHost.StartAsync(DatabaseKind.Sqlite, environment: "Development");
        await ConfigureAsync(host, receiver.Url);
        var filing = await host.Data.InspectAsync(data => data.Submissions.FirstAsync(row => row.ClientId == SampleLibrary.FirstClient));

        await host.TellAsync(AccessScope.System, work => work.Webhook(filing));

        await host.UntilAsync(async () => (await EntryAsync(host, filing)).Failure is not null, "it is refused");
        Assert.Equal(Delivery.Refused, (await EntryAsync(host, filing)).Failure);
        Assert.Equal("/hook", Assert.Single(receiver.All).Path);
    }

    [Fact]
    public async Task OutsideDevelopment_PrivateAddressesAndPlainHttp_AreNotCalled()
    {
        await using var receiver = await Receiver.StartAsync();
        var (port, client) = (new Uri(receiver.Url).Port, Client($"https://localhost:{new Uri(receiver.Url).Port}/hook"));
        await using var host = await OutboxHost.StartAsync(DatabaseKind.Sqlite, dispatchers: 0);
        var personal = host.Data.Services.GetRequiredService<PersonalData>();
        client.WebhookSecretSealed = personal.SealWebhookSecret(client.Id, Secret);
        using var delivery = new WebhookDelivery(Options.Create(new WebhookOptions()), new Production(), personal, host.Data.Clock);

        Assert.Equal(Delivery.ForbiddenAddress, (await delivery.SendAsync(Entry(client), client, CancellationToken.None)).Failure);
        client.WebhookUrl = $"http://localhost:{port}/hook";
        Assert.Equal(Delivery.ForbiddenAddress, (await delivery.SendAsync(Entry(client), client, CancellationToken.None)).Failure);
        Assert.False(delivery.IsFit("http://example.org/hook"));
        Assert.False(delivery.IsFit("https://user:word@example.org/hook"));
        Assert.True(delivery.IsFit("https://example.org/hook"));
        Assert.Empty(receiver.All);

        // Allowed by configuration the same address is called: it answers plain HTTP, so that what fails now is TLS.
        client.WebhookUrl = $"https://localhost:{port}/hook";
        using var allowed = new WebhookDelivery(Options.Create(new WebhookOptions { AllowedNetworks = "127.0.0.0/8 ::1/128" }), new Production(), personal, host.Data.Clock);
        Assert.Equal(Delivery.Unreachable, (await allowed.SendAsync(Entry(client), client, CancellationToken.None)).Failure);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2400:3200::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    public void PublicAddress_IsToldFromSpecialOnes(string address, bool expected) => Assert.Equal(expected, PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("", "POST", "", "", null)]
    [InlineData("", "POST", "{phone}", "", "Url")]
    [InlineData("http://gateway.example/", "POST", "{phone}{text}", "", "https")]
    [InlineData("https://gateway.example/", "POST", "", "", "Body")]
    [InlineData("https://gateway.example/?p={phone}&t={text}", "GET", "", "", null)]
    [InlineData("https://gateway.example/", "POST", "{phone}", "", "{text}")]
    [InlineData("https://gateway.example/", "POST", "{phone}{text}{secret}", "", "Secret")]
    [InlineData("https://gateway.example/", "POST", "{phone}{text}{secret}", "s", null)]
    public void OP01_SmsOptions_ContradictionsAreNamed(string url, string method, string body, string secret, string? names)
    {
        var fault = new SmsOptions { Url = url, Method = method, Body = body, Secret = secret }.Fault(isDevelopment: false);

        if (names is null)
            Assert.Null(fault);
        else
            Assert.Contains(names, fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gateway_EscapesForItsPlace_AndReadsARefusalThatSaysOk()
    {
        await using var gateway = await Receiver.StartAsync();
        gateway.Answer = (context, _) => context.Response.WriteAsync("""{"code":"0"}""");
        var options = new SmsOptions { Url = gateway.Url + "?sign={secret}", Body = """{"to":"{phone}","say":"{text}"}""", Secret = "a&b", Expect = "\"code\":\"0\"" };
        using var http = Outgoing.CreateClient(guard: null);
        var sender = new GatewaySmsSender(http, Options.Create(options), new FakeClock());

        Assert.True((await sender.SendAsync(new SmsText(Guid.CreateVersion7(), "13800002120", "验证码\"1\"\n"), CancellationToken.None)).IsOk);
        Assert.Equal("验证码\"1\"\n", $"{JsonNode.Parse(gateway.All.Single().Body)!["say"]}");
        gateway.Answer = (context, _) => context.Response.WriteAsync("""{"code":"7"}""");
        Assert.Equal(Delivery.Refused, (await sender.SendAsync(new SmsText(Guid.CreateVersion7(), "13800002120", "x"), CancellationToken.None)).Failure);
    }

    [Fact]
    public async Task OP05_GatewayThatDoesNotAnswer_IsGivenFiveSeconds()
    {
        var (asked, hold) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var gateway = await Receiver.StartAsync();
        gateway.Answer = (_, _) =>
        {
            asked.SetResult();
            return hold.Task;
        };
        var clock = new FakeClock();
        using var http = Outgoing.CreateClient(guard: null);
        var sending = new GatewaySmsSender(http, Options.Create(new SmsOptions { Url = gateway.Url, Body = "{phone}{text}" }), clock).SendAsync(new SmsText(Guid.CreateVersion7(), "13800002120", "x"), CancellationToken.None);
        await asked.Task;

        clock.Advance(Outgoing.TimeOut - TimeSpan.FromSeconds(1));
        Assert.False(sending.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((Delivery.TimedOut, true), ((await sending).Failure, (await sending).ReceiverIsDown));
        hold.SetResult();
    }

    private static async Task ConfigureAsync(OutboxHost host, string url)
    {
        var personal = host.Data.Services.GetRequiredService<PersonalData>();
        await host.TellAsync(AccessScope.System, work =>
        {
            var client = work.Data.ApiClients.Single(row => row.Id == SampleLibrary.FirstClient);
            (client.WebhookUrl, client.WebhookSecretSealed) = (url, personal.SealWebhookSecret(client.Id, Secret));
            (client.PreviousWebhookSecretSealed, client.PreviousWebhookSecretUntil) = (personal.SealWebhookSecret(client.Id, Before), work.Now.AddDays(1));
        });
    }

    private static Task<OutboxEntry> EntryAsync(OutboxHost host, Submission filing) => host.Data.InspectAsync(data => data.OutboxEntries.SingleAsync(row => row.About == filing.Id && row.Kind == "submission.pending"));

    private static ApiClient Client(string url) => new() { Id = Guid.CreateVersion7(), ClientId = "c", Name = "c", SecretSha256 = [], Scopes = "submissions", WebhookUrl = url };

    private static OutboxEntry Entry(ApiClient client) =>
        new() { Id = Guid.CreateVersion7(), Channel = OutboxChannel.Webhook, About = Guid.CreateVersion7(), Kind = "submission.approved", ClientId = client.Id, Body = "{}", CreatedAt = default, DueAt = default };

    private sealed class Production : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "AdminConsole";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
