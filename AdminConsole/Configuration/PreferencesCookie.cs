using AdminConsole.Domain.Accounts;

namespace AdminConsole.Configuration;

/// <summary>Keeps <see cref="Preferences"/> in a browser, so that every page, those before the sign-in included, is sent out as its person likes it.</summary>
internal static class PreferencesCookie
{
    public const string Name = "AdminConsole.Preferences";

    public static Preferences Read(HttpRequest request) => Preferences.Parse(request.Cookies[Name]);

    public static void Write(HttpContext context, Preferences preferences) => context.Response.Cookies.Append(
        Name,
        preferences.ToString(),
        new CookieOptions { HttpOnly = true, IsEssential = true, MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps });
}
