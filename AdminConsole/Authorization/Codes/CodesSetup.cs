using AdminConsole.Configuration;

namespace AdminConsole.Authorization.Codes;

public static class CodesSetup
{
    public static IServiceCollection AddCodes(this IServiceCollection services)
    {
        services.AddValidated<CodeOptions>(CodeOptions.Section);
        services.AddValidated<OtpOptions>(OtpOptions.Section);
        services.AddValidated<RateOptions>(RateOptions.Section);
        services.AddSingleton<CodeRules>();
        services.AddSingleton<AttemptLimits>();
        services.AddSingleton<AttemptService>();
        services.AddSingleton<ProofOfWork>();
        services.AddSingleton<FormTickets>();
        services.AddScoped<CodeService>();
        services.AddScoped<PhoneCodeService>();
        services.AddScoped<AnonymousFormService>();
        return services;
    }
}
