using AdminConsole.Domain;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Practitioners;

/// <summary>Edits a copy of a registry entry; stays open, with everything typed, as long as the correction is refused.</summary>
public sealed partial class CorrectPractitionerDialog
{
    private CorrectPractitionerInput input = new();
    private Error? refusal;
    private bool acting;
    private bool done;

    [Parameter, EditorRequired]
    public PractitionerRow Row { get; set; } = default!;

    private bool Chinese => S.Culture.TwoLetterISOLanguageName == "zh";

    protected override void OnInitialized() => input = CorrectPractitionerInput.Of(Row);

    private static DateOnly? DayOf(object? typed) => DateOnly.TryParseExact(typed as string, "yyyy-MM-dd", out var day) ? day : null;

    private async Task SaveAsync()
    {
        if (acting || done)
            return;
        acting = true;
        try
        {
            var result = await Practitioners.CorrectAsync(Row.Id, input, Row.Version);
            refusal = result.Error;
            if (!result.IsOk)
                return;
            done = true;
            Dialogs.Close(new CorrectedPractitioner(result.Value));
        }
        finally
        {
            acting = false;
        }
    }
}

/// <summary>What the dialog hands back.</summary>
/// <param name="Filings">How many filings' marks changed.</param>
public sealed record CorrectedPractitioner(int Filings);
