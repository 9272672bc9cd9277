using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace AdminConsole.Configuration;

/// <summary>Chinese first, English complete. The choice lives in a cookie; a circuit takes it from the request that began it.</summary>
public static class Languages
{
    private const string Cookie = "AdminConsole.Language";

    private static readonly CultureInfo[] Offered = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    public static IServiceCollection AddLanguages(this IServiceCollection services) => services
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)) // Chinese as it is: the default writes eight characters for each
        .AddOptions<RequestLocalizationOptions>().Configure<IHostEnvironment>((options, environment) =>
    {
        options.DefaultRequestCulture = new RequestCulture(Offered[0]);
        options.SupportedCultures = Offered;
        options.SupportedUICultures = Offered;
        options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = HostCookie.Named(environment, Cookie) }];
    }).Services;

    public static IEndpointRouteBuilder MapLanguages(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/language", Choose).AllowAnonymous();
        return routes;
    }

    private static IResult Choose(HttpContext context, [FromForm] string? culture, [FromForm] string? returnUrl)
    {
        var chosen = Offered.FirstOrDefault(offered => offered.Name == culture) ?? Offered[0];
        HostCookie.Write(context, Cookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)), SameSiteMode.Lax, TimeSpan.FromDays(365));
        return Results.LocalRedirect(LocalUrl.OrRoot(returnUrl));
    }
}
