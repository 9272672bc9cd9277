namespace AdminConsole.Configuration;

/// <summary>
/// The product's cookies. Outside Development, which runs on plain HTTP, their names begin with <c>__Host-</c>: a browser then takes them from this very host
/// over TLS only, and for all its paths, so that nobody else can plant one.
/// </summary>
internal static class HostCookie
{
    public static string Named(IHostEnvironment environment, string name) => environment.IsDevelopment() ? name : $"__Host-{name}";

    public static string? Read(HttpContext http, string name) => http.Request.Cookies[Named(Environment(http), name)];

    /// <param name="http">The request.</param>
    /// <param name="name">Without the prefix.</param>
    /// <param name="value">What it holds; no script reads it.</param>
    /// <param name="sameSite">Lax for what must come along from another site's link.</param>
    /// <param name="life">Null = until the browser is closed.</param>
    public static void Write(HttpContext http, string name, string value, SameSiteMode sameSite, TimeSpan? life = null) =>
        http.Response.Cookies.Append(Named(Environment(http), name), value, Options(http, sameSite, life));

    /// <summary>A browser forgets it only under the terms that it was given with.</summary>
    public static void Delete(HttpContext http, string name, SameSiteMode sameSite) => http.Response.Cookies.Delete(Named(Environment(http), name), Options(http, sameSite, life: null));

    private static CookieOptions Options(HttpContext http, SameSiteMode sameSite, TimeSpan? life) =>
        new() { HttpOnly = true, Secure = !Environment(http).IsDevelopment() || http.Request.IsHttps, SameSite = sameSite, Path = "/", MaxAge = life, IsEssential = true };

    private static IHostEnvironment Environment(HttpContext http) => http.RequestServices.GetRequiredService<IHostEnvironment>();
}
