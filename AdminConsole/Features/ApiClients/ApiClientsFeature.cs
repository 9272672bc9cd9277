using AdminConsole.Api;

namespace AdminConsole.Features.ApiClients;

public static class ApiClientsFeature
{
    public static IServiceCollection AddApiClients(this IServiceCollection services) => services.AddScoped<TokenService>().AddScoped<ApiClientQueries>().AddScoped<ApiClientService>().AddHostedService<LastUseService>().AddApiJson(TokenJson.Default);
}
