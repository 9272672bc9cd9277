using AdminConsole.Domain.Accounts;

namespace AdminConsole.Configuration;

/// <summary>Keeps <see cref="Preferences"/> in a browser, so that every page, those before the sign-in included, is sent out as its person likes it.</summary>
internal static class PreferencesCookie
{
    private const string Name = "AdminConsole.Preferences";

    public static Preferences Read(HttpContext http) => Preferences.Parse(HostCookie.Read(http, Name));

    public static void Write(HttpContext http, Preferences preferences) => HostCookie.Write(http, Name, preferences.ToString(), SameSiteMode.Lax, TimeSpan.FromDays(365));
}
