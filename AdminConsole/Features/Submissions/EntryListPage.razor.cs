using AdminConsole.Components.Controls;
using AdminConsole.Domain;

namespace AdminConsole.Features.Submissions;

/// <summary>Where direct entries begin: one's drafts, and what was entered before.</summary>
public sealed partial class EntryListPage
{
    private EntryList? list;
    private IReadOnlyList<EntryInstitution> found = [];
    private bool acting;

    protected override async Task OnInitializedAsync()
    {
        list = await Queries.ListAsync();
        if (list.ForOthers)
            found = await Queries.InstitutionsAsync("");
    }

    private async Task SearchAsync(SearchRequest request) => found = await Queries.InstitutionsAsync(request.Text, request.Cancelled);

    private Task StartAsync(Guid? institution) => ActAsync(async () => Open(await Drafts.StartAsync(institution)));

    private Task ChangeAsync(EntryRow row) => ActAsync(async () => Open(await Drafts.ReopenAsync(row.Id)));

    private Task WithdrawAsync(EntryRow row) => ConfirmedAsync(row, "withdraw", () => Entries.WithdrawAsync(row.Id, row.Version));

    private Task DeleteAsync(EntryRow row) => ConfirmedAsync(row, "delete", () => Entries.DeleteAsync(row.Id, row.Version));

    private void Open(Result<Guid> draft)
    {
        if (draft.IsOk)
            Navigation.NavigateTo($"entries/{draft.Value}");
        else
            Notices.Refusal(draft.Error);
    }

    private Task ConfirmedAsync(EntryRow row, string verb, Func<Task<Result<Done>>> act) => ActAsync(async () =>
    {
        var confirmation = new Confirmation(new Phrase($"entry.{verb}_title"), new Phrase($"entry.{verb}_text"), new Phrase($"entry.{verb}")) { Things = [S["entry.thing", row.Number, row.PersonName]], Destructive = true };
        if (!await Dialogs.ConfirmAsync(confirmation))
            return;
        var done = await act();
        if (done.IsOk)
            Notices.Success($"entry.{verb}_done", row.Number);
        else
            Notices.Refusal(done.Error);
        list = await Queries.ListAsync();
    });

    private async Task ActAsync(Func<Task> act)
    {
        if (acting)
            return;
        acting = true;
        try
        {
            await act();
        }
        finally
        {
            acting = false;
        }
    }
}
