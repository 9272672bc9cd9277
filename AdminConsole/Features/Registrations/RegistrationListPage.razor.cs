using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminConsole.Features.Registrations;

/// <summary>The live list of applications. The address says what is shown; whatever comes or is decided reloads the page of rows.</summary>
public sealed partial class RegistrationListPage
{
    private AccessScope scope = AccessScope.None;
    private RegistrationFilter filter = RegistrationFilter.Default;
    private RegistrationListing? listing;
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
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.Registration && scope.Covers(change.Owner), _ => InvokeAsync(() => GuardAsync(LoadAsync)));
        await LoadAsync();
    }

    private static string Url(RegistrationFilter target) => "registrations" + target.ToQuery();

    private string Age(DateTime since)
    {
        var age = Clock.GetUtcNow().UtcDateTime - since;
        return age.TotalDays >= 1 ? S["registration.age_days", (int)age.TotalDays] : S["registration.age_hours", Math.Max(0, (int)age.TotalHours)];
    }

    private void Search(SearchRequest request) => Go(filter with { Text = RegistrationFilter.Clean(request.Text), Page = 1 });

    private void Go(RegistrationFilter target) => Navigation.NavigateTo(Url(target));

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath.EndsWith("/registrations", StringComparison.Ordinal))
            _ = InvokeAsync(() => GuardAsync(LoadAsync));
    }

    /// <summary>An answer that a newer question has overtaken is dropped.</summary>
    private async Task LoadAsync()
    {
        filter = RegistrationFilter.Parse(new Uri(Navigation.Uri).Query);
        var asked = ++newest;
        var answer = await Queries.PageAsync(filter);
        if (asked != newest)
            return;
        listing = answer;
        StateHasChanged();
    }
}
