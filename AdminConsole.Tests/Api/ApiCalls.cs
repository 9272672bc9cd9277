using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AdminConsole.Tests.Api;

/// <summary>An answer, read whole.</summary>
internal sealed partial record Answer(int Status, string Text, HttpResponseMessage Message)
{
    public JsonNode? Body => Text.Length == 0 ? null : JsonNode.Parse(Text);

    public string? Code => Body?["code"]?.ToString();

    /// <summary>What may not differ between two refusals that tell nothing apart.</summary>
    public string Indistinguishable =>
        $"{Status} {TraceId().Replace(Text, "")} {string.Join('|', Message.Headers.Concat(Message.Content.Headers).Where(header => header.Key != "Date").OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}={string.Join(',', header.Value)}"))}";

    public string? Header(string name) => Message.Headers.TryGetValues(name, out var values) || Message.Content.Headers.TryGetValues(name, out values) ? string.Join(',', values) : null;

    /// <summary>Asserts the documented form of a refusal: status, code, a Chinese sentence, a trace id, nothing cached, and nothing that should stay inside.</summary>
    public Answer IsRefused(int status, string code)
    {
        Assert.True(Status == status, $"{Status} instead of {status}: {Text}");
        Assert.Equal("application/problem+json", Message.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, Code);
        Assert.Equal($"urn:adminconsole:{code}", Body!["type"]!.ToString());
        Assert.Equal(status, (int)Body["status"]!);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", Body["title"]!.ToString());
        Assert.Matches("^[0-9a-f]{32}$", Body["traceId"]!.ToString());
        Assert.Equal("no-store", Header("Cache-Control"));
        Assert.DoesNotMatch(@"(?i)exception|sqlite|npgsql|\bat AdminConsole|System\.", Text);
        return this;
    }

    /// <summary>Asserts that the field, and no other, is refused.</summary>
    public void IsRefusedAt(string path, string? sentence = null)
    {
        IsRefused(422, "validation_failed");
        var fields = Body!["errors"]!.AsObject();
        Assert.Equal(path, Assert.Single(fields).Key);
        if (sentence is not null)
            Assert.Equal(sentence, fields[path]![0]!.ToString());
    }

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex TraceId();
}

internal static class ApiCalls
{
    public static async Task<Answer> AnswerAsync(this HttpClient client, HttpRequestMessage request)
    {
        using (request)
        {
            var message = await client.SendAsync(request);
            return new Answer((int)message.StatusCode, await message.Content.ReadAsStringAsync(), message);
        }
    }

    public static Task<Answer> GetAnswerAsync(this HttpClient client, string path) => client.AnswerAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public static Task<Answer> SendJsonAsync(this HttpClient client, HttpMethod method, string path, JsonNode body, params (string Name, string Value)[] headers) =>
        client.SendBytesAsync(method, path, Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json", headers);

    public static Task<Answer> SendBytesAsync(this HttpClient client, HttpMethod method, string path, byte[] body, string? contentType, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(body) };
        if (contentType is not null)
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return client.AnswerAsync(request);
    }

    public static Task<Answer> SubmitAsync(this HttpClient client, JsonNode filing, Guid? key = null) =>
        client.SendJsonAsync(HttpMethod.Post, "/api/v1/submissions", filing, ("Idempotency-Key", $"{key ?? Guid.CreateVersion7()}"));

    public static Task<Answer> PrecheckAsync(this HttpClient client, JsonNode filing) => client.SendJsonAsync(HttpMethod.Post, "/api/v1/prechecks", filing);

    public static Task<Answer> WithdrawAsync(this HttpClient client, string id, string? version)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/submissions/{id}/withdraw");
        if (version is not null)
            request.Headers.TryAddWithoutValidation("If-Match", version);
        return client.AnswerAsync(request);
    }

    public static Task<Answer> TokenAsync(this HttpClient client, string clientId, string secret, string scope = "submissions") => client.TokenAsync(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = clientId,
        ["client_secret"] = secret,
        ["scope"] = scope,
    });

    public static Task<Answer> TokenAsync(this HttpClient client, Dictionary<string, string> form) =>
        client.AnswerAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/token") { Content = new FormUrlEncodedContent(form) });

    public static Task<Answer> UploadAsync(this HttpClient client, string slot, byte[] file, string fileName, string contentType)
    {
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return client.AnswerAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/materials") { Content = new MultipartFormDataContent { { new StringContent(slot), "slot" }, { part, "file", fileName } } });
    }
}
