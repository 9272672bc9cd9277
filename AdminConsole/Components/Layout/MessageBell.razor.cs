using AdminConsole.LiveUpdates;

namespace AdminConsole.Components.Layout;

/// <summary>The number of unread messages, in every page's frame. Only an event of the person's own makes it ask again, so that thousands of open screens cost nothing.</summary>
public sealed partial class MessageBell
{
    private int unread;
    private string announcement = "";
    private LiveSubscription? subscription;

    private string Words => unread == 0 ? S["shell.messages"] : S["shell.messages_unread", unread];

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        if ((await Acting.GetAsync()).UserId is not { } reader)
            return;
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.Message && change.Id == reader, _ => InvokeAsync(RenewAsync));
        unread = await Messages.UnreadAsync();
    }

    private async Task RenewAsync()
    {
        try
        {
            var before = unread;
            unread = await Messages.UnreadAsync();
            announcement = unread > before ? S["shell.messages_unread", unread] : "";
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}
