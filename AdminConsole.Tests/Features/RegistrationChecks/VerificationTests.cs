using System.Text;
using System.Text.Json.Nodes;
using AdminConsole.Domain.Submissions;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Features.RegistrationChecks;

/// <summary>The registration system's question over HTTP.</summary>
[Collection(ApiCollection.Name)]
public sealed class VerificationTests(ApiHosts hosts)
{
    [Theory, DatabaseData]
    public async Task Verify_AnswersForTheWholeDistrictInTheOrderAsked_AndLeavesCountsOnRecord(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var client = await VerifierAsync(host, "registration");
        var (approved, pending) = (await FileAsync(host, host.Client, approve: true), await FileAsync(host, host.OtherClient, approve: false));

        var answer = await AskAsync(client, new JsonObject
        {
            ["seasonId"] = host.Season["id"]!.ToString(),
            ["persons"] = new JsonArray(
                Ask(pending.Name, pending.Number), Ask(approved.Name, approved.Number, "01"), Ask(approved.Name, approved.Number, "13"), Ask($" {approved.Name} ", approved.Number.ToLowerInvariant()),
                Ask(pending.Name, approved.Number), Ask("无此人", "000123456789012345")),
        });

        Assert.Equal(200, answer.Status);
        Assert.Equal(["notApproved", "approved", "noRecord", "approved", "noRecord", "noRecord"], Results(answer));
        Assert.Equal(host.Season["id"]!.ToString(), answer.Body!["seasonId"]!.ToString());
        Assert.DoesNotContain(approved.Number, answer.Text, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        var entry = await host.ReadAsync(data => data.AuditEntries.SingleAsync(row => row.Action == "registration-check.call" && row.ActorName == "registration"));
        Assert.Equal(("rows=6; approved=2; notApproved=1; noRecord=3", "ok", null), (entry.Reason, entry.Outcome, entry.Changes));
    }

    [Fact]
    public async Task Verify_WithoutASeason_IsAnsweredForTheNewestThatHasBegun()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var client = await VerifierAsync(host, "registration-newest");

        Assert.Equal(host.Season["id"]!.ToString(), (await AskAsync(client, One("甲", "1"))).Body!["seasonId"]!.ToString());
        (await AskAsync(client, new JsonObject { ["seasonId"] = "1999", ["persons"] = new JsonArray(Ask("甲", "1")) })).IsRefusedAt("seasonId", "没有这个项目");
    }

    [Fact]
    public async Task AZ11_Scopes_OpenTheirOwnEndpointsOnly()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var verifier = await VerifierAsync(host, "registration-only");
        await host.AddClientAsync("registration-both", disabled: false, scopes: "submissions verifications");
        var both = host.WithToken((await host.Anonymous.TokenAsync("registration-both", ApiHost.Secret, "submissions verifications")).Body!["access_token"]!.ToString());
        var part = host.WithToken((await host.Anonymous.TokenAsync("registration-both", ApiHost.Secret, "submissions")).Body!["access_token"]!.ToString());

