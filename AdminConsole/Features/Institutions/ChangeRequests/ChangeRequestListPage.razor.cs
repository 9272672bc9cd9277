using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminConsole.Features.Institutions.ChangeRequests;

/// <summary>What the nodes below ask for, what waits first. The address says what is shown.</summary>
public sealed partial class ChangeRequestListPage
{
    private AccessScope scope = AccessScope.None;
    private ChangeRequestFilter filter = new();
    private ChangeRequestListing? listing;
    private bool acting;
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
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.ChangeRequest && scope.Covers(change.Owner), _ => InvokeAsync(RenewAsync));
        await LoadAsync();
    }

    private static string UrlOf(ChangeRequestFilter target) => "change-requests" + target.ToQuery();

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath.EndsWith("/change-requests", StringComparison.Ordinal))
            _ = InvokeAsync(RenewAsync);
    }

    /// <summary>An answer that a newer question has overtaken is dropped.</summary>
    private async Task LoadAsync()
    {
        filter = ChangeRequestFilter.Parse(new Uri(Navigation.Uri).Query);
        var asked = ++newest;
        var answer = await Queries.PageAsync(filter);
        if (asked == newest)
            listing = answer;
    }

    private async Task AnswerAsync(ChangeRequestRow row)
    {
        if (acting)
            return;
        acting = true;
        try
        {
            await AnswerDialog.OpenAsync(Dialogs, Notices, S, row);
            await LoadAsync();
        }
        finally
        {
            acting = false;
        }
    }

    private void Turn(PageRequest page) => Navigation.NavigateTo(UrlOf(filter with { Page = page.Page, Size = page.Size }));

    /// <summary>No component event started it: its failure belongs to this page, not to the process.</summary>
    private async Task RenewAsync()
    {
        try
        {
            await LoadAsync();
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}
