using AdminConsole.Components.Controls;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Features.Duplicates;

/// <summary>Filings that may be the same person's, two by two, for the district to look at.</summary>
public sealed partial class DuplicatePage
{
    private DuplicateListing? listing;
    private bool dismissed;
    private int page = 1;
    private bool acting;
    private LiveSubscription? subscription;

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(change => change.Kind == ChangeKind.Duplicate, _ => InvokeAsync(() => GuardAsync(RenewAsync)));
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        listing = await Queries.PageAsync(dismissed, page);
        page = listing.Page;
    }

    private async Task RenewAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task ShowAsync(bool those)
    {
        (dismissed, page) = (those, 1);
        return LoadAsync();
    }

    private Task TurnAsync(PageRequest turn)
    {
        page = turn.Page;
        return LoadAsync();
    }

    private async Task DismissAsync(DuplicateRow row)
    {
        if (acting)
            return;
        acting = true;
        try
        {
            var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(DismissDuplicateDialog.Row)] = row };
            if (await Dialogs.OpenAsync<DismissDuplicateDialog, DuplicateRow>(S["duplicate.dismiss"], parameters) is null)
                return;
            Notices.Success("duplicate.was_dismissed", row.First.Number, row.Second.Number);
            await LoadAsync();
        }
        finally
        {
            acting = false;
        }
    }

    private async Task ReopenAsync(DuplicateRow row)
    {
        if (acting)
            return;
        acting = true;
        try
        {
            var done = await Duplicates.ReopenAsync(row);
            if (!done.IsOk)
                Notices.Refusal(done.Error);
            await LoadAsync();
        }
        finally
        {
            acting = false;
        }
    }
}
