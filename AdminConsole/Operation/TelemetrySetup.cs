using AdminConsole.Configuration;

namespace AdminConsole.Operation;

public static class TelemetrySetup
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        services.AddValidated<TelemetryOptions>(TelemetryOptions.Section).Validate(
            options => options.OtlpEndpoint is not { } endpoint || endpoint is { IsAbsoluteUri: true, Scheme: "http" or "https" },
            $"{TelemetryOptions.Section}:{nameof(TelemetryOptions.OtlpEndpoint)} is an http or https address.");
        return services.AddHostedService<TelemetryExport>();
    }
}
