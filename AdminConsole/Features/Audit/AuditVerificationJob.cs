using System.Globalization;
using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Jobs;

namespace AdminConsole.Features.Audit;

/// <summary>Verifies the record because the audit administrator asked.</summary>
public sealed class AuditVerificationJob(AuditVerificationService verification, ActingScope acting) : IJobWork
{
    public static string Kind => "audit_verification";

    public async Task<Result<JobOutcome>> RunAsync(JobRun run)
    {
        if (!(await acting.GetAsync(run.Cancellation)).Can(Permission.ReadAudit))
            return Error.Forbidden;
        var verified = await verification.VerifyAsync(sequence => run.Report((int)Math.Min(sequence, int.MaxValue), 0), run.Cancellation);
        return verified.Map(verdict => new JobOutcome(Say(verdict)));
    }

    /// <summary>A sentence keeps no number that an <see cref="int"/> does not hold.</summary>
    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static Phrase Say(AuditVerdict verdict) => verdict.Fault switch
    {
        null => new Phrase("audit.whole", Number(verdict.Count), Number(verdict.End.Sequence)),
        { Kind: AuditFaultKind.Changed } fault => new Phrase("audit.fault_changed", Number(fault.Sequence)),
        { Kind: AuditFaultKind.Missing } fault => new Phrase("audit.fault_missing", Number(fault.Sequence)),
        { Kind: AuditFaultKind.Truncated } fault => new Phrase("audit.fault_truncated", Number(fault.Sequence)),
        { Kind: AuditFaultKind.Replaced } fault => new Phrase("audit.fault_replaced", Number(fault.Sequence)),
        { } fault => new Phrase("audit.fault_archive", Number(fault.Sequence)),
    };
}
