using System.Text.RegularExpressions;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AdminConsole.Tests.Configuration;

public sealed class CookieTests
{
    /// <summary>Nothing under another host name or over plain HTTP can set or read them; the form's never comes from another site.</summary>
    [Fact]
    public async Task BR01_InProduction_CookiesAreBoundToTheHost()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        using var folder = new TempFolder();
        await using var host = new Production(database, folder);
        using var browser = host.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost"), HandleCookies = false, AllowAutoRedirect = false });

        using var page = await browser.GetAsync("/sign-in");
        var form = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        var session = host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).Cookie;

        Assert.Matches("^__Host-AdminConsole\\.Form=[^;]+; path=/; secure; samesite=strict; httponly$", form);
        Assert.Equal(("__Host-AdminConsole", CookieSecurePolicy.Always, true, SameSiteMode.Lax, "/", null), (session.Name, session.SecurePolicy, session.HttpOnly, session.SameSite, session.Path, session.Domain));
        var token = Regex.Match(await page.Content.ReadAsStringAsync(), "name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["token"].Value;
        using var choice = new HttpRequestMessage(HttpMethod.Post, "/preferences") { Content = new FormUrlEncodedContent([new("language", "en"), new("__RequestVerificationToken", token)]) };
        choice.Headers.Add("Cookie", form.Split(';')[0]);
        using var chosen = await browser.SendAsync(choice);
        Assert.Matches("^__Host-AdminConsole\\.Preferences=[^;]+; max-age=31536000; path=/; secure; samesite=lax; httponly$", Assert.Single(chosen.Headers.GetValues("Set-Cookie")));
        Assert.Equal(["max-age=31536000; includeSubDomains"], page.Headers.GetValues("Strict-Transport-Security"));
    }

    private sealed class Production(TestDatabase database, TempFolder folder) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseWebRoot(Repository.FullPath("wwwroot-assets"));
            builder.UseSetting("Data:Directory", folder.Path);
            builder.UseSetting("Database:Provider", database.Provider);
            builder.UseSetting("Database:ConnectionString", database.ConnectionString);
        }
    }
}
