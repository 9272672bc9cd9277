using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Institutions;

/// <summary>Creates a node, or changes the name and category of one; stays open, with everything typed, as long as it is refused.</summary>
public sealed partial class InstitutionDialog
{
    private InstitutionInput input = new();
    private IReadOnlyList<ReportingLevel> levels = [];
    private IReadOnlyList<InstitutionKind> kinds = [];
    private Error? refusal;
    private bool acting;
    private bool done;

    /// <summary>The node to change; null creates one.</summary>
    [Parameter]
    public InstitutionView? View { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (View is not null)
        {
            input = new InstitutionInput { Name = View.Row.Name, CategoryCode = View.Row.CategoryCode };
            return;
        }

        levels = await Levels.LevelsAsync();
        kinds = [.. Enum.GetValues<InstitutionKind>().Where(kind => levels.Any(level => level.Kind < kind)).Reverse()];
    }

    private async Task SaveAsync()
    {
        if (acting || done)
            return;
        acting = true;
        try
        {
            var result = View is null ? await Tree.CreateAsync(input) : (await Institutions.ChangeIdentityAsync(View.Row.Id, input, View.Row.Version)).Map(_ => View.Row.Id);
            refusal = result.Error;
            if (!result.IsOk)
                return;
            done = true;
            Dialogs.Close(new SavedInstitution(result.Value));
        }
        finally
        {
            acting = false;
        }
    }
}
