using AdminConsole.Authorization;
using AdminConsole.Operation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;

namespace AdminConsole.Components;

/// <summary>How pages are served: an error page with a number, a page for addresses that lead nowhere, and the interactive pages themselves.</summary>
public static class ConsolePages
{
    /// <summary>
    /// Answers for people; the API's own, further in, come first. Not in a branch of the pipeline: a branch knows no routes, and the pages would not be found.
    /// </summary>
    public static IApplicationBuilder UsePageErrors(this IApplicationBuilder app)
    {
        var failures = app.ApplicationServices.GetRequiredService<IPassingFailures>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            CreateScopeForErrors = true,
            StatusCodeSelector = failure => failure switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                _ when failures.ErrorOf(failure) is not null => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            },
        });
        app.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);
        return app.Use(async (context, next) =>
        {
            if (!IsForPeople(context.Request) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
                pages.Enabled = false;
            try
            {
                await next(context);
            }
            finally
            {
                // What answers instead of a form that failed is a page to read: as a post it would be refused for want of a token.
                if (HttpMethods.IsPost(context.Request.Method) && !context.Response.HasStarted)
                    context.Request.Method = HttpMethods.Get;
            }
        });
    }

    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder routes)
    {
        // The policy header is Configuration/BrowserSecurity's; a second one from here would only differ from it one day.
        routes.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null).Add(endpoint =>
        {
            // What stands beside the pages, the circuits' own address above all. A page names its own policy.
            if (!endpoint.Metadata.OfType<ComponentTypeMetadata>().Any())
                endpoint.Metadata.Add(new AuthorizeAttribute(AuthorizationSetup.CircuitPolicy));
        });
        return routes;
    }

    /// <summary>Programs, and the script that keeps a circuit, read the bare status; a page can be shown only for what a browser asks a page with.</summary>
    private static bool IsForPeople(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsPost(request.Method))
        && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);
}
