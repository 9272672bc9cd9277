using System.Globalization;
using AdminConsole.Api;
using AdminConsole.Authorization.Codes;
using AdminConsole.Resources;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace AdminConsole.Scans;

/// <summary>What stands before an upload's body, in this order (FI-01). As filters, because the pipeline would count a request before it knew whether it came from a page of ours.</summary>
public static class UploadGate
{
    /// <summary>
    /// Asks for the page's own token in its header (IN-11). Without the header nothing is read: the framework would look for the token in the body, and put that
    /// into a temporary file on the way.
    /// </summary>
    public static RouteHandlerBuilder RequirePage(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (call, next) =>
    {
        var context = call.HttpContext;
        var services = context.RequestServices;
        var header = services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.HeaderName;
        return header is not null && context.Request.Headers.ContainsKey(header) && await services.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context)
            ? await next(call)
            : ScanErrors.NotFromAPage.ToProblem(services.GetRequiredService<Strings>());
    });

    /// <summary>Holds one person, or where nobody is signed in one address, to <c>Rate:Uploads</c> a minute.</summary>
    public static RouteHandlerBuilder LimitUploads(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (call, next) =>
    {
        var context = call.HttpContext;
        var services = context.RequestServices;
        var who = context.User.Identity?.Name ?? context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (services.GetRequiredService<SharedRates>().Take(services.GetRequiredService<AttemptLimits>().Uploads, who) is not { } wait)
            return await next(call);
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ApiErrors.RateLimited.ToProblem(services.GetRequiredService<Strings>());
    });
}
