using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Jobs;

namespace AdminConsole.Features.Licences;

public static class LicencesFeature
{
    public static IServiceCollection AddLicences(this IServiceCollection services)
    {
        services.AddScoped<LicenceQueries>();
        services.AddScoped<IWaitingSource, LicenceWaiting>();
        services.AddScoped<LicenceService>();
        services.AddScoped<LicenceReminderService>();
        services.AddRecurring("licence-reminders", Recurrence.DailyAt(new TimeOnly(8, 0)), (provider, ct) => provider.GetRequiredService<LicenceReminderService>().RemindAsync(ct));
        services.AddSingleton(new InstitutionTab("licences", "licence.title", 30, Permission.ViewInstitutions, typeof(LicencesPanel)) { InstitutionsOnly = true });
        return services;
    }
}
