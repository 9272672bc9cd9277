using AdminConsole.Configuration;
using AdminConsole.Jobs;

namespace AdminConsole.Authorization.Codes;

public static class CodesSetup
{
    public static IServiceCollection AddCodes(this IServiceCollection services)
    {
        services.AddValidated<CodeOptions>(CodeOptions.Section).Validate(
            options => !options.SixDigitConfirmation || options.MayBeSixDigits,
            $"{CodeOptions.Section}:{nameof(CodeOptions.SixDigitConfirmation)} needs {nameof(CodeOptions.ConfirmationTries)} of at most 5 and {nameof(CodeOptions.ConfirmationTriesPerDay)} of at most 200.");
        services.AddValidated<OtpOptions>(OtpOptions.Section);
        services.AddValidated<RateOptions>(RateOptions.Section);
        services.AddSingleton<CodeRules>();
        services.AddSingleton<AttemptLimits>();
        services.AddSingleton<AttemptService>();
        services.AddSingleton<SharedRates>().AddHostedService<SharedRatesLoop>();
        services.AddSingleton<ProofOfWork>();
        services.AddSingleton<FormTickets>();
        services.AddScoped<CodeService>();
        services.AddScoped<PhoneCodeService>();
        services.AddScoped<AnonymousFormService>();
        services.AddScoped<CodeSweepService>();
        services.AddRecurring("code-sweep", Recurrence.Every(TimeSpan.FromHours(1)), (provider, ct) => provider.GetRequiredService<CodeSweepService>().SweepAsync(ct));
        return services;
    }
}
