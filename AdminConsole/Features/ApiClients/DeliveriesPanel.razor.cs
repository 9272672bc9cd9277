using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.ApiClients;

/// <summary>What a client was sent, every try, and the way to send it again. Follows the outbox as it works.</summary>
public sealed partial class DeliveriesPanel
{
    private DeliveryListing? listing;
    private bool failedOnly, mayReplay, acting;
    private int page = 1, size = 20, newest;
    private LiveSubscription? subscription;

    [Parameter, EditorRequired]
    public Guid ClientId { get; set; }

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.Outbox, _ => InvokeAsync(RenewAsync));
        mayReplay = (await Acting.GetAsync()).Can(Permission.ResendOutbox);
        await LoadAsync();
    }

    /// <summary>An answer that a newer question has overtaken is dropped.</summary>
    private async Task LoadAsync()
    {
        var asked = ++newest;
        var answer = await Queries.DeliveriesAsync(ClientId, failedOnly, page, size);
        if (asked == newest)
            listing = answer;
    }

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

    private Task FilterAsync(ChangeEventArgs change)
    {
        (failedOnly, page) = (change.Value is true, 1);
        return LoadAsync();
    }

    private Task TurnAsync(PageRequest request)
    {
        (page, size) = (request.Page, request.Size);
        return LoadAsync();
    }

    private async Task ReplayAsync(DeliveryRow row)
    {
        if (acting)
            return;
        acting = true;
        var done = await Resend.SendAgainAsync(row.Id);
        acting = false;
        if (!done.IsOk)
            Notices.Refusal(done.Error);
        await LoadAsync();
    }
}
