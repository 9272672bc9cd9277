using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using AdminConsole.Data.Demonstration;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Data;

/// <summary>Clients that file as fast as a server takes it, for tests of what happens to it meanwhile.</summary>
internal static class FilingClients
{
    public static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 8 };

    private const string Secret = "demo-only-6f1d2c0b9a8e7d6c5b4a39281706f5e4d3c2b1a0f9e8d7c6";

    /// <summary>Files until nothing waits or the server is gone; what was not acknowledged waits again, under its key.</summary>
    public static async Task FileAsync(HttpClient http, ConcurrentQueue<Filing> waiting, ConcurrentDictionary<Guid, Acknowledged> acknowledged, Action onAcknowledged)
    {
        while (waiting.TryDequeue(out var filing))
        {
            try
            {
                var answer = await http.SubmitAsync(filing.Body, filing.Key);
                Assert.True(answer.Status is 201 or 200, answer.Text);
                acknowledged[filing.Key] = new Acknowledged(answer.Body!["id"]!.GetValue<Guid>(), answer.Text, filing);
                onAcknowledged();
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException)
            {
                waiting.Enqueue(filing);
                return;
            }
        }
    }

    public static Task<IReadOnlyList<Filing>> PrepareAsync(HttpClient http, int count) => PrepareAsync(http, [.. Enumerable.Range(1, count)]);

    /// <param name="http">Of the mini-programme.</param>
    /// <param name="people">Ordinals of <see cref="Person.Make"/>: nobody files twice.</param>
    public static async Task<IReadOnlyList<Filing>> PrepareAsync(HttpClient http, IReadOnlyList<int> people)
    {
        var season = (await http.GetAnswerAsync("/api/v1/seasons/current")).Body!["id"]!.ToString();
        var hospital = (await http.GetAnswerAsync($"/api/v1/institutions?q={Uri.EscapeDataString(DemonstrationPeople.Hospital)}")).Body!["items"]![0]!["id"]!.GetValue<Guid>();
        var filings = new ConcurrentBag<Filing>();
        await Parallel.ForEachAsync(people, AtOnce, async (ordinal, _) =>
        {
            var person = Person.Make(ordinal);
            var bound = await http.SendJsonAsync(HttpMethod.Post, "/api/v1/bindings", new JsonObject
            {
                ["person"] = new JsonObject { ["name"] = person.Name, ["documentType"] = "01", ["documentNumber"] = person.Number },
                ["institutionId"] = hospital,
                ["confirmationCode"] = "DEM0-2027",
            });
            Assert.True(bound.Status == 201, bound.Text);
            var filing = Filings.Green(season, bound.Body!["id"]!.ToString(), person, hospital, DemonstrationPeople.Hospital);
            filing["materials"] = await Filings.UploadRequiredAsync(http, ordinal);
            filings.Add(new Filing(Guid.CreateVersion7(), filing));
        });
        return [.. filings];
    }

    /// <summary>A server whose limits let the clients be as fast as they can.</summary>
    public static Task<ServerProcess> StartAsync(string folder, IReadOnlyDictionary<string, string>? settings = null) =>
        ServerProcess.StartAsync(new Dictionary<string, string>(settings ?? new Dictionary<string, string>(), StringComparer.Ordinal) { ["Rate:ApiClient"] = "1000000", ["Rate:AnonymousPerIp"] = "100000" }, folder);

    public static async Task<HttpClient> ClientAsync(Uri address)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
        var token = (await http.TokenAsync(DemonstrationData.ClientId, Secret)).Body!["access_token"]!.ToString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    public sealed record Filing(Guid Key, JsonObject Body);

    public sealed record Acknowledged(Guid Id, string Text, Filing Filing);
}
