using System.Net;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Features.Accounts.SetUp;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AdminConsole.Tests.Configuration;

public sealed class StartUpTests
{
    private static readonly Dictionary<string, string> Production = new(StringComparer.Ordinal) { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["DOTNET_ENVIRONMENT"] = "Production" };

    [Fact]
    public async Task AU05_OutsideDevelopment_NobodyIsSeededAndNothingForDemonstrationIsServed()
    {
        await using var server = await ServerProcess.StartAsync(Production);
        using var stranger = new Visitor(server.BaseAddress);

        using var page = await stranger.GetAsync("/sign-in");
        using var swagger = await stranger.GetAsync("/swagger/index.html");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotContain("hospital-admin", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, swagger.StatusCode);
        await using var connection = new SqliteConnection(TestDatabase.SqliteConnectionString(Path.Combine(server.DataDirectory, "adminconsole.db"), pooled: false));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select (select count(*) from AspNetUsers) + (select count(*) from ApiClients) + (select count(*) from Institutions) + (select count(*) from Submissions)";
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    /// <summary>Whoever reads the machine's files makes the first person, once; what is asked of everybody is asked of that one too.</summary>
    [Fact]
    public async Task AU05_FirstRun_TokenFromTheFile_MakesTheSecurityAdministrator_AndTheDoorIsShut()
    {
        await using var server = await ServerProcess.StartAsync(new Dictionary<string, string>(Production, StringComparer.Ordinal) { ["Proxy:KnownProxies"] = "127.0.0.1" });
        var file = Path.Combine(server.DataDirectory, "set-up-token");
        await Eventually.TrueAsync(() => server.Output.Contains(file, StringComparison.Ordinal), "the console says where the token is");
        var token = (await File.ReadAllTextAsync(file)).Trim();
        using var visitor = new Visitor(server.BaseAddress) { IsBehindTls = true };

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.True(token.Length >= 22);
        Assert.Contains("设置令牌错误或已失效", (await FillInAsync("no-token", "Chushi-2027-mima")).Text, StringComparison.Ordinal);
        Assert.Contains("至少 12", (await FillInAsync(token, "kurz")).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await FillInAsync(token, "Chushi-2027-mima")).Status);

        Assert.Contains("data-options=\"sign-in/key/new\"", (await visitor.OpenAsync("/sign-in/second")).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await visitor.OpenAsync("/set-up")).Status);
        Assert.Equal(302, (await visitor.OpenAsync("/users")).Status);
        Assert.False(File.Exists(file));
        Assert.DoesNotContain(token, server.Output, StringComparison.Ordinal);
        await using var connection = new SqliteConnection(TestDatabase.SqliteConnectionString(Path.Combine(server.DataDirectory, "adminconsole.db"), pooled: false));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select group_concat(user.UserName || ' ' || role.Role || ' ' || node.Kind || ' ' || node.Name)
            from AspNetUsers user join RoleAssignments role on role.UserId = user.Id join Institutions node on node.Id = user.InstitutionId
            """;
        Assert.Equal("anquan SecurityAdministrator District 湖北考区", await command.ExecuteScalarAsync());

        Task<PublicPage> FillInAsync(string typed, string password) => visitor.FillInAsync("/set-up", "set-up",
        [
            new("Input.Token", typed), new("Input.District", "湖北考区"), new("Input.Name", "蒋安全"), new("Input.UserName", "anquan"), new("Input.Phone", "13900007901"),
            new("Input.Password", password), new("Input.PasswordAgain", password),
        ]);
    }

    [Fact]
    public async Task AU05_SetUpToken_IsGoodForAnHour_AndOnce()
    {
        await using var host = await DataHost.StartAsync(DatabaseKind.Sqlite);
        var clock = new FakeClock();
        var token = new SetUpToken(host.Services.GetRequiredService<DataDirectory>(), clock);
        Assert.False(token.IsRight(""));

        token.Issue();
        var first = await File.ReadAllTextAsync(token.File);
        Assert.True(token.IsRight(first));
        Assert.False(token.IsRight(first.Trim()[..^1]));
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.True(token.IsRight(first));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(token.IsRight(first));

        token.Issue();
        var second = await File.ReadAllTextAsync(token.File);
        Assert.False(token.IsRight(first));
        token.Spend();
        Assert.False(token.IsRight(second));
        Assert.False(File.Exists(token.File));
    }

    /// <summary>Development has its people, so that there is nothing to set up.</summary>
    [Fact]
    public async Task AU05_WhereThereIsAnybody_SetUpIsNotThere()
    {
        await using var server = await ServerProcess.StartAsync();
        using var stranger = new Visitor(server.BaseAddress);

        Assert.Equal(404, (await stranger.OpenAsync("/set-up")).Status);
        Assert.False(File.Exists(Path.Combine(server.DataDirectory, "set-up-token")));
    }

    [Theory]
    [InlineData("Demo:Password")]
    [InlineData("Demo:ClientSecret")]
    public async Task AU05_DemonstrationSettingsOutsideDevelopment_AreRefusedBeforeThereIsADatabase(string key)
    {
        using var folder = new TempFolder();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => ServerProcess.StartAsync(new Dictionary<string, string>(Production, StringComparer.Ordinal) { [key] = "x" }, folder.Path));

        Assert.Contains("Demo: demonstration users and secrets are for Development only", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.db"));
    }

    /// <summary>All faults of one start, each on a line of its own that names the key and what is allowed.</summary>
    [Fact]
    public async Task OP01_FaultsOfTheConfiguration_AreNamedWithTheirKeys_AndNothingIsStarted()
    {
        using var folder = new TempFolder();

        var (code, said) = await ServerProcess.FailsAsync(folder.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["Export:MaxRows"] = "5", ["Audit:RetentionDays"] = "30", ["Auth:UnusedDays"] = "1000", ["Session:Idle"] = "01:00:00", ["Session:MaxConcurrent"] = "0" });

        Assert.Equal(2, code);
        Assert.Contains("Export:MaxRows: The field MaxRows must be between 100 and 1000000.", said, StringComparison.Ordinal);
        Assert.Contains("Audit:RetentionDays: The field RetentionDays must be between 184 and 36500.", said, StringComparison.Ordinal);
        Assert.Contains("Auth:UnusedDays: The field UnusedDays must be between 30 and 365.", said, StringComparison.Ordinal);
        Assert.Contains("Session:Idle: The field Idle must be between 00:05:00 and 00:30:00.", said, StringComparison.Ordinal);
        Assert.Contains("Session:MaxConcurrent: The field MaxConcurrent must be between 1 and 5.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.db"));
    }

    [Fact]
    public async Task OP01_UnknownKey_AndAFolderInUse_AreRefused()
    {
        using var folder = new TempFolder();
        await using var server = await ServerProcess.StartAsync(dataDirectory: folder.Path);

        var unknown = await ServerProcess.FailsAsync(folder.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["Audit:RetentionDay"] = "200" });
        var taken = await ServerProcess.FailsAsync(folder.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" });

        Assert.Equal((2, true), (unknown.ExitCode, unknown.Output.Contains("RetentionDay", StringComparison.Ordinal)));
        Assert.Equal((2, true), (taken.ExitCode, taken.Output.Contains("already uses the data directory", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Production", "https", true)]
    [InlineData("Production", "http", false)]
    [InlineData("Development", "https", false)]
    public async Task BR06_TransportSecurity_IsAskedForInProductionOverHttps(string environment, string scheme, bool expected)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();
        app.UseBrowserSecurity();
        app.MapGet("/", () => "");
        await app.StartAsync();
        using var client = app.GetTestClient();
        client.BaseAddress = new Uri($"{scheme}://localhost");

        using var answer = await client.GetAsync("/");

        Assert.Equal(expected ? ["max-age=31536000; includeSubDomains"] : [], answer.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values : []);
    }
}
