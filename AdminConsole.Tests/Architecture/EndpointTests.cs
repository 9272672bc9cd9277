using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Architecture;

/// <summary>The routes of the running host, those that the framework adds included.</summary>
[Collection(ApiCollection.Name)]
public sealed class EndpointTests(ApiHosts hosts)
{
    /// <summary>Open to everybody. A line here is a decision: what the route answers must not need a person.</summary>
    private static readonly string[] AnonymousRoutes =
    [
        "/sign-in", "/sign-in/second", "/sign-in/password", "/sign-in/key", "/sign-in/key/options", "/sign-in/key/new", "/sign-in/key/enrol", "/sign-in/oidc", "/error", "/problem/{Status:int}", "/not-found", "/outbox", "/preferences", "/health/live", "/health/ready", "/openapi/{documentName}.json", "/api/v1/token",
        "/sign-in", "/sign-in/second", "/sign-in/password", "/sign-in/key", "/sign-in/key/options", "/sign-in/key/new", "/sign-in/key/enrol", "/sign-in/oidc", "/error", "/problem/{Status:int}", "/not-found", "/screen-closed", "/outbox", "/preferences", "/health/live", "/health/ready", "/openapi/{documentName}.json", "/api/v1/token",
        "/registration", "/registration/correct", "/registration/enquiry", "/registration/result", "/registration/form", "/forms/{form}", "/verify", "/activation", "/password-reset", "/set-up",
        "/manual", "/manual/{chapter}", "/manual/images/{name}",
    ];

    [Fact]
    public async Task AZ01_EveryRoute_NamesAPolicyOrIsListedAsAnonymous()
    {
        var source = (await hosts.OnAsync(DatabaseKind.Sqlite)).Services.GetRequiredService<EndpointDataSource>();
        var routes = source.Endpoints.OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.RawText).ToHashSet(StringComparer.Ordinal);

        Findings.AssertNone(source.Endpoints.Count, 25, [.. EndpointPolicies.Unprotected(source, AnonymousRoutes), .. AnonymousRoutes.Where(route => !routes.Contains(route)).Select(route => $"{route} is listed and not there")]);
    }

    [Fact]
    public async Task AZ01_EveryClosedRoute_TurnsAStrangerAway()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        using var stranger = new Visitor(host.Address);
        var closed = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !AnonymousRoutes.Contains(endpoint.RoutePattern.RawText))
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (method, path: PathOf(endpoint)))).Distinct().ToList();

        Assert.True(closed.Count > 15);
        foreach (var (method, path) in closed)
        {
            using var answer = await stranger.SendAsync(new HttpMethod(method), path);
            var turnedAway = (int)answer.StatusCode == 401 || ((int)answer.StatusCode == 302 && answer.Headers.Location!.ToString().Contains("/sign-in?returnUrl=", StringComparison.Ordinal));
            Assert.True(turnedAway, $"{method} {path}: {(int)answer.StatusCode} {answer.Headers.Location}");
        }
    }

    private static string PathOf(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            _ => "0193b7a1-0c3f-7d10-8a55-6b1f0e9d2c02",
        }))));
}
