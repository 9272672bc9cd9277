namespace AdminConsole.Features.Registrations;

/// <summary>Carries the ticket of an applicant who has shown the phone's code from one page to the next; never in an address.</summary>
internal static class EnquiryCookie
{
    private const string Name = "AdminConsole.Enquiry";

    public static string? Read(HttpContext http) => http.Request.Cookies[Name];

    public static void Write(HttpContext http, string ticket) => http.Response.Cookies.Append(
        Name, ticket, new CookieOptions { HttpOnly = true, IsEssential = true, Path = "/registration", SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps });
}
