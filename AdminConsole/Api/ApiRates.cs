using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using Microsoft.AspNetCore.RateLimiting;

namespace AdminConsole.Api;

/// <summary>How often a client, or an address that is not signed in, may ask within a minute; counted over all nodes (<see cref="SharedRates"/>).</summary>
public static class ApiRates
{
    /// <summary>Requests of one client at the same time, at one node.</summary>
    public const int MostInFlight = 64;

    public const string ClientPolicy = "ApiClient", AnonymousPolicy = "Anonymous";

    public static IServiceCollection AddApiRates(this IServiceCollection services)
    {
        return services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(ClientPolicy, Client);
            limiter.AddPolicy(AnonymousPolicy, context =>
                RateLimitPartition.Get(context.Connection.RemoteIpAddress?.ToString() ?? "", address => MinuteOf(context, Limits(context).AnonymousRequests, address)));
            limiter.OnRejected = RefuseAsync;
        });
    }

    /// <summary>A client's own number where it has one. The number stands in the partition's key, so that another one holds at once.</summary>
    private static RateLimitPartition<(string Client, int Most)> Client(HttpContext context)
    {
        var limit = Limits(context).ClientRequests(context.Features.Get<ApiClientLimits>()?.RatePerMinute);
        return RateLimitPartition.Get((Client: context.User.FindFirstValue(AccessScopes.ClientIdClaim) ?? "", limit.Most), key => RateLimiter.CreateChained(
            new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = MostInFlight }), MinuteOf(context, limit, key.Client)));
    }

    private static AttemptLimits Limits(HttpContext context) => context.RequestServices.GetRequiredService<AttemptLimits>();

    private static SharedRateLimiter MinuteOf(HttpContext context, AttemptLimit limit, string target) => new(context.RequestServices.GetRequiredService<SharedRates>(), limit, target);

    private static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken ct)
    {
        if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await ApiErrors.RateLimited.ToProblem().ExecuteAsync(context.HttpContext);
    }

    /// <summary>Puts the shared counts into the form that the framework asks. Keeps nothing itself, so the framework may drop it whenever it likes.</summary>
    private sealed class SharedRateLimiter(SharedRates rates, AttemptLimit limit, string target) : RateLimiter
    {
        public override TimeSpan? IdleDuration => TimeSpan.MaxValue;

        public override RateLimiterStatistics? GetStatistics() => null;

        protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Lease(rates.Take(limit, target));

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => ValueTask.FromResult(AttemptAcquireCore(permitCount));
    }

    private sealed class Lease(TimeSpan? wait) : RateLimitLease
    {
        public override bool IsAcquired => wait is null;

        public override IEnumerable<string> MetadataNames => wait is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata) => (metadata = metadataName == MetadataName.RetryAfter.Name ? wait : null) is not null;
    }
}
