using AdminConsole.Components.Controls;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Features.Messages;

public sealed partial class FailuresPage
{
    private FailureListing? listing;
    private int page = 1, size = 20, newest;
    private bool acting;
    private LiveSubscription? subscription;

    public void Dispose() => subscription?.Dispose();

    protected override Task OnInitializedAsync()
    {
        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.Outbox, _ => InvokeAsync(RenewAsync));
        return LoadAsync();
    }

    /// <summary>An answer that a newer question has overtaken is dropped.</summary>
    private async Task LoadAsync()
    {
        var asked = ++newest;
        var answer = await Queries.PageAsync(page, size);
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

    private Task TurnAsync(PageRequest request)
    {
        (page, size) = (request.Page, request.Size);
        return LoadAsync();
    }

    private async Task ResendAsync(FailureRow row)
    {
        if (acting)
            return;
        acting = true;
        var done = await Resend.SendAgainAsync(row.Id);
        acting = false;
        if (done.IsOk)
            Notices.Success("outbox.resent");
        else
            Notices.Refusal(done.Error);
        await LoadAsync();
    }
}
