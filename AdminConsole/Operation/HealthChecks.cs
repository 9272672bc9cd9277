using System.Globalization;
using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdminConsole.Operation;

/// <summary>Whether the server is going away.</summary>
internal sealed class DrainHealth(Drain drain) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(drain.Started.IsCancellationRequested ? HealthCheckResult.Unhealthy("The server is stopping.") : HealthCheckResult.Healthy());
}

/// <summary>Whether the database has every migration of this version.</summary>
internal sealed class MigrationHealth(DatabaseStart start) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await start.IsUpToDateAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database is of another version.");
}

/// <summary>Whether the disk has room: below 1 GiB or a tenth somebody should look, and once it refuses writes nothing can be taken.</summary>
internal sealed class DiskHealth(DiskSpace disk) : IHealthCheck
{
    private const long Low = 1024L * 1024 * 1024;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (free, total) = disk.Read();
        var said = string.Create(CultureInfo.InvariantCulture, $"{free / 1_000_000} of {total / 1_000_000} MB are free.");
        return Task.FromResult(disk.IsFull ? HealthCheckResult.Unhealthy(said) : free < Low || free < total / 10 ? HealthCheckResult.Degraded(said) : HealthCheckResult.Healthy(said));
    }
}

/// <summary>Whether what is sealed opens, and the key file is still there for the next start.</summary>
internal sealed class KeyHealth(FieldSealer sealer, KeyRing keys) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        const string Said = "health";
        if (sealer.OpenText(Said, Said, sealer.Seal(Said, Said, Said)) != Said)
            return Task.FromResult(HealthCheckResult.Unhealthy("What is sealed does not open."));
        return Task.FromResult(!keys.IsStored ? HealthCheckResult.Degraded("The key file is gone: put it back before the server stops.")
            : keys.IsRotating ? HealthCheckResult.Degraded("A rotation of the keys has not come to its end: run rotate-keys.")
            : HealthCheckResult.Healthy());
    }
}

/// <summary>Whether the record goes on from what was noted of it outside the database, and goes on being noted.</summary>
internal sealed class AuditHealth(IServiceScopeFactory scopes, AuditAnchors anchors, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var services = scopes.CreateSystemScope();
        var end = await services.ServiceProvider.GetRequiredService<AuditRecordQueries>().EndAsync(cancellationToken);
        if (anchors.Last is not { } last)
            return HealthCheckResult.Healthy();
        return end.Sequence < last.End.Sequence ? HealthCheckResult.Unhealthy("The record ends before what was noted of it.")
            : end.Sequence > last.End.Sequence && clock.GetUtcNow().UtcDateTime - last.At > Longest ? HealthCheckResult.Degraded("The end of the record could not be noted outside the database.")
            : HealthCheckResult.Healthy();
    }
}
