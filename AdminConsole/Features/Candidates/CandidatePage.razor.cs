using AdminConsole.Authorization;
using AdminConsole.Domain;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Candidates;

/// <summary>
/// Finds a candidate who asks for help. What was typed is personal: the server keeps it, and the address names it by an id (BR-08), so that the way back from a
/// filing leads to what was found.
/// </summary>
public sealed partial class CandidatePage
{
    private string typed = "";
    private Error? refusal;
    private CandidateListing? listing;
    private bool acting, mayAnswer;

    /// <summary>The address names words that the server no longer keeps.</summary>
    private bool expired;

    private Guid? looked;

    /// <summary>Under which the words are kept.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public Guid? Words { get; set; }

    protected override async Task OnInitializedAsync() => mayAnswer = (await Acting.GetAsync(CancellationToken.None)).Can(Permission.AnswerPersonalRequests);

    protected override async Task OnParametersSetAsync()
    {
        if (Words == looked)
            return;
        looked = Words;
        var kept = Words is { } id ? Keywords.Find(await MeAsync(), id) : null;
        (expired, listing) = (Words is not null && kept is null, null);
        if (kept is not null)
            await FindAsync(kept);
    }

    private async Task LookAsync()
    {
        if (acting || string.IsNullOrWhiteSpace(typed))
        {
            refusal = Error.Field("search", new Phrase("candidate.fault.search"));
            return;
        }

        var id = Keywords.Keep(await MeAsync(), typed.Trim());
        if (id == Words)
            await FindAsync(typed);
        else
            Navigation.NavigateTo($"candidates?q={id}");
    }

    private async Task FindAsync(string words)
    {
        acting = true;
        try
        {
            typed = words;
            var found = await Candidates.FindAsync(words);
            (refusal, listing) = (found.Error, found.IsOk ? found.Value : null);
        }
        finally
        {
            acting = false;
        }
    }

    private async Task<Guid> MeAsync() => (await Acting.GetAsync(CancellationToken.None)).UserId ?? Guid.Empty;
}
