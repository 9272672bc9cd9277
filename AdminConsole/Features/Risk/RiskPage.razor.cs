using System.Globalization;
using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminConsole.Features.Risk;

/// <summary>The reports of risk: numbers to look into, no accusations. The address says which, from which number on and which page.</summary>
public sealed partial class RiskPage
{
    private AccessScope scope = AccessScope.None;
    private RiskFilter filter = new();
    private RiskListing? listing;
    private bool loaded;
    private bool busy;
    private int newest;
    private LiveSubscription? subscription;

    private IReadOnlyList<RiskColumn> Columns => RiskColumns.Of(filter.Report);

    private string Explanation => filter.Report switch
    {
        RiskReport.Mentors => S["risk.explain_mentors", listing!.Limit],
        RiskReport.Elsewhere => S["risk.explain_elsewhere"],
        RiskReport.Institutions => S["risk.explain_institutions", listing!.Limit],
        RiskReport.Evidence => S["risk.explain_evidence"],
        _ => S["risk.explain_overlaps"],
    };

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        subscription?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        scope = await Acting.GetAsync();
        Navigation.LocationChanged += OnLocationChanged;

        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(change => change.Kind is ChangeKind.Load or ChangeKind.Marks && scope.Covers(change.Owner), _ => InvokeAsync(() => GuardAsync(RenewAsync)));
        filter = RiskFilter.Parse(new Uri(Navigation.Uri).Query);
        await LoadAsync();
    }

    private static string ListUrl(RiskFilter target) => "risk" + target.ToQuery();

    /// <summary>One filing opens itself; every other line the list of those behind it.</summary>
    private string BehindUrl(RiskRow row) => filter.Report == RiskReport.Overlaps ? $"review/{row.Id}" : $"risk/{filter.Report.ToString().ToLowerInvariant()}/{row.Id}";

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath.EndsWith("/risk", StringComparison.Ordinal))
            _ = InvokeAsync(() => GuardAsync(NavigatedAsync));
    }

    private async Task NavigatedAsync()
    {
        filter = RiskFilter.Parse(new Uri(Navigation.Uri).Query);
        busy = true;
        StateHasChanged();
        await RenewAsync();
    }

    private async Task RenewAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    /// <summary>Loads the page of rows. An answer that a newer question has overtaken is dropped.</summary>
    private async Task LoadAsync()
    {
        var asked = ++newest;
        var answer = await Queries.PageAsync(filter);
        if (asked != newest)
            return;
        (listing, loaded, busy) = (answer, true, false);
    }

    private void ChooseLeast(ChangeEventArgs change) => Navigation.NavigateTo(ListUrl(filter with
    {
        Least = int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var least) ? Math.Clamp(least, 1, RiskFilter.MostLeast) : null,
        Page = 1,
    }));

    private void Turn(PageRequest page) => Navigation.NavigateTo(ListUrl(filter with { Page = page.Page, Size = page.Size }));
}
