using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using AdminConsole.Data.Demonstration;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Benchmarks.Intake;

/// <summary>Files over the API as the demonstration mini-programme would, each time for somebody new.</summary>
internal sealed class FilingClient : IDisposable
{
    /// <summary>What every filing brings.</summary>
    private static readonly string[] Slots = [MaterialSlots.Photo, "ID_DOCUMENT", "ID_DOCUMENT", "ID_DOCUMENT", "GRADUATION_CERTIFICATE"];

    /// <summary>A mentor who had thousands would make the marks, not the intake, the thing that is measured.</summary>
    private const int FilingsOfMentor = 3;

    private readonly byte[] photo = File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "images", "ID_PHOTO.jpg"));
    private int people;
    private string season = "";
    private Guid hospital;

    private FilingClient(Uri address) => Client.BaseAddress = address;

    public HttpClient Client { get; } = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { Timeout = TimeSpan.FromMinutes(2) };

    public static async Task<FilingClient> ConnectAsync(Uri address)
    {
        var client = new FilingClient(address);
        await client.SignInAsync();
        return client;
    }

    /// <summary>Bodies of filings by people who are bound and have not filed yet.</summary>
    public async Task<IReadOnlyList<string>> PrepareAsync(int count, int clients)
    {
        var bodies = new string[count];
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = clients }, async (index, ct) => bodies[index] = await BindAsync(Interlocked.Increment(ref people), ct));
        return bodies;
    }

    public async Task<HttpResponseMessage> SubmitAsync(string body, CancellationToken ct = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/submissions") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await Client.SendAsync(request, ct);
    }

    public void Dispose() => Client.Dispose();

    private async Task SignInAsync()
    {
        var settings = JsonNode.Parse(await File.ReadAllTextAsync(Repository.FullPath("appsettings.Development.json")))!["Demo"]!;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = DemonstrationData.ClientId,
            ["client_secret"] = settings["ClientSecret"]!.ToString(),
            ["scope"] = "submissions",
        });
        using var answer = await Client.PostAsync("/api/v1/token", form);
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await answer.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!.ToString());
        season = (await Client.GetFromJsonAsync<JsonNode>("/api/v1/seasons/current"))!["id"]!.ToString();
        hospital = (Guid)(await Client.GetFromJsonAsync<JsonNode>($"/api/v1/institutions?q={Uri.EscapeDataString(DemonstrationPeople.Hospital)}"))!["items"]![0]!["id"]!;
    }

    private async Task<string> BindAsync(int ordinal, CancellationToken ct)
    {
        var born = new DateOnly(1990, 1, 1).AddDays(ordinal % 3000);
        var body = string.Create(CultureInfo.InvariantCulture, $"420102{born:yyyyMMdd}{(ordinal / 3000 * 2) + 1:D3}");
        var number = body + CitizenNumber.CheckCharacter(body);
        var name = $"基准{(char)('一' + (ordinal % 9000))}{(char)('一' + (ordinal / 9000))}";
        var person = new JsonObject { ["name"] = name, ["documentType"] = "01", ["documentNumber"] = number };
        using var answer = await Client.PostAsJsonAsync("/api/v1/bindings", new JsonObject { ["person"] = person, ["institutionId"] = hospital, ["confirmationCode"] = "DEM0-2027" }, ct);
        var binding = (await answer.Content.ReadFromJsonAsync<JsonNode>(ct))!["id"] ?? throw new InvalidOperationException(await answer.Content.ReadAsStringAsync(ct));
        var materials = new JsonArray();
        foreach (var (index, slot) in Slots.Index())
            materials.Add(await UploadAsync(slot, SmallImages.Paper((ordinal * Slots.Length) + index), ct));
        return $$"""
            {"seasonId":"{{season}}","bindingId":"{{binding}}","noticeVersion":1,"truthfulnessPledge":true,
            "person":{"name":"{{name}}","sex":"1","ethnicGroup":"01","birthDate":"{{born:yyyy-MM-dd}}","documentType":"01","documentNumber":"{{number}}","documentValidFrom":"2015-03-01","documentValidTo":null,
            "phone":"13800000000","realName":"automatic","special":"none"},"exam":{"level":"1","category":"110"},
            "education":{"level":"21","degree":"4","school":"湖北医药学院","major":"临床医学","enrolledOn":"2014-09-01","graduatedOn":"2019-06-30","certificateNumber":"1092912019{{ordinal:D8}}",
            "freshGraduate":false,"topUp":false,"undergraduateEnrolledOn":null,"foreignDegree":false},"previousRegistration":null,"assistant":null,
            "periods":[{"current":true,"institutionId":"{{hospital}}","institutionName":"{{DemonstrationPeople.Hospital}}","registrationNumber":"44135001442010411A1001","start":"2019-08-08","end":"2020-08-07",
            "posts":[{"department":"心内科","mentorName":"陈志远","mentorCertificateNumber":"1104201{{ordinal / FilingsOfMentor:D8}}","assessment":"pass"}]}],"materials":{{materials.ToJsonString()}}}
            """;
    }

    private async Task<JsonNode> UploadAsync(string slot, byte[] paper, CancellationToken ct)
    {
        var isPhoto = slot == MaterialSlots.Photo;
        using var file = new ByteArrayContent(isPhoto ? photo : paper);
        file.Headers.ContentType = new MediaTypeHeaderValue(isPhoto ? "image/jpeg" : "image/png");
        using var form = new MultipartFormDataContent { { new StringContent(slot), "slot" }, { file, "file", isPhoto ? "a.jpg" : "a.png" } };
        using var answer = await Client.PostAsync("/api/v1/materials", form, ct);
        var stored = (await answer.Content.ReadFromJsonAsync<JsonNode>(ct))!;
        return new JsonObject { ["slot"] = slot, ["materialId"] = stored["id"]?.DeepClone() ?? throw new InvalidOperationException(stored.ToJsonString()) };
    }
}
