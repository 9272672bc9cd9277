using AdminConsole.Domain;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Institutions;

/// <summary>Moves a node to another reporting level; says first what goes with it.</summary>
public sealed partial class MoveDialog
{
    private string parentId = "";
    private IReadOnlyList<ReportingLevel> levels = [];
    private IReadOnlyList<Phrase>? moved;
    private Error? refusal;
    private bool acting;
    private bool done;

    [Parameter, EditorRequired]
    public InstitutionView View { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        levels = [.. (await Levels.LevelsAsync()).Where(level => level.Id != View.Row.Id)];
        moved = await Levels.MovedWithAsync(View.Row.Id);
    }

    private async Task SaveAsync()
    {
        if (acting || done)
            return;
        acting = true;
        try
        {
            var result = Guid.TryParse(parentId, out var parent) ? await Tree.MoveAsync(View.Row.Id, parent, View.Row.Version) : Error.Field("parentId", new Phrase("institution.fault.required"));
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
