using AdminConsole.Configuration;
using AdminConsole.Jobs;
using AdminConsole.Maintenance;

namespace AdminConsole.Retention;

public static class RetentionSetup
{
    /// <summary>What has no other owner that removes it, and the command that removes all that may be removed.</summary>
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddValidated<RetentionOptions>(RetentionOptions.Section);
        services.AddScoped<RejectedRegistrationService>();
        services.AddMaintenanceCommand<PurgeCommand>();
        return services.AddRecurring("rejected-registrations", Recurrence.DailyAt(new TimeOnly(2, 45)), (provider, ct) => provider.GetRequiredService<RejectedRegistrationService>().RemoveAsync(ct));
    }
}
