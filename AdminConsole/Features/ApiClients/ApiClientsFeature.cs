using AdminConsole.Api;
using AdminConsole.Components.Controls;

namespace AdminConsole.Features.ApiClients;

public static class ApiClientsFeature
{
    public static IServiceCollection AddApiClients(this IServiceCollection services) => services.AddScoped<TokenService>().AddScoped<ApiClientQueries>().AddScoped<IWaitingSource, ApiClientWaiting>().AddScoped<ApiClientService>().AddHostedService<LastUseService>().AddApiJson(TokenJson.Default);
}
