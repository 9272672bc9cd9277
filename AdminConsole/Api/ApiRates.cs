using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using AdminConsole.Authorization;
using AdminConsole.Configuration;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace AdminConsole.Api;

/// <summary>How often a client, or an address that is not signed in, may ask within a minute.</summary>
public static class ApiRates
{
    public const string ClientPolicy = "ApiClient", AnonymousPolicy = "Anonymous";

    public static IServiceCollection AddApiRates(this IServiceCollection services)
    {
        return services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(ClientPolicy, context => Window(context.User.FindFirstValue(AccessScopes.ClientIdClaim) ?? "", Options(context).ApiClient));
            limiter.AddPolicy(AnonymousPolicy, context => Window(context.Connection.RemoteIpAddress?.ToString() ?? "", Options(context).AnonymousPerIp));
            limiter.OnRejected = RefuseAsync;
        });
    }

    private static RateOptions Options(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<RateOptions>>().Value;

    private static RateLimitPartition<string> Window(string key, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });

    private static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken ct)
    {
        if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await ApiErrors.RateLimited.ToProblem().ExecuteAsync(context.HttpContext);
    }
}
