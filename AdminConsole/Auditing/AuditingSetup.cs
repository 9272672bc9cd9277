using AdminConsole.Configuration;
using AdminConsole.Jobs;
using AdminConsole.Maintenance;

namespace AdminConsole.Auditing;

public static class AuditingSetup
{
    /// <summary>What keeps the record whole; that entries join it is part of the data (Data/AuditTrail).</summary>
    public static IServiceCollection AddAuditing(this IServiceCollection services)
    {
        services.AddValidated<AuditOptions>(AuditOptions.Section);
        services.AddSingleton<AuditAnchors>();
        services.AddSingleton<AuditArchiveFiles>();
        services.AddScoped<AuditRecordQueries>();
        services.AddScoped<PageRefusalService>();
        services.AddScoped<AuditArchiveService>();
        services.AddScoped<AuditVerificationService>();
        services.AddHostedService<AuditAnchorLoop>();
        services.AddMaintenanceCommand<VerifyAuditCommand>();
        services.AddRecurring("audit-verification", Recurrence.DailyAt(new TimeOnly(2, 30)), (provider, ct) => provider.GetRequiredService<AuditVerificationService>().VerifyAsync(ct: ct));
        return services.AddRecurring("audit-archive", Recurrence.DailyAt(new TimeOnly(3, 30)), (provider, ct) => provider.GetRequiredService<AuditArchiveService>().ArchiveAsync(ct));
    }
}
