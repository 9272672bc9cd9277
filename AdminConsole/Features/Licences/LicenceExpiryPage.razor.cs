using AdminConsole.Components.Controls;
using AdminConsole.Domain.Licences;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminConsole.Features.Licences;

/// <summary>Licences in use that have ended or soon end, of everything the reader sees.</summary>
public sealed partial class LicenceExpiryPage
{
    private ExpiryBoard? board;
    private LiveSubscription? subscription;

    public static Tone ToneOf(LicenceExpiry expiry) => expiry switch
    {
        LicenceExpiry.Expired => Tone.Red,
        LicenceExpiry.Within30Days => Tone.Amber,
        _ => Tone.Neutral,
    };

    public void Dispose()
    {
        Navigation.LocationChanged -= OnMoved;
        subscription?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        // Before the first load. The events of a scope's institutions reach everybody; the query alone knows whose they are.
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.Licence, _ => InvokeAsync(ReloadAsync));
        Navigation.LocationChanged += OnMoved;
        await LoadAsync();
    }

    private void OnMoved(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(ReloadAsync);

    private async Task ReloadAsync()
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

    private async Task LoadAsync() => board = await Queries.ExpiringAsync(LicenceExpiryFilter.Parse(new Uri(Navigation.Uri).Query));

    private void Turn(PageRequest request) => Navigation.NavigateTo((board!.Filter with { Page = request.Page, Size = request.Size }).ToAddress());
}
