using AdminConsole.Authorization;

namespace AdminConsole.Components.Layout;

/// <summary>The frame of every page behind the sign-in.</summary>
public sealed partial class MainLayout
{
    private AccessScope scope = AccessScope.None;
    private IReadOnlyList<NavigationEntry> entries = [];
    private bool loaded;
    private PageBoundary? boundary;

    /// <summary>Runs at every navigation: who may open what is asked again, and a page that failed gives way to the next.</summary>
    protected override async Task OnParametersSetAsync()
    {
        boundary?.Recover();
        scope = await Acting.GetAsync();
        entries = [.. Navigation.For(scope)];
        Places.Note((await Acting.SessionAsync())?.Row.Id);
        loaded = true;
    }

    private bool IsCurrent(NavigationEntry entry) => Places.Route == entry.Route || Places.Route.StartsWith($"{entry.Route}/", StringComparison.Ordinal);
}
