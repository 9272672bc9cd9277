using AdminConsole.Domain;

namespace AdminConsole.Authorization.Sessions;

/// <summary>
/// Step-up (AZ-09): what is worst in wrong hands asks that the person has proved who they are within the last five minutes. A service asks
/// <see cref="RefusalAsync"/> in its unit of work; <see cref="SessionService.ProveAsync"/> is how a session becomes fresh.
/// </summary>
public sealed class StepUp(ActingScope acting, TimeProvider clock)
{
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>Another node's clock may be ahead by so much; a proof from further on is one before the clock was set back.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(-1);

    /// <summary>Null: go on. Work without a session, the product's own and what runs on after somebody asked for it, was asked before it began.</summary>
    public async ValueTask<Error?> RefusalAsync(CancellationToken ct = default) => !acting.HasSession || await IsFreshAsync(ct) ? null : StepUpErrors.Required;

    public async ValueTask<bool> IsFreshAsync(CancellationToken ct = default) =>
        await acting.SessionAsync(ct) is { Ending: null } session && clock.GetUtcNow().UtcDateTime - session.Row.AuthenticatedAt is var age && age >= Skew && age <= Fresh;
}

public static class StepUpErrors
{
    public static Error Required { get; } = new("step_up_required", ErrorKind.Forbidden);
}
