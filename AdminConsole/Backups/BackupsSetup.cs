using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Jobs;
using AdminConsole.Maintenance;

namespace AdminConsole.Backups;

public static class BackupsSetup
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(30);

    public static IServiceCollection AddBackups(this IServiceCollection services)
    {
        services.AddValidated<BackupOptions>(BackupOptions.Section);
        services.AddSingleton<BackupFolder>();
        services.AddSingleton<BackupReader>();
        services.AddSingleton<BackupWriter>();
        services.AddScoped<BackupService>();
        services.AddScoped<RestoreService>();
        services.AddMaintenanceCommand<BackupCommand>();
        services.AddMaintenanceCommand<VerifyBackupCommand>();
        services.AddMaintenanceCommand<RestoreCommand>();
        services.AddHealthChecks().AddCheck<BackupHealth>("backup");
        return services.AddRecurring("backup", Recurrence.Every(Look), (provider, ct) => provider.GetRequiredService<BackupService>().RunDueAsync(ct));
    }

    /// <summary>A database that is about to be migrated is backed up first (DU-10).</summary>
    /// <exception cref="InvalidOperationException">It belongs to a newer version, or the backup failed; nothing was changed.</exception>
    public static async Task BackUpBeforeUpgradeAsync(this WebApplication app)
    {
        if ((await app.Services.GetRequiredService<DatabaseStart>().UpgradesAsync(CancellationToken.None)).Count == 0)
            return;
        await using var scope = app.Services.CreateAsyncScope();
        if (!(await scope.ServiceProvider.GetRequiredService<BackupService>().MakeAsync(CancellationToken.None)).IsOk)
            throw new InvalidOperationException("The database was not upgraded, because the backup before it failed; the log says why.");
    }
}
