using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Maintenance;
using Microsoft.Extensions.Options;

namespace AdminConsole.Operation;

public static class OperationSetup
{
    /// <summary>No check may keep whoever asks waiting for two seconds (OP-02).</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1.5);

    /// <summary>How the installation is watched, stopped and kept running.</summary>
    public static IServiceCollection AddOperation(this IServiceCollection services)
    {
        services.AddValidated<ShutdownOptions>(ShutdownOptions.Section);
        services.AddValidated<HealthOptions>(HealthOptions.Section);
        services.AddValidated<LogOptions>(LogOptions.Section);
        services.AddValidated<StorageOptions>(StorageOptions.Section);
        services.AddSingleton<Drain>();
        services.AddSingleton<IHostLifetime, DrainLifetime>();
        services.AddOptions<HostOptions>().Configure<IOptions<ShutdownOptions>>((host, shutdown) => host.ShutdownTimeout = TimeSpan.FromSeconds(shutdown.Value.TimeoutSeconds));
        services.AddSingleton<JsonLog>();
        services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<JsonLog>());
        services.AddHostedService<JsonLogWriter>();
        services.AddSingleton<DiskReserve>();
        services.AddHostedService(provider => provider.GetRequiredService<DiskReserve>());
        services.AddMaintenanceCommand<ReleaseReserveCommand>();
        services.AddHealthChecks()
            .AddCheck<DrainHealth>("drain")
            .AddCheck<DatabaseHealthCheck>("database", timeout: Limit)
            .AddCheck<MigrationHealth>("migrations", timeout: Limit)
            .AddCheck<DiskHealth>("disk", timeout: Limit)
            .AddCheck<KeyHealth>("keys", timeout: Limit)
            .AddCheck<AuditHealth>("audit", timeout: Limit);
        return services.AddTelemetry();
    }
}
