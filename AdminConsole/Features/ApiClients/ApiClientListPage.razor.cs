using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Features.ApiClients;

public sealed partial class ApiClientListPage
{
    private IReadOnlyList<ApiClientRow>? rows;
    private bool mayManage;
    private LiveSubscription? subscription;

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.ApiClient, _ => InvokeAsync(RenewAsync));
        mayManage = (await Acting.GetAsync()).Can(Permission.ManageApiClients);
        rows = await Queries.ListAsync();
    }

    private async Task RenewAsync()
    {
        try
        {
            rows = await Queries.ListAsync();
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task CreateAsync()
    {
        if (await Dialogs.OpenAsync<ApiClientDialog, NewSecret>(S["client.create"], []) is not { } made)
            return;
        await SecretDialog.ShowAsync(Dialogs, S["client.secret_new"], made.Secret);
        Navigation.NavigateTo($"api-clients/{made.ClientId}");
    }
}
