using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AdminConsole.Tests.Architecture;

/// <summary>Whether pages and endpoints say who may use them, rather than leave it to the fallback policy (AZ-01).</summary>
internal static class EndpointPolicies
{
    /// <summary>Routes of a running host that name no policy and are not among the anonymous ones. Assert beside it that the source has endpoints.</summary>
    /// <param name="source">The host's <see cref="EndpointDataSource"/> service.</param>
    /// <param name="anonymousRoutes">Route patterns as the host writes them, e.g. <c>/api/v1/token</c>.</param>
    public static IReadOnlyList<string> Unprotected(EndpointDataSource source, IReadOnlyCollection<string> anonymousRoutes) =>
    [
        .. source.Endpoints
            .Select(endpoint => (endpoint.Metadata, Route: Route(endpoint)))
            .Where(endpoint => !IsExplicit(endpoint.Metadata, anonymousRoutes.Contains(endpoint.Route)))
            .Select(endpoint => endpoint.Route)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Allowing everybody wins over any policy beside it, so only the list can excuse it, and the list excuses nothing that does not say so.</summary>
    public static bool IsExplicit(IEnumerable<object> metadata, bool isListed)
    {
        List<object> all = [.. metadata];
        return all.OfType<IAllowAnonymous>().Any()
            ? isListed
            : all.Any(item => item is IAuthorizationRequirementData or AuthorizationPolicy or IAuthorizeData { Policy.Length: > 0 });
    }

    private static string Route(Endpoint endpoint) => endpoint is RouteEndpoint { RoutePattern.RawText: { } route } ? route : endpoint.DisplayName ?? endpoint.ToString()!;
}
