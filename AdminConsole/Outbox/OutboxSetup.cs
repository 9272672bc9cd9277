using AdminConsole.Configuration;
using Microsoft.Extensions.Options;

namespace AdminConsole.Outbox;

public static class OutboxSetup
{
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddValidated<SmsOptions>(SmsOptions.Section);
        services.AddSingleton<IValidateOptions<SmsOptions>, SmsOptionsCheck>();
        services.AddValidated<WebhookOptions>(WebhookOptions.Section).Validate(
            options => options.IsReadable, $"{WebhookOptions.Section}:{nameof(WebhookOptions.AllowedNetworks)} must hold networks such as 10.1.0.0/16, separated by blanks.");
        services.AddSingleton<DevelopmentSmsSender>();
        services.AddSingleton(CreateSender);
        services.AddSingleton<Breaker<Lane>>();
        services.AddSingleton(provider => new SmsAvailability(provider.GetRequiredService<Breaker<Lane>>(), provider.GetRequiredService<ISmsSender>()));
        services.AddHealthChecks().AddCheck<SmsAvailability>("sms");
        services.AddSingleton<SmsDelivery>();
        services.AddSingleton<WebhookDelivery>();
        services.AddScoped<OutboxService>();
        services.AddScoped<MessageQueries>();
        services.AddScoped<ResendService>();
        services.AddHostedService<OutboxDispatcher>();
        return services;
    }

    private static ISmsSender CreateSender(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<SmsOptions>>();
        if (options.Value.IsConfigured)
            return new GatewaySmsSender(Outgoing.CreateClient(guard: null), options, services.GetRequiredService<TimeProvider>());
        return services.GetRequiredService<IHostEnvironment>().IsDevelopment() ? services.GetRequiredService<DevelopmentSmsSender>() : new NoSmsSender();
    }

    private sealed class SmsOptionsCheck(IHostEnvironment environment) : IValidateOptions<SmsOptions>
    {
        public ValidateOptionsResult Validate(string? name, SmsOptions options) =>
            options.Fault(environment.IsDevelopment()) is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
    }
}
