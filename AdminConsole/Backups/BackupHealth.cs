using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace AdminConsole.Backups;

/// <summary>Whether the newest backup is young enough. Degraded, not unhealthy: requests are served all the same.</summary>
internal sealed class BackupHealth(BackupFolder folder, IOptions<BackupOptions> options, TimeProvider clock) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var age = clock.GetUtcNow().UtcDateTime - (folder.Files.FirstOrDefault()?.MadeAt ?? folder.Since);
        var said = string.Create(CultureInfo.InvariantCulture, $"The newest backup is {age.TotalHours:0.0} hours old.");
        return Task.FromResult(folder.FailedAt is not null ? HealthCheckResult.Degraded("The last backup failed. " + said)
            : options.Value.Daily && age > TimeSpan.FromHours(options.Value.WarnAfterHours) ? HealthCheckResult.Degraded(said)
            : HealthCheckResult.Healthy(said));
    }
}
