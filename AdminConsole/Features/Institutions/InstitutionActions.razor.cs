using AdminConsole.Components.Controls;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Institutions;

/// <summary>What a level above does to one node: each act asks in its own dialog and says what came of it.</summary>
public sealed partial class InstitutionActions
{
    private bool acting;

    [Parameter, EditorRequired]
    public InstitutionView View { get; set; } = default!;

    [Parameter]
    public EventCallback OnDone { get; set; }

    private Dictionary<string, object?> OfView => new(StringComparer.Ordinal) { ["View"] = View };

    private async Task RunAsync(Func<Task> act)
    {
        if (acting)
            return;
        acting = true;
        try
        {
            await act();
            await OnDone.InvokeAsync();
        }
        finally
        {
            acting = false;
        }
    }

    private async Task EditAsync()
    {
        var saved = await Dialogs.OpenAsync<InstitutionDialog, SavedInstitution>(S["institution.edit_identity"], OfView, DialogWidth.Medium);
        if (saved is not null)
            Notices.Success("institution.identity_saved");
    }

    private async Task SuspendAsync()
    {
        var suspends = View.Row.SuspensionReason is null;
        var done = await Dialogs.OpenAsync<SuspendDialog, SavedInstitution>(S[suspends ? "institution.suspend_title" : "institution.resume_title"], OfView);
        if (done is not null)
            Notices.Success(suspends ? "institution.suspend_done" : "institution.resume_done", View.Row.Name);
    }

    private async Task MoveAsync()
    {
        var moved = await Dialogs.OpenAsync<MoveDialog, SavedInstitution>(S["institution.move_title"], OfView);
        if (moved is not null)
            Notices.Success("institution.move_done", View.Row.Name);
    }

    private async Task DeleteAsync()
    {
        var deleted = await Dialogs.OpenAsync<DeleteDialog, SavedInstitution>(S["institution.delete_title"], OfView, DialogWidth.Small);
        if (deleted is null)
            return;
        Notices.Success("institution.delete_done", View.Row.Name);
        Navigation.NavigateTo("institutions");
    }
}

/// <summary>What a dialog of one node hands back when it was done.</summary>
public sealed record SavedInstitution(Guid Id);
