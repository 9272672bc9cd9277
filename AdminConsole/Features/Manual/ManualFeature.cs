using Microsoft.Net.Http.Headers;

namespace AdminConsole.Features.Manual;

public static class ManualFeature
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public static IEndpointRouteBuilder MapManual(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/manual/images/{name}", Picture).AllowAnonymous().ExcludeFromDescription();
        return routes;
    }

    /// <summary>Open to everybody, as the manual is: the pictures show demonstration data.</summary>
    private static IResult Picture(string name, HttpContext http)
    {
        if (Help.Manual.Picture(name) is not { } picture)
            return Results.NotFound();
        http.Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = Kept };
        return Results.Stream(picture, "image/png");
    }
}
