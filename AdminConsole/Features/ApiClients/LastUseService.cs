using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.ApiClients;

/// <summary>Writes down once a minute which clients were at work: the time of the last request, without a write for every one.</summary>
public sealed class LastUseService(IServiceScopeFactory scopes, ApiClientUses uses, TimeProvider clock, ILogger<LastUseService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await WriteAsync();
            }
            catch (Exception exception)
            {
                log.LogError(exception, "The last use of API clients could not be written; it is tried again");
            }
        }
    }

    private async Task WriteAsync()
    {
        var used = uses.Take();
        if (used.Count == 0)
            return;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingScope>().Use(AccessScope.System);
        await scope.ServiceProvider.GetRequiredService<Db>().WriteAsync<Done>(async work =>
        {
            foreach (var (id, at) in used)
                await work.Data.ApiClients.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastUsedAt, at), work.Cancellation);
            return Done.Yes;
        });
    }
}
