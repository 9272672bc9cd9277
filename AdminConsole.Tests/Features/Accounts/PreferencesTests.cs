using System.Net;
using AdminConsole.Domain.Accounts;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Features.Accounts;

[Collection(ApiCollection.Name)]
public sealed class PreferencesTests(ApiHosts hosts)
{
    [Theory, DatabaseData]
    public async Task Preferences_OfWhoeverIsSignedIn_AwaitThemInTheNextBrowser(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        using var first = await Visitor.SignedInAsync(host.Address, "yichang-site");
        var recorded = await host.ReadAsync(data => data.AuditEntries.CountAsync(row => row.ActorName == "冯考点"));

        using var language = await first.PostAsync("/preferences", ("language", "en"), ("returnUrl", "/account"));
        using var theme = await first.PostAsync("/preferences", ("theme", "Dark"));
        using var density = await first.PostAsync("/preferences", ("density", "Compact"));
        using var nonsense = await first.PostAsync("/preferences", ("language", "fr"), ("theme", "9"), ("density", ""));

        Assert.Equal((HttpStatusCode.Found, "/account"), (language.StatusCode, language.Headers.Location?.OriginalString));
        Assert.Equal(new Preferences("en", Theme.Dark, Density.Compact), await host.ReadAsync(data => data.Users.Where(user => user.UserName == "yichang-site").Select(user => user.Preferences).SingleAsync()));
        Assert.Equal(recorded, await host.ReadAsync(data => data.AuditEntries.CountAsync(row => row.ActorName == "冯考点")));
        Assert.Null(await host.ReadAsync(data => data.Users.Where(user => user.UserName == "site").Select(user => user.Preferences).SingleAsync()));
        using var second = await Visitor.SignedInAsync(host.Address, "yichang-site");
        Assert.Contains("""<html lang="en" data-theme="dark" data-density="compact">""", await BodyAsync(second, "/account"), StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task Preferences_OfWhoeverIsNot_StayInTheBrowser(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        using var visitor = new Visitor(host.Address);
        Assert.Contains("""<html lang="zh-CN" data-theme="system" data-density="comfortable">""", await BodyAsync(visitor, "/sign-in"), StringComparison.Ordinal);

        using var answer = await visitor.PostAsync("/preferences", ("theme", "Light"), ("returnUrl", "/sign-in"));

        Assert.Equal("/sign-in", answer.Headers.Location?.OriginalString);
        Assert.Contains("""<html lang="zh-CN" data-theme="light" data-density="comfortable">""", await BodyAsync(visitor, "/sign-in"), StringComparison.Ordinal);
        using var stranger = new Visitor(host.Address);
        Assert.Contains("data-theme=\"system\"", await BodyAsync(stranger, "/sign-in"), StringComparison.Ordinal);
    }

    private static async Task<string> BodyAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }
}
