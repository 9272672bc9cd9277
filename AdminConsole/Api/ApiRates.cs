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
    /// <summary>Requests of one client at the same time.</summary>
    public const int MostInFlight = 64;

    public const string ClientPolicy = "ApiClient", AnonymousPolicy = "Anonymous";

    public static IServiceCollection AddApiRates(this IServiceCollection services)
    {
        return services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(ClientPolicy, Client);
            limiter.AddPolicy(AnonymousPolicy, context => Window(context.Connection.RemoteIpAddress?.ToString() ?? "", Options(context).AnonymousPerIp));
            limiter.OnRejected = RefuseAsync;
        });
    }

    private static RateOptions Options(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<RateOptions>>().Value;

    /// <summary>A client's own number where it has one. The number stands in the key, so that another one holds at once.</summary>
    private static RateLimitPartition<string> Client(HttpContext context)
    {
        var permits = context.Features.Get<ApiClientLimits>()?.RatePerMinute ?? Options(context).ApiClient;
        return RateLimitPartition.Get($"{context.User.FindFirstValue(AccessScopes.ClientIdClaim)}:{permits}", _ => RateLimiter.CreateChained(
            new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = MostInFlight }),
            new FixedWindowRateLimiter(new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) })));
    }

    private static RateLimitPartition<string> Window(string key, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });

    private static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken ct)
    {
        if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await ApiErrors.RateLimited.ToProblem().ExecuteAsync(context.HttpContext);
    }
}
