using AdminConsole.Data;
using AdminConsole.Domain;

namespace AdminConsole.Auditing;

/// <summary>Puts on the record that a page was asked for what is not there, or not the reader's to see (AL-01): within a circuit no HTTP answer says it.</summary>
public sealed class PageRefusalService(Db db)
{
    /// <param name="pattern">The page's address as the routes name it, without what was asked for.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task RecordAsync(string pattern, CancellationToken ct = default) => db.RecordRefusalAsync("Address", $"GET {pattern}", Error.NotFound.Code, ct);
}
