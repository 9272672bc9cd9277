using AdminConsole.Authorization;
using AdminConsole.Backups;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdminConsole.Features.Status;

/// <summary>What the installation says of itself. It asks no table, so the permission is asked here.</summary>
public sealed class StatusQueries(HealthCheckService health, BackupFolder folder, ActingScope acting)
{
    /// <summary>Null for whoever may not see it.</summary>
    public async Task<StatusOverview?> ReadAsync(CancellationToken ct = default)
    {
        if (!(await acting.GetAsync(ct)).Can(Permission.OperateInstallation))
            return null;
        var report = await health.CheckHealthAsync(ct);
        return new StatusOverview([.. report.Entries.Select(entry => new CheckRow(entry.Key, entry.Value.Status)).OrderBy(row => row.Status).ThenBy(row => row.Name, StringComparer.Ordinal)], folder.Files, folder.FailedAt);
    }
}

/// <param name="Checks">Worst first.</param>
/// <param name="Backups">Newest first.</param>
/// <param name="FailedAt">When the last backup failed, if it did (UTC).</param>
public sealed record StatusOverview(IReadOnlyList<CheckRow> Checks, IReadOnlyList<BackupFile> Backups, DateTime? FailedAt);

public sealed record CheckRow(string Name, HealthStatus Status);
