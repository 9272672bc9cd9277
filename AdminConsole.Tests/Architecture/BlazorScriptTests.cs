using System.Net;
using System.Security.Cryptography;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Architecture;

/// <summary>The browser script is taken out of another package at build time (docs/decisions/003-blazor-script.md): the one that was tried is the one served.</summary>
public sealed class BlazorScriptTests
{
    private const string Tried = "9e4b324dd37a521ae407524dd291709e5b7bb1355d4d4698e4a047a9b4fe87c2";

    [Fact]
    public async Task BlazorScript_FromTheRunningServer_IsTheOneThatWasTried()
    {
        await using var server = await ServerProcess.StartAsync();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        using var answer = await client.GetAsync(new Uri(server.BaseAddress, "/_framework/blazor.web.js"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Tried, Convert.ToHexStringLower(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync())));
    }
}
