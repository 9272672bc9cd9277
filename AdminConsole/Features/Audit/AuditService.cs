using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;

namespace AdminConsole.Features.Audit;

/// <summary>Reading the record is itself an act on it (AL-05).</summary>
public sealed class AuditService(Db db, AuditQueries queries)
{
    public async Task<Result<AuditListing>> ReadAsync(AuditFilter filter, CancellationToken ct = default)
    {
        var recorded = await db.WriteAsync<Done>(
            work =>
            {
                if (!work.Scope.Can(Permission.ViewAudit))
                    return Task.FromResult<Result<Done>>(Error.Forbidden);
                work.Audit("audit.view", nameof(AuditEntry), "record", filter.ToQuery());
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        return recorded.IsOk ? await queries.PageAsync(filter, ct) : recorded.Error;
    }
}
