using AdminConsole.Api;
using AdminConsole.Jobs;

namespace AdminConsole.Features.RegistrationChecks;

public static class RegistrationChecksFeature
{
    public static IServiceCollection AddRegistrationChecks(this IServiceCollection services) =>
        services.AddScoped<RegistrationCheckQueries>().AddScoped<VerificationService>().AddJob<RegistrationCheckJob>().AddApiJson(VerificationsJson.Default);
}
