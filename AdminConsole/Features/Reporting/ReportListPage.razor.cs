using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminConsole.Features.Reporting;

/// <summary>上报清单: the lists of the scope and what has become of their rows, live.</summary>
public sealed partial class ReportListPage
{
    private AccessScope scope = AccessScope.None;
    private ReportFilter filter = new();
    private ReportListing? listing;
    private bool loaded;
    private bool busy;
    private int newest;
    private LiveSubscription? subscription;

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
        subscription = Feed.Subscribe(change => change.Kind is ChangeKind.ReportList or ChangeKind.Submission && scope.Covers(change.Owner), _ => InvokeAsync(() => GuardAsync(RenewAsync)));
        filter = ReportFilter.Parse(new Uri(Navigation.Uri).Query);
        await LoadAsync();
    }

    private static string ListUrl(ReportFilter target) => "reports" + target.ToQuery();

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath.EndsWith("/reports", StringComparison.Ordinal))
            _ = InvokeAsync(() => GuardAsync(NavigatedAsync));
    }

    private async Task NavigatedAsync()
    {
        filter = ReportFilter.Parse(new Uri(Navigation.Uri).Query);
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

    private void Search(SearchRequest request) => Navigation.NavigateTo(ListUrl(filter with { Text = FilterValues.Clean(request.Text), Page = 1 }), replace: filter.Text is not null);

    private void ChooseSeason(ChangeEventArgs change) => Navigation.NavigateTo(ListUrl(new ReportFilter { Season = change.Value as string, Size = filter.Size }));

    private void Turn(PageRequest page) => Navigation.NavigateTo(ListUrl(filter with { Page = page.Page, Size = page.Size }));
}
