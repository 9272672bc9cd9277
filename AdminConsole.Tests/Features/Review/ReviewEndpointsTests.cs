using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using AdminConsole.Tests.TestSupport;
using ClosedXML.Excel;
using Microsoft.Data.Sqlite;

namespace AdminConsole.Tests.Features.Review;

/// <summary>Over HTTP, against the real server with its demonstration people.</summary>
public sealed partial class ReviewEndpointsTests
{
    private const string Password = "Shiyong-2027-demo";

    [Fact]
    public async Task XL05_Export_OfApproved_IsAWorkbookNamedInChineseForWhoMayAndNobodyElse()
    {
        await using var server = await ServerProcess.StartAsync();
        using var reviewer = await SignInAsync(server, "reviewer");

        using var answer = await reviewer.GetAsync("review/export?state=approved");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Matches(@"^武汉市第一医院-审核通过名单-\d{8}-\d{4}\.xlsx$", answer.Content.Headers.ContentDisposition?.FileNameStar);
        using var workbook = new XLWorkbook(await answer.Content.ReadAsStreamAsync());
        var rows = workbook.Worksheets.Single().RowsUsed().Skip(3).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Matches(@"^\d{6}\*{5}\d{3}[\dX]$", row.Cell(3).GetString()));

        using var administrator = await SignInAsync(server, "hospital-admin");
        using var forbidden = await administrator.GetAsync("review/export");
        Assert.NotEqual(HttpStatusCode.OK, forbidden.StatusCode);
        using var nobody = Client(server);
        using var unknown = await nobody.GetAsync("review/export");
        Assert.Equal(HttpStatusCode.Found, unknown.StatusCode);
    }

    [Fact]
    public async Task AZ04_FI06_Material_GoesOnlyToWhoSeesItsFiling()
    {
        await using var server = await ServerProcess.StartAsync();
        await SubmitAsync(server);
        var (id, file) = await PhotoAsync(server);
        using var reviewer = await SignInAsync(server, "reviewer");
        using var neighbour = await SignInAsync(server, "neighbour");

        using var image = await reviewer.GetAsync($"materials/{id}");
        Assert.Equal((HttpStatusCode.OK, "image/jpeg", "no-store"), (image.StatusCode, image.Content.Headers.ContentType?.ToString(), image.Headers.CacheControl?.ToString()));
        Assert.Equal(["nosniff"], image.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["sandbox; default-src 'none'"], image.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["same-origin"], image.Headers.GetValues("Cross-Origin-Resource-Policy"));
        Assert.Equal("inline", image.Content.Headers.ContentDisposition?.DispositionType);

        Assert.Equal(await RefusalAsync(neighbour, $"materials/{Guid.CreateVersion7()}"), await RefusalAsync(neighbour, $"materials/{id}"));
        File.Delete(file);
        Assert.StartsWith("404", await RefusalAsync(reviewer, $"materials/{id}"), StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return $"{(int)answer.StatusCode} {TraceId().Replace(await answer.Content.ReadAsStringAsync(), "")}";
    }

    private static HttpClient Client(ServerProcess server) => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = server.BaseAddress };

    private static async Task<HttpClient> SignInAsync(ServerProcess server, string user)
    {
        var client = Client(server);
        var form = await client.GetStringAsync("sign-in");
        using var fields = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["userName"] = user,
            ["password"] = Password,
            ["__RequestVerificationToken"] = AntiforgeryField().Match(form).Groups["token"].Value,
        });
        using var answer = await client.PostAsync("sign-in", fields);
        Assert.Equal("/", answer.Headers.Location?.ToString());
        return client;
    }

    /// <summary>Files the green sample the way the mini-programme does.</summary>
    private static async Task SubmitAsync(ServerProcess server)
    {
        var start = new ProcessStartInfo("bash", [Repository.FullPath("samples/submit.sh"), "green"]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["BASE_URL"] = server.BaseAddress.ToString();
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private static async Task<(Guid Id, string File)> PhotoAsync(ServerProcess server)
    {
        await using var connection = new SqliteConnection(TestDatabase.SqliteConnectionString(Path.Combine(server.DataDirectory, "adminconsole.db"), pooled: false));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select Id, StorageName from Materials where SubmissionId is not null and Slot = 'ID_PHOTO' limit 1";
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        var name = reader.GetString(1);
        return (reader.GetGuid(0), Directory.GetFiles(Path.Combine(server.DataDirectory, "scans"), name, SearchOption.AllDirectories).Single());
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AntiforgeryField();

    [GeneratedRegex("\"traceId\":\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TraceId();
}
