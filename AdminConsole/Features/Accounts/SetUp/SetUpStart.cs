using AdminConsole.Authorization;

namespace AdminConsole.Features.Accounts.SetUp;

/// <summary>Says at start-up how an installation without anybody is set up. Development has its demonstration users instead.</summary>
internal sealed class SetUpStart(IServiceScopeFactory scopes, IHostEnvironment environment) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (environment.IsDevelopment())
            return;
        await using var services = scopes.CreateSystemScope();
        if (!await services.ServiceProvider.GetRequiredService<SetUpService>().IsOpenAsync(cancellationToken))
            return;
        var token = services.ServiceProvider.GetRequiredService<SetUpToken>();
        token.Issue();

        // Not through the log, which may be kept and read by others; and where the token is, not the token.
        await Console.Out.WriteLineAsync($"Nobody can sign in yet. Open /set-up within an hour and enter the token that stands in {token.File}; after that, start the server again for another.");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
