using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Messages;

/// <summary>A person's messages, newest first.</summary>
public sealed partial class MessagesPage
{
    private const int DefaultSize = 20, MostRows = 100;

    private MessageListing? listing;
    private bool unreadOnly;
    private int page = 1, size = DefaultSize;
    private bool acting;
    private int newest;
    private LiveSubscription? subscription;

    /// <summary><c>true</c> = only the unread ones.</summary>
    [SupplyParameterFromQuery(Name = "unread")]
    private string? UnreadText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    [SupplyParameterFromQuery(Name = "size")]
    private string? SizeText { get; set; }

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        var reader = (await Acting.GetAsync()).UserId;

        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.Message && change.Id == reader, _ => InvokeAsync(RenewAsync));
    }

    protected override Task OnParametersSetAsync()
    {
        unreadOnly = UnreadText == "true";
        page = Whole(PageText, 1, int.MaxValue);
        size = Whole(SizeText, DefaultSize, MostRows);
        return LoadAsync();

        static int Whole(string? text, int fallback, int most) => int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, most) : fallback;
    }

    /// <summary>Loads the page of rows. An answer that a newer question has overtaken is dropped.</summary>
    private async Task LoadAsync()
    {
        var asked = ++newest;
        var answer = await Queries.PageAsync(unreadOnly, Math.Min(page, 1_000_000), size);
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

    private async Task OpenAsync(MessageRow row)
    {
        if (row.IsUnread)
            await Messages.ReadAsync(row.Id);
        Navigation.NavigateTo(row.Link!);
    }

    private Task ReadAsync(MessageRow row) => ActAsync(() => Messages.ReadAsync(row.Id));

    private Task ReadAllAsync() => ActAsync(() => Messages.ReadAllAsync());

    private async Task ActAsync(Func<Task<Result<Done>>> act)
    {
        if (acting)
            return;
        acting = true;
        try
        {
            var done = await act();
            if (!done.IsOk)
                Notices.Refusal(done.Error);
            await LoadAsync();
        }
        finally
        {
            acting = false;
        }
    }

    private void Turn(PageRequest request) => Navigation.NavigateTo($"messages?page={request.Page}&size={request.Size}{(unreadOnly ? "&unread=true" : "")}");
}
