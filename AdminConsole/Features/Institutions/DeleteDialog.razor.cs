using AdminConsole.Domain;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Institutions;

/// <summary>Deletes a node on which nothing hangs; otherwise says what does, and how much.</summary>
public sealed partial class DeleteDialog
{
    private IReadOnlyList<Phrase>? holdings;
    private Error? refusal;
    private bool acting;
    private bool done;

    [Parameter, EditorRequired]
    public InstitutionView View { get; set; } = default!;

    protected override async Task OnInitializedAsync() => holdings = await Levels.HoldingsAsync(View.Row.Id) ?? [];

    private async Task DeleteAsync()
    {
        if (acting || done)
            return;
        acting = true;
        try
        {
            var result = await Tree.DeleteAsync(View.Row.Id, View.Row.Version);
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
