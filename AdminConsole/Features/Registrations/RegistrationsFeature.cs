using AdminConsole.Components.Controls;
using AdminConsole.Configuration;

namespace AdminConsole.Features.Registrations;

public static class RegistrationsFeature
{
    public static IServiceCollection AddRegistrations(this IServiceCollection services)
    {
        services.AddValidated<RegistrationOptions>(RegistrationOptions.Section);
        services.AddScoped<RegistrationService>();
        services.AddScoped<EnquiryService>();
        services.AddScoped<RegistrationReviewService>();
        services.AddScoped<RegistrationQueries>();
        services.AddScoped<IWaitingSource, RegistrationWaiting>();
        return services;
    }
}