        (await AskAsync(host.Client, One("甲", "1"))).IsRefused(403, "forbidden");
        (await AskAsync(part, One("甲", "1"))).IsRefused(403, "forbidden");
        (await verifier.GetAnswerAsync("/api/v1/seasons/current")).IsRefused(403, "forbidden");
        (await verifier.GetAnswerAsync($"/api/v1/submissions/{await host.ReadAsync(data => data.Submissions.Select(row => row.Id).FirstAsync())}")).IsRefused(403, "forbidden");
        Assert.Equal(200, (await AskAsync(verifier, One("甲", "1"))).Status);
        Assert.Equal(200, (await AskAsync(both, One("甲", "1"))).Status);
        Assert.Equal(200, (await both.GetAnswerAsync("/api/v1/seasons/current")).Status);
        Assert.Equal("invalid_scope", (await host.Anonymous.TokenAsync("registration-only", ApiHost.Secret, "submissions")).Body!["error"]!.ToString());
    }

    [Fact]
    public async Task Verify_MoreThanFiveHundredNobodyOrUnreadable_IsRefusedAtItsPlace()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var client = await VerifierAsync(host, "registration-limits");
        var before = await host.ContentsAsync();
        foreach (var count in (int[])[0, 501])
            (await AskAsync(client, new JsonObject { ["persons"] = new JsonArray([.. Enumerable.Range(0, count).Select(at => Ask("甲", $"{at}"))]) })).IsRefusedAt("persons", "应有 1 至 500 项");
        (await AskAsync(client, [])).IsRefusedAt("persons");
        (await AskAsync(client, new JsonObject { ["persons"] = new JsonArray(Ask("甲", "1"), Ask("", "1")) })).IsRefusedAt("persons[1].name", "必填");
        (await AskAsync(client, One("甲\u202E", "1"))).IsRefusedAt("persons[0].name");
        (await AskAsync(client, One("甲", new string('1', 41)))).IsRefusedAt("persons[0].documentNumber");
        (await AskAsync(client, new JsonObject { ["persons"] = new JsonArray(Ask("甲", "1", "21")) })).IsRefusedAt("persons[0].documentType");
        var empty = await AskAsync(client, new JsonObject { ["persons"] = new JsonArray((JsonNode?)null) });
        Assert.Equal(["persons[0].documentNumber", "persons[0].name"], empty.IsRefused(422, "validation_failed").Body!["errors"]!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.Equal(before, await host.ContentsAsync());

        Assert.Equal(500, Results(await AskAsync(client, new JsonObject { ["persons"] = new JsonArray([.. Enumerable.Range(0, 500).Select(at => Ask("甲", $"{at}"))]) })).Count);
    }

    [Theory]
    [InlineData("""{"persons":[{"name":"甲","documentNumber":"1"}],"scope":"all"}""")]
    [InlineData("""{"persons":[{"name":"甲","documentNumber":"1","institutionId":"x"}]}""")]
    [InlineData("""{"persons":[{"name":"甲","name":"乙","documentNumber":"1"}]}""")]
    [InlineData("""{"persons":[{"name":"甲","documentNumber":1}]}""")]
    [InlineData("""{"persons":{"name":"甲","documentNumber":"1"}}""")]
    [InlineData("null")]
    public async Task IN01_AnotherShape_IsBadJson(string body)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var client = await VerifierAsync(host, $"registration-{Guid.CreateVersion7():N}");

        (await client.SendBytesAsync(HttpMethod.Post, "/api/v1/verifications", Encoding.UTF8.GetBytes(body), "application/json")).IsRefused(400, "bad_json");
    }

    [Fact]
    public async Task Verify_MoreThanTheClientsRate_IsRefusedWithRetryAfter()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var client = await VerifierAsync(host, "registration-eager");
        await host.ChangeAsync(data => data.ApiClients.Single(row => row.ClientId == "registration-eager").RatePerMinute = 2);
        for (var i = 0; i < 2; i++)
            Assert.Equal(200, (await AskAsync(client, One("甲", "1"))).Status);

        Assert.NotNull((await AskAsync(client, One("甲", "1"))).IsRefused(429, "rate_limited").Header("Retry-After"));
    }

    internal static async Task<HttpClient> VerifierAsync(ApiHost host, string clientId)
    {
        await host.AddClientAsync(clientId, disabled: false, scopes: "verifications");
        return host.WithToken((await host.Anonymous.TokenAsync(clientId, ApiHost.Secret, "verifications")).Body!["access_token"]!.ToString());
    }

    /// <summary>Somebody with a filing that waits, or is approved.</summary>
    internal static async Task<(string Name, string Number)> FileAsync(ApiHost host, HttpClient client, bool approve)
    {
        var filing = await host.NewFilingAsync(client);
        var answer = await client.SubmitAsync(filing);
        Assert.Equal(201, answer.Status);
        var id = (Guid)answer.Body!["id"]!;
        if (approve)
            await host.ChangeAsync(data => Assert.True(data.Submissions.Single(row => row.Id == id).Apply(SubmissionAction.Approve, SubmissionActor.Reviewer).IsOk));
        return (filing["person"]!["name"]!.ToString(), filing["person"]!["documentNumber"]!.ToString());
    }

    private static Task<Answer> AskAsync(HttpClient client, JsonObject body) => client.SendJsonAsync(HttpMethod.Post, "/api/v1/verifications", body);

    private static JsonObject One(string name, string number) => new() { ["persons"] = new JsonArray(Ask(name, number)) };

    private static JsonObject Ask(string name, string number, string? type = null)
    {
        var person = new JsonObject { ["name"] = name, ["documentNumber"] = number };
        if (type is not null)
            person["documentType"] = type;
        return person;
    }

    private static List<string> Results(Answer answer) => [.. answer.Body!["results"]!.AsArray().Select(row => row!["result"]!.ToString())];
}
