using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdminConsole.Outbox;

/// <summary>
/// Whether texts go out, as far as this node knows: where none would, nobody is let to wait for one (OP-05). While the gateway is spared, the answer is no; once
/// it is to be tried again, yes, because the next text is the one that tries it.
/// </summary>
public sealed class SmsAvailability : IHealthCheck
{
    private static readonly Lane Texts = new(OutboxChannel.Sms, ClientId: null);

    private readonly Breaker<Lane> breaker;
    private readonly bool isConfigured;

    internal SmsAvailability(Breaker<Lane> breaker, ISmsSender sender) => (this.breaker, isConfigured) = (breaker, sender is not NoSmsSender);

    public bool IsAvailable => isConfigured && breaker.Allows(Texts);

    /// <summary>Degraded, not unhealthy: everything else works. No gateway at all is a choice, not a fault.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        !isConfigured ? HealthCheckResult.Healthy("No SMS gateway is configured.")
        : breaker.IsDown(Texts) ? HealthCheckResult.Degraded("The SMS gateway does not answer, or refuses; it is spared for a while between tries.")
        : HealthCheckResult.Healthy());
}
