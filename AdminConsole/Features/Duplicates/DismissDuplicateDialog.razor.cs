using AdminConsole.Domain;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Duplicates;

/// <summary>Asks why the two are not one person; stays open, with what was typed, as long as it is refused.</summary>
public sealed partial class DismissDuplicateDialog
{
    private string reason = "";
    private Error? refusal;
    private bool acting;

    [Parameter, EditorRequired]
    public DuplicateRow Row { get; set; } = default!;

    private async Task SaveAsync()
    {
        if (acting)
            return;
        acting = true;
        try
        {
            var done = await Duplicates.DismissAsync(Row, reason);
            refusal = done.Error;
            if (done.IsOk)
                Dialogs.Close(Row);
        }
        finally
        {
            acting = false;
        }
    }
}
