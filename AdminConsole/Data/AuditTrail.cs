using AdminConsole.Auditing;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

/// <summary>The way onto the record: entries join the chain as the last thing that a unit of work does, behind whatever was committed before.</summary>
public sealed class AuditTrail(AppDbContextFactory contexts, AuditChain chain)
{
    /// <exception cref="AuditUnavailableException">The entries could not be written; the unit must not commit (AL-03).</exception>
    internal async Task AppendAsync(AppDbContext data, IReadOnlyCollection<AuditEntry> entries, CancellationToken ct)
    {
        if (entries.Count == 0)
            return;
        try
        {
            // Last of all, so that whoever holds the chain's end waits for nobody else's rows.
            await contexts.HoldAuditEndAsync(data, ct);
            var end = await EndAsync(data, ct);
            foreach (var entry in entries)
            {
                chain.Join(entry, end);
                end = new AuditLink(entry.Sequence, entry.Mac);
            }

            // Past the change tracker: an import brings one for each of its rows.
            await data.InsertAsync(entries, ct);
        }
        catch (Exception failure) when (failure is DbUpdateException or System.Data.Common.DbException)
        {
            throw new AuditUnavailableException(failure);
        }
    }

    /// <summary>Where the next entry joins.</summary>
    internal static async Task<AuditLink> EndAsync(AppDbContext data, CancellationToken ct) =>
        await data.AuditEntries.IgnoreQueryFilters([AppDbContext.ScopeFilter]).OrderByDescending(row => row.Sequence).Select(row => new AuditLink(row.Sequence, row.Mac)).FirstOrDefaultAsync(ct) ?? AuditLink.Beginning;
}

/// <summary>What was done could not be put on the record, so it was not done.</summary>
internal sealed class AuditUnavailableException(Exception cause) : Exception("The record could not be written.", cause);
