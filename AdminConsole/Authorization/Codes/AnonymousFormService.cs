using AdminConsole.Auditing;
using AdminConsole.Data;
using AdminConsole.Domain;

namespace AdminConsole.Authorization.Codes;

/// <summary>What every form that needs no sign-in passes before anything else looks at it: the address's limit, then the browser's work.</summary>
public sealed class AnonymousFormService(Db db, ActingScope acting, AttemptService attempts, AttemptLimits limits, ProofOfWork proof, AuditOrigin origin)
{
    /// <summary>Null: it may pass. From here on the product itself acts, because nobody is signed in.</summary>
    public async Task<Error?> RefusalOfAsync(string? challenge, string? answer, CancellationToken ct = default)
    {
        acting.Use(AccessScope.System);

        var passed = await db.WriteAsync<Result<Done>>(
            async work =>
            {
                if (!await attempts.TakeAsync(work, limits.AnonymousForms, origin.ClientAddress ?? ""))
                    return Counted.Refusal<Done>(CodeErrors.TooOften);
                return await proof.TakeAsync(work, challenge, answer) ? (Result<Done>)Done.Yes : Counted.Refusal<Done>(CodeErrors.ProofMissing);
            },
            ct);
        return passed.Outcome().Error;
    }
}
