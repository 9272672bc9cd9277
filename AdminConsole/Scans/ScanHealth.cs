using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdminConsole.Scans;

/// <summary>
/// Whether rows refer to images that are missing or were altered (FI-08), as reads and the sweeper came upon them. Degraded, not unhealthy: everything else works,
/// and a restart would mend nothing.
/// </summary>
public sealed class ScanHealth : IHealthCheck
{
    /// <summary>More are not told apart: somebody lost a disk.</summary>
    private const int MostRemembered = 1000;

    private readonly Lock gate = new();
    private readonly HashSet<string> damaged = new(StringComparer.Ordinal);

    public int Damaged
    {
        get
        {
            lock (gate)
                return damaged.Count;
        }
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Damaged is > 0 and var count ? HealthCheckResult.Degraded($"{count} images are missing or were altered.") : HealthCheckResult.Healthy());

    internal void Note(string storageName, bool isThere)
    {
        lock (gate)
        {
            if (isThere)
                damaged.Remove(storageName);
            else if (damaged.Count < MostRemembered)
                damaged.Add(storageName);
        }
    }
}
