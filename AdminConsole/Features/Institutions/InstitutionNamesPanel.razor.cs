using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Institutions;

/// <summary>Former names with their dates, and aliases.</summary>
public sealed partial class InstitutionNamesPanel
{
    private InstitutionView? view;
    private bool acting;
    private LiveSubscription? subscription;

    [Parameter, EditorRequired]
    public Guid InstitutionId { get; set; }

    public void Dispose() => subscription?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        // Before the first load: what is committed while it runs must not be missed.
        subscription = Feed.Subscribe(change => change.Id == InstitutionId && change.Kind is ChangeKind.Institution or ChangeKind.InstitutionTree, _ => InvokeAsync(RenewAsync));
        await LoadAsync();
    }

    private async Task LoadAsync() => view = await Queries.FindAsync(InstitutionId);

    private async Task EditAsync(OtherName? name)
    {
        if (acting)
            return;
        acting = true;
        try
        {
            var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(InstitutionNameDialog.InstitutionId)] = InstitutionId, [nameof(InstitutionNameDialog.Name)] = name };
            if (await Dialogs.OpenAsync<InstitutionNameDialog, SavedInstitution>(S[name is null ? "institution.name_add" : "institution.name_edit"], parameters) is not null)
                Notices.Success("institution.name_saved");
            await LoadAsync();
        }
        finally
        {
            acting = false;
        }
    }

    private async Task RemoveAsync(OtherName name)
    {
        if (acting)
            return;
        acting = true;
        try
        {
            var confirmation = new Confirmation(new Phrase("institution.name_remove_title"), new Phrase("institution.name_remove_text"), new Phrase("institution.delete")) { Things = [name.Name], Destructive = true };
            if (!await Dialogs.ConfirmAsync(confirmation))
                return;
            var result = await Names.RemoveAsync(InstitutionId, name.Id);
            if (!result.IsOk)
                Notices.Refusal(result.Error);
            await LoadAsync();
        }
        finally
        {
            acting = false;
        }
    }

    /// <summary>No component event started it: its failure belongs to this page, not to the process.</summary>
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
}
