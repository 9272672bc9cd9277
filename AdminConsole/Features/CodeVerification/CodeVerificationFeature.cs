namespace AdminConsole.Features.CodeVerification;

public static class CodeVerificationFeature
{
    public static IServiceCollection AddCodeVerification(this IServiceCollection services) => services.AddScoped<CodeVerificationService>();
}
