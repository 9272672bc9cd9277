using AdminConsole.Authorization;
using AdminConsole.Components;
using AdminConsole.LiveUpdates;
using AdminConsole.Resources;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features;

/// <summary>A page as somebody sees it, over the product's own services and a real database. Other people act through <see cref="Host"/>.</summary>
internal sealed class PageTest : IAsyncDisposable
{
    private PageTest(DataHost host, AccessScope scope, Action<IServiceCollection, IServiceProvider> add)
    {
        Host = host;
        var circuit = host.CircuitOf(scope);
        Browser.JSInterop.Mode = JSRuntimeMode.Loose;
        Browser.Services.AddSingleton<TimeProvider>(host.Clock);
        Browser.Services.AddSingleton(host.Feed);
        Browser.Services.AddScoped(_ => circuit.GetRequiredService<ActingScope>());
        Browser.Services.AddScoped(_ => circuit.GetRequiredService<AdminConsole.Auditing.PageRefusalService>());
        Browser.Services.AddScoped(_ => Strings.Chinese);
        Browser.Services.AddOptions();
        Browser.Services.AddConsoleComponents();
        add(Browser.Services, circuit);
    }

    public DataHost Host { get; }

    public BunitContext Browser { get; } = new();

    public ChangeFeed Feed => Host.Feed;

    /// <param name="scope">Who looks.</param>
    /// <param name="addToHost">The feature's services.</param>
    /// <param name="add">Hands those the page injects on, taken from the person's circuit.</param>
    public static async Task<PageTest> StartAsync(AccessScope scope, Action<IServiceCollection> addToHost, Action<IServiceCollection, IServiceProvider> add) =>
        new(await DataHost.StartAsync(DatabaseKind.Sqlite, addToHost), scope, add);

    /// <summary>Lets the pause between two live runs pass until the page shows what is expected.</summary>
    public Task ShowsAsync(Func<bool> condition, string what) => Eventually.TrueAsync(
        () =>
        {
            Host.Clock.Advance(TimeSpan.FromMilliseconds(50));
            return condition();
        },
        what);

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        await Host.DisposeAsync();
    }
}
