using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminConsole.Features.Announcements;

/// <summary>The announcements: to the levels below the district what is published to them, to the district all it has written.</summary>
public sealed partial class AnnouncementListPage
{
    private AnnouncementFilter filter = new();
    private AnnouncementListing? listing;
    private bool mayManage;
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
        var scope = await Acting.GetAsync();
        mayManage = scope.Can(Permission.ManageAnnouncements);
        Navigation.LocationChanged += OnLocationChanged;

        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(
            change => change.Kind == ChangeKind.Announcement || (change.Kind == ChangeKind.AnnouncementRead && (mayManage || change.Id == scope.UserId)), _ => InvokeAsync(() => GuardAsync(RenewAsync)));
        filter = AnnouncementFilter.Parse(new Uri(Navigation.Uri).Query);
        await LoadAsync();
    }

    private static string ListUrl(AnnouncementFilter target) => "announcements" + target.ToQuery();

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath.EndsWith("/announcements", StringComparison.Ordinal))
            _ = InvokeAsync(() => GuardAsync(NavigatedAsync));
    }

    private async Task NavigatedAsync()
    {
        filter = AnnouncementFilter.Parse(new Uri(Navigation.Uri).Query);
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
        if (asked == newest)
            (listing, busy) = (answer, false);
    }

    private void Search(SearchRequest search) => Navigation.NavigateTo(ListUrl(filter with { Text = search.Text.Length == 0 ? null : search.Text, Page = 1 }));

    private void Turn(PageRequest page) => Navigation.NavigateTo(ListUrl(filter with { Page = page.Page, Size = page.Size }));
}
