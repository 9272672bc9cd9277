using AdminConsole.Data;
using AdminConsole.Domain;

namespace AdminConsole.Auditing;

/// <summary>Verifies the record and puts on it what came out: every night, and when the audit administrator asks.</summary>
public sealed class AuditVerificationService(Db db, AuditRecordQueries record, ILogger<AuditVerificationService> log)
{
    /// <param name="onPart">Told the sequence that the reading has come to.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Result<AuditVerdict>> VerifyAsync(Action<long>? onPart = null, CancellationToken ct = default)
    {
        var verdict = await record.VerifyAsync(onPart, ct);
        if (verdict.Fault is { } fault)
            log.LogCritical("The record is not whole: entry {Sequence} is {Kind}", fault.Sequence, fault.Kind);
        return (await db.WriteAsync<Done>(
            work =>
            {
                work.Audit("audit.verify", nameof(AuditEntry), "record", $"entries={verdict.Count}; end={verdict.End.Sequence}", verdict.Fault?.Kind.ToString().ToLowerInvariant() ?? "ok");
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct)).Map(_ => verdict);
    }
}
