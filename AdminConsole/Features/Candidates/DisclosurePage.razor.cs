using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Candidates;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Candidates;

/// <summary>One person's data: who saw, handed on or changed what, and what the person asked about it (PD-07).</summary>
public sealed partial class DisclosurePage
{
    private DisclosureListing? listing;
    private bool loaded, acting;
    private (Guid, long?)? asked;

    /// <summary>One of the person's filings: an id that says nothing about them.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    public long? Before { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (asked == (Id, Before))
            return;
        asked = (Id, Before);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var found = await Disclosures.OpenAsync(Id, Before);
        (listing, loaded) = (found.IsOk ? found.Value : null, true);
    }

    private Task AddAsync() => ActAsync<PersonalRequestDialog>(S["candidate.request_add"], new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(PersonalRequestDialog.SubmissionId)] = Id });

    private Task AnswerAsync(PersonalRequest request) =>
        ActAsync<PersonalAnswerDialog>(S["candidate.answer_named", S[request.Kind]], new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(PersonalAnswerDialog.Request)] = request });

    private async Task ActAsync<TDialog>(string title, Dictionary<string, object?> parameters)
        where TDialog : ComponentBase
    {
        if (acting)
            return;
        acting = true;
        try
        {
            if (await Dialogs.OpenAsync<TDialog, object>(title, parameters) is null)
                return;
            Notices.Success("candidate.saved");
            await LoadAsync();
        }
        finally
        {
            acting = false;
        }
    }

    private static Tone ToneOf(PersonalRequestState state) => state switch
    {
        PersonalRequestState.Open => Tone.Amber,
        PersonalRequestState.Fulfilled => Tone.Green,
        _ => Tone.Red,
    };
}
