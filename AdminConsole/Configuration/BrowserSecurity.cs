using Microsoft.Extensions.Options;

namespace AdminConsole.Configuration;

/// <summary>Headers of every answer, errors and static files included (BR-06, BR-07).</summary>
public static class BrowserSecurity
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

    private const string TransportSecurity = "max-age=31536000; includeSubDomains";

    public static IApplicationBuilder UseBrowserSecurity(this WebApplication app)
    {
        // A browser follows a form to where its answer leads: the forms that sign in and out with 统一身份 lead to its provider.
        var policy = app.Services.GetRequiredService<IOptions<OpenIdConnectOptions>>().Value.Origin is { } provider ? $"{ContentSecurityPolicy} {provider}" : ContentSecurityPolicy;
        return app.Use((context, next) =>
        {
            if (app.Environment.IsProduction() && context.Request.IsHttps)
                context.Response.Headers.StrictTransportSecurity = TransportSecurity;
            context.Response.OnStarting(() => Write(context.Response.Headers, policy));
            return next(context);
        });
    }

    private static Task Write(IHeaderDictionary headers, string policy)
    {
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = policy;
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
