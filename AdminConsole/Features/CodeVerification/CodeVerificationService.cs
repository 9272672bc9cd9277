using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.CodeVerification;

/// <summary>What anybody who holds a paper learns from its code. Each check is on the record; too many from one address are refused.</summary>
public sealed class CodeVerificationService(Db db, ActingScope acting, AttemptService attempts, AttemptLimits limits, AuditOrigin origin)
{
    /// <param name="typed">As typed or scanned.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>Null where no filing has or had the code; <c>too_often</c> for an address that asks too much.</returns>
    public async Task<Result<VerifiedCode?>> VerifyAsync(string? typed, CancellationToken ct = default)
    {
        // Nobody is signed in: the code itself is the right to ask.
        acting.Use(AccessScope.System);
        var verified = await db.WriteAsync<Result<VerifiedCode?>>(
            async work =>
            {
                if (!await attempts.TakeAsync(work, limits.CodeVerifications, origin.ClientAddress ?? ""))
                    return Counted.Refusal<VerifiedCode?>(CodeErrors.TooOften);
                var found = await work.Data.VerifyCodeAsync(typed, work.Cancellation);
                work.Audit("code.verify", nameof(Submission), found?.SubmissionId.ToString() ?? "unknown", outcome: found is null ? "unknown" : found.Verdict.ToString().ToLowerInvariant());
                return (Result<VerifiedCode?>)found;
            },
            ct);
        return verified.Outcome();
    }
}
