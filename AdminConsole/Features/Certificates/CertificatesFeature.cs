namespace AdminConsole.Features.Certificates;

public static class CertificatesFeature
{
    public static IServiceCollection AddCertificates(this IServiceCollection services) => services.AddScoped<CertificateService>();
}
