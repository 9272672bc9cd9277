using System.Net;
using AdminConsole.Configuration;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
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
