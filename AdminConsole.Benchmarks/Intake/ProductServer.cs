using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AdminConsole.Data.Demonstration;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;

namespace AdminConsole.Benchmarks.Intake;

/// <summary>The product in a process of its own, with its demonstration data.</summary>
internal sealed class ProductServer : IAsyncDisposable
{
    /// <summary>What every filing brings.</summary>
    private static readonly string[] Slots = [MaterialSlots.Photo, "ID_DOCUMENT", "ID_DOCUMENT", "ID_DOCUMENT", "GRADUATION_CERTIFICATE"];

    /// <summary>A mentor who had thousands would make the marks, not the intake, the thing that is measured.</summary>
    private const int FilingsOfMentor = 3;

    private readonly Process process;
    private readonly byte[] photo = File.ReadAllBytes(Path.Combine(Project(), "..", "samples", "images", "ID_PHOTO.jpg"));
    private int people;
    private string season = "";
    private Guid hospital;

    private ProductServer(Process process) => this.process = process;

    public HttpClient Client { get; } = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromMinutes(2) };

    public Uri Address => Client.BaseAddress!;

    public int ProcessId => process.Id;

    public static async Task<ProductServer> StartAsync(string data)
    {
        const string Listening = "Now listening on: ";
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "AdminConsole.dll")]) { WorkingDirectory = Project(), RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Data__Directory"] = data;
        start.Environment["Rate__ApiClient"] = "10000000";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = new ProductServer(new Process { StartInfo = start, EnableRaisingEvents = true });
        server.process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
                address.TrySetResult(line.Data[(at + Listening.Length)..]);
        };
        server.process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The server ended."));
        server.process.Start();
        server.process.BeginOutputReadLine();
        server.Client.BaseAddress = new Uri(await address.Task);
        await server.SignInAsync();
        return server;
    }

    /// <summary>Bodies of filings by people who are bound and have not filed yet.</summary>
    public async Task<IReadOnlyList<string>> PrepareAsync(int count, int clients)
    {
        var bodies = new string[count];
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = clients }, async (index, ct) => bodies[index] = await BindAsync(Interlocked.Increment(ref people), ct));
        return bodies;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task SignInAsync()
    {
        var settings = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Project(), "..", "appsettings.Development.json")))!["Demo"]!;
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

    private static string Project()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AdminConsole.sln")))
                return Path.Combine(folder.FullName, "AdminConsole");
        }

        throw new InvalidOperationException("Run it from within the repository.");
    }
}
