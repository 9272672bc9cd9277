using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AdminConsole.Domain.Accounts;
using Microsoft.AspNetCore.Localization;

namespace AdminConsole.Configuration;

/// <summary>Chinese first, English complete. A request speaks the language of its browser's <see cref="PreferencesCookie"/>; a circuit, that of the request that began it.</summary>
public static class Languages
{
    private static readonly CultureInfo[] Offered = [.. Preferences.Languages.Select(CultureInfo.GetCultureInfo)];

    public static IServiceCollection AddLanguages(this IServiceCollection services) => services
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)) // Chinese as it is: the default writes eight characters for each
        .Configure<RequestLocalizationOptions>(options =>
    {
        options.DefaultRequestCulture = new RequestCulture(Offered[0]);
        options.SupportedCultures = Offered;
        options.SupportedUICultures = Offered;
        options.RequestCultureProviders = [new CustomRequestCultureProvider(context => Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(PreferencesCookie.Read(context).Language)))];
    });
}
