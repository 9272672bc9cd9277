using AdminConsole.Domain;

namespace AdminConsole.Features.Candidates;

/// <summary>Finds a candidate who asks for help. What was typed is personal and stays in this component: the address never says it (BR-08).</summary>
public sealed partial class CandidatePage
{
    private string typed = "";
    private Error? refusal;
    private CandidateListing? listing;
    private bool acting;

    private async Task FindAsync()
    {
        if (acting)
            return;
        acting = true;
        try
        {
            var found = await Candidates.FindAsync(typed);
            refusal = found.Error;
            if (found.IsOk)
                listing = found.Value;
        }
        finally
        {
            acting = false;
        }
    }
}
