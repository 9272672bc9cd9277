using Microsoft.Net.Http.Headers;

namespace AdminConsole.Configuration;

internal static class WebRoot
{
    /// <summary>
    /// While developing the web root is the repository's <c>wwwroot-assets</c>; published output carries it as <c>wwwroot</c>. Linking the files into the
    /// project instead serves them with an empty body in Development.
    /// </summary>
    public static string? Find()
    {
        const string Assets = "../wwwroot-assets";
        return Directory.Exists(Path.Combine(Directory.GetCurrentDirectory(), Assets)) ? Assets : null;
    }

    /// <summary>Serves style sheets, scripts and fonts to everybody.</summary>
    public static IApplicationBuilder UseWebRoot(this IApplicationBuilder app) => app.UseMiddleware<PackedAssets>().UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = served => served.Context.Response.GetTypedHeaders().CacheControl = CacheControlOf(served.Context.Request),
    });

    /// <summary>What is asked for by its digest (<c>?v=</c>) may be kept for good.</summary>
    internal static CacheControlHeaderValue CacheControlOf(HttpRequest request) => request.Query.ContainsKey("v")
        ? new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromDays(365), Extensions = { new NameValueHeaderValue("immutable") } }
        : new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromHours(1) };
}
