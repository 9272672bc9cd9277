using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Seasons;

namespace AdminConsole.Data.Demonstration;

/// <summary>Filings in every state.</summary>
public sealed class DemonstrationFilings
{
    public void Add(Work work, Season season, Guid client, IReadOnlyDictionary<string, Institution> tree)
    {
    }
}
