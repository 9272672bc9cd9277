using Microsoft.AspNetCore.ResponseCompression;

namespace AdminConsole.Components;

/// <summary>How pages are served: compressed assets, an error page with a number, a page for addresses that lead nowhere, and the interactive pages themselves.</summary>
public static class ConsolePages
{
    /// <summary>Only files that are the same for everybody are compressed: compressing a personal page together with a secret in it would help to guess the secret.</summary>
    public static IServiceCollection AddAssetCompression(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"];
        options.Providers.Add<BrotliCompressionProvider>();
        options.Providers.Add<GzipCompressionProvider>();
    });

    /// <summary>Answers for people; the API has its own.</summary>
    public static IApplicationBuilder UsePageErrors(this IApplicationBuilder app) => app.UseWhen(
        context => !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
        pages =>
        {
            pages.UseExceptionHandler("/error", createScopeForErrors: true);
            pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        });

    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder routes)
    {
        // The policy header is Configuration/BrowserSecurity's; a second one from here would only differ from it one day.
        routes.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return routes;
    }
}
