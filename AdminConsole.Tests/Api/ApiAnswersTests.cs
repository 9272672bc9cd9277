using System.Text.Json.Nodes;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class ApiAnswersTests(ApiHosts hosts)
{
    [Theory]
    [InlineData("GET", "/api/v1/seasons/current")]
    [InlineData("GET", "/api/v1/code-lists/sex")]
    [InlineData("GET", "/api/v1/institutions?q=x")]
    [InlineData("POST", "/api/v1/bindings")]
    [InlineData("POST", "/api/v1/materials")]
    [InlineData("POST", "/api/v1/verifications")]
    [InlineData("POST", "/api/v1/prechecks")]
    [InlineData("POST", "/api/v1/submissions")]
    [InlineData("GET", "/api/v1/submissions?bindingId=0193b7a1-0c3f-7d10-8a55-6b1f0e9d2c02")]
    [InlineData("GET", "/api/v1/submissions/0193b7a1-0c3f-7d10-8a55-6b1f0e9d2c02")]
    [InlineData("POST", "/api/v1/submissions/0193b7a1-0c3f-7d10-8a55-6b1f0e9d2c02/withdraw")]
    public async Task AZ01_WithoutAValidToken_IsUnauthorised(string method, string path)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);

        foreach (var client in (HttpClient[])[host.Anonymous, host.WithToken("CfDJ8Mno-such-token")])
        {
            var answer = await client.SendBytesAsync(new HttpMethod(method), path, [], contentType: null);
            answer.IsRefused(401, "token_invalid");
            Assert.Equal("Bearer", answer.Header("WWW-Authenticate"));
            (await client.SendBytesAsync(HttpMethod.Post, "/api/v1/bindings", "x"u8.ToArray(), "text/plain")).IsRefused(401, "token_invalid");
        }
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/v1")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/v2/submissions")]
    [InlineData("/API/v1/nothing")]
    [InlineData("/api/v1/submissions/not-an-id")]
    [InlineData("/api/v1/code-lists/nothing")]
    public async Task UnknownAddress_IsNotFound(string path)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);

        (await host.Client.GetAnswerAsync(path)).IsRefused(404, "not_found");
    }

    [Theory]
    [InlineData("PUT", "/api/v1/submissions", "GET,POST")]
    [InlineData("DELETE", "/api/v1/seasons/current", "GET")]
    [InlineData("OPTIONS", "/api/v1/bindings", "POST")]
    [InlineData("TRACE", "/api/v1/bindings", "POST")]
    [InlineData("PATCH", "/api/v1/materials", "POST")]
    public async Task IN10_AnotherVerb_IsNotAllowed(string method, string path, string allowed)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);

        var answer = await host.Client.AnswerAsync(new HttpRequestMessage(new HttpMethod(method), path));

        answer.IsRefused(405, "method_not_allowed");
        Assert.Equal(allowed, answer.Header("Allow")!.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task IN10_Head_IsNotAllowed() =>
        Assert.Equal(405, (await (await hosts.OnAsync(DatabaseKind.Sqlite)).Client.AnswerAsync(new HttpRequestMessage(HttpMethod.Head, "/api/v1/seasons/current"))).Status);

    [Fact]
    public async Task BR06_Answers_AreNotCachedSaveCodeLists()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);

        var season = await host.Client.GetAnswerAsync("/api/v1/seasons/current");
        var list = await host.Client.GetAnswerAsync("/api/v1/code-lists/exam-categories");

        Assert.Equal("no-store", season.Header("Cache-Control"));
        Assert.Null(season.Header("ETag"));
        Assert.Equal("max-age=3600, private", list.Header("Cache-Control"));
        Assert.Equal("临床执业医师", list.Body!["entries"]!.AsArray().Single(entry => entry!["code"]!.ToString() == "110")!["name"]!.ToString());
    }

    [Fact]
    public async Task MoreThanTheRate_IsRefusedWithRetryAfter()
    {
        await using var host = await ApiHost.StartAsync(DatabaseKind.Sqlite, new Dictionary<string, string>(StringComparer.Ordinal) { ["Rate:ApiClient"] = "4" });
        for (var i = 0; i < 3; i++)
            Assert.Equal(200, (await host.Client.GetAnswerAsync("/api/v1/seasons/current")).Status);

        var refused = (await host.Client.GetAnswerAsync("/api/v1/seasons/current")).IsRefused(429, "rate_limited");

        Assert.InRange(int.Parse(refused.Header("Retry-After")!), 1, 60);
        Assert.Equal(200, (await host.OtherClient.GetAnswerAsync("/api/v1/seasons/current")).Status);
    }

    [Fact]
    public async Task OpenApiDocument_IsTheOneOnRecord()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var actual = JsonNode.Parse((await host.Anonymous.GetAnswerAsync("/openapi/v1.json")).Text)!;
        var recorded = Repository.FullPath("AdminConsole.Tests/Api/openapi.json");

        await File.WriteAllTextAsync(Path.Combine(Repository.TestResults, "openapi.json"), actual.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");

        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(await File.ReadAllTextAsync(recorded)), actual),
            $"The API's contract changed. If that is meant, copy TestResults/openapi.json over {Path.GetFileName(recorded)} beside this test.");
    }

    [Fact]
    public async Task OpenApiDocument_NamesEveryEndpointWithExamplesAndRefusals()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var document = JsonNode.Parse((await host.Anonymous.GetAnswerAsync("/openapi/v1.json")).Text)!;
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (Name: $"{operation.Key} {path.Key}", Node: operation.Value!))).ToList();

        Assert.Equal(
            [
                "delete /api/v1/bindings/{id}", "delete /api/v1/materials/{id}", "get /api/v1/code-lists/{name}", "get /api/v1/institutions", "get /api/v1/seasons/current", "get /api/v1/submissions", "get /api/v1/submissions/{id}", "post /api/v1/bindings",
                "post /api/v1/materials", "post /api/v1/prechecks", "post /api/v1/submissions", "post /api/v1/submissions/{id}/withdraw", "post /api/v1/token", "post /api/v1/verifications",
                "put /api/v1/submissions/{id}",
            ],
            operations.Select(operation => operation.Name).Order(StringComparer.Ordinal));
        foreach (var (name, node) in operations.Where(operation => !operation.Name.EndsWith("/token", StringComparison.Ordinal)))
        {
            Assert.All(node["responses"]!.AsObject().Where(response => response.Key != "204"), response => Assert.NotNull(response.Value!["content"]!.AsObject().Single().Value!["example"]));
            Assert.True(node["responses"]!.AsObject().ContainsKey("401"), name);
        }
    }

    [Fact]
    public async Task SwaggerPage_InDevelopment_IsServed() => Assert.Equal(200, (await (await hosts.OnAsync(DatabaseKind.Sqlite)).Anonymous.GetAnswerAsync("/swagger/index.html")).Status);
}
