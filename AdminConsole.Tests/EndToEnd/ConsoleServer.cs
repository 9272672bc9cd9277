using System.Diagnostics;
using System.Text.Json;
using AdminConsole.Tests.TestSupport;
using Microsoft.Playwright;

namespace AdminConsole.Tests.EndToEnd;

/// <summary>One real server with the demonstration data for all end-to-end tests; each files its own candidates, so that none depends on another.</summary>
public sealed class ConsoleServer : IAsyncLifetime
{
    private ServerProcess? server;
    private IdentityProvider? provider;

    public Uri Address => server!.BaseAddress;

    /// <summary>Where people sign in with 统一身份.</summary>
    internal IdentityProvider Provider => provider!;

    public async Task InitializeAsync()
    {
        provider = await IdentityProvider.StartAsync();
        server = await ServerProcess.StartAsync(provider.Settings());
    }

    public async Task DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        if (provider is not null)
            await provider.DisposeAsync();
    }

    /// <summary>A demonstration user signs in through the page, as a person does.</summary>
    internal async Task<IPage> SignInAsync(BrowserSession session, string userName, string path, BrowserNewContextOptions? options = null)
    {
        var page = await session.NewPageAsync(Address, options);
        await page.GotoAsync(path);
        await page.Locator("tr", new() { Has = page.GetByText(userName, new() { Exact = true }) }).GetByRole(AriaRole.Button).ClickAsync();
        await page.WaitForURLAsync($"**{path}");
        return page;
    }

    /// <summary>Files a sample over HTTP with the script that the README names.</summary>
    internal async Task<FiledSample> FileAsync(string sample, string personName)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "samples", "submit.sh"), sample]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["BASE_URL"] = Address.ToString();
        start.Environment["PERSON_NAME"] = personName;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"submit.sh {sample} ended with {process.ExitCode}: {await error}{answer}");
        using var json = JsonDocument.Parse(answer);
        return new FiledSample(json.RootElement.GetProperty("id").GetGuid(), json.RootElement.GetProperty("number").GetString()!);
    }
}

internal sealed record FiledSample(Guid Id, string Number);

/// <summary>End-to-end tests run alone: what they promise in seconds must not depend on what else the processor does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EndToEndCollection : ICollectionFixture<ConsoleServer>
{
    public const string Name = "end to end";
}
