namespace AdminConsole.Configuration;

/// <summary>Headers of every answer, errors and static files included (BR-06, BR-07).</summary>
public static class BrowserSecurity
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string TransportSecurity = "max-age=31536000; includeSubDomains";

    public static IApplicationBuilder UseBrowserSecurity(this WebApplication app) => app.Use((context, next) =>
    {
        if (app.Environment.IsProduction() && context.Request.IsHttps)
            context.Response.Headers.StrictTransportSecurity = TransportSecurity;
        context.Response.OnStarting(
            static state =>
            {
                var headers = ((HttpResponse)state).Headers;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
                if (headers.ContentSecurityPolicy.Count == 0)
                    headers.ContentSecurityPolicy = ContentSecurityPolicy;
                if (headers.CacheControl.Count == 0)
                    headers.CacheControl = "no-store";
                return Task.CompletedTask;
            },
            context.Response);
        return next(context);
    });
}
