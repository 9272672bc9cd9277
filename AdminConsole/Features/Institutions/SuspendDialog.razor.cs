using AdminConsole.Domain;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Institutions;

/// <summary>暂停受理 or 恢复受理 of one institution.</summary>
public sealed partial class SuspendDialog
{
    private string reason = "";
    private Error? refusal;
    private bool acting;
    private bool done;

    [Parameter, EditorRequired]
    public InstitutionView View { get; set; } = default!;

    private bool Suspends => View.Row.SuspensionReason is null;

    private async Task SaveAsync()
    {
        if (acting || done)
            return;
        acting = true;
        try
        {
            var result = Suspends ? await Institutions.SuspendAsync(View.Row.Id, reason) : await Institutions.ResumeAsync(View.Row.Id, reason);
            refusal = result.Error;
            if (!result.IsOk)
                return;
            done = true;
            Dialogs.Close(new SavedInstitution(View.Row.Id));
        }
        finally
        {
            acting = false;
        }
    }
}
