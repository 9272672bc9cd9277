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

    private Task WithdrawAsync(EntryRow row) => ConfirmedAsync(
        row, new Confirmation(new Phrase("entry.withdraw_title"), new Phrase("entry.withdraw_text"), new Phrase("entry.withdraw")) { Things = Named(row), Destructive = true }, "entry.withdraw_done", () => Entries.WithdrawAsync(row.Id, row.Version));

    private Task DeleteAsync(EntryRow row) => ConfirmedAsync(
        row, new Confirmation(new Phrase("entry.delete_title"), new Phrase("entry.delete_text"), new Phrase("entry.delete")) { Things = Named(row), Destructive = true }, "entry.delete_done", () => Entries.DeleteAsync(row.Id, row.Version));

    private string[] Named(EntryRow row) => [S["entry.thing", row.Number, row.PersonName]];

    private void Open(Result<Guid> draft)
    {
        if (draft.IsOk)
            Navigation.NavigateTo($"entries/{draft.Value}");
        else
            Notices.Refusal(draft.Error);
    }

    private Task ConfirmedAsync(EntryRow row, Confirmation confirmation, string doneKey, Func<Task<Result<Done>>> act) => ActAsync(async () =>
    {
        if (!await Dialogs.ConfirmAsync(confirmation))
            return;
        var done = await act();
        if (done.IsOk)
            Notices.Success(doneKey, row.Number);
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
