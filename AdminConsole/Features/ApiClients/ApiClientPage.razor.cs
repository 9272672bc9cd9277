using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminConsole.Features.ApiClients;

/// <summary>One API client: its settings, its secrets, what it was sent. What is typed stays when somebody else changes the client meanwhile.</summary>
public sealed partial class ApiClientPage
{
    private ApiClientDetail? client;
    private ApiClientInput input = new(), loadedInput = new();
    private Error? refusal;
    private bool loaded, mayManage, acting;
    private LiveSubscription? subscription;

    [Parameter]
    public Guid Id { get; set; }

    private bool IsDirty => mayManage && client is not null && Values(input) != Values(loadedInput);

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.ApiClient && change.Id == Id, _ => InvokeAsync(RenewAsync));
        mayManage = (await Acting.GetAsync()).Can(Permission.ManageApiClients);
        await LoadAsync();
    }

    private static (string, bool, bool, string, string, string) Values(ApiClientInput of) => (of.Name, of.Submissions, of.Verifications, of.Networks, of.RatePerMinute, of.WebhookUrl);

    private async Task LoadAsync()
    {
        var dirty = IsDirty;
        client = await Queries.FindAsync(Id);
        loaded = true;
        if (client is null)
            return;
        loadedInput = ApiClientInput.Of(client);
        if (!dirty)
            input = ApiClientInput.Of(client);
    }

    private void TakeOver() => (input, refusal) = (ApiClientInput.Of(client!), null);

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

    private async Task SaveAsync()
    {
        var saved = await ActAsync(() => Clients.EditAsync(Id, input, client!.Version));
        refusal = saved?.Error;
        if (saved is not { IsOk: true })
            return;
        loadedInput = input;
        await LoadAsync();
        Notices.Success("client.saved");
    }

    private async Task ToggleAsync()
    {
        var disable = !client!.Disabled;
        if (disable && !await AskAsync("client.disable", "client.disable_text"))
            return;
        await DoAsync(() => Clients.SetDisabledAsync(Id, disable, client.Version));
    }

    private async Task RotateSecretAsync()
    {
        if (await AskAsync("client.rotate_secret", "client.rotate_text"))
            await ShowAsync(() => Clients.RotateSecretAsync(Id, client!.Version));
    }

    private async Task RotateWebhookSecretAsync()
    {
        if (await AskAsync("client.rotate_webhook_secret", "client.rotate_webhook_text"))
            await ShowAsync(() => Clients.RotateWebhookSecretAsync(Id, client!.Version));
    }

    private async Task EndPreviousAsync()
    {
        if (await AskAsync("client.end_previous", "client.end_previous_text"))
            await DoAsync(() => Clients.EndPreviousAsync(Id, client!.Version));
    }

    private Task<bool> AskAsync(string act, string text) => Dialogs.ConfirmAsync(new Confirmation(new Phrase(act), new Phrase(text), new Phrase(act)) { Things = [client!.Name] });

    private async Task ShowAsync(Func<Task<Result<NewSecret>>> rotate)
    {
        if (await ActAsync(rotate) is not { } made)
            return;
        if (made.IsOk)
            await SecretDialog.ShowAsync(Dialogs, S["client.secret_new"], made.Value.Secret);
        else
            Notices.Refusal(made.Error);
        await LoadAsync();
    }

    private async Task DoAsync(Func<Task<Result<Done>>> act)
    {
        if (await ActAsync(act) is not { } done)
            return;
        if (!done.IsOk)
            Notices.Refusal(done.Error);
        await LoadAsync();
    }

    /// <summary>Null = another act is under way (BR-09).</summary>
    private async Task<Result<T>?> ActAsync<T>(Func<Task<Result<T>>> act)
    {
        if (acting)
            return null;
        acting = true;
        try
        {
            return await act();
        }
        finally
        {
            acting = false;
        }
    }

    private async Task ConfirmLeavingAsync(LocationChangingContext change)
    {
        if (IsDirty && !await Dialogs.ConfirmAsync(new Confirmation(new Phrase("client.leave"), new Phrase("client.leave_text"), new Phrase("client.leave_act")) { Things = [client!.Name], Destructive = true }))
            change.PreventNavigation();
    }
}
