using AdminConsole.Configuration;

namespace AdminConsole.Features.Registrations;

/// <summary>Carries the ticket of an applicant who has shown the phone's code from one page to the next; never in an address.</summary>
internal static class EnquiryCookie
{
    private const string Name = "AdminConsole.Enquiry";

    public static string? Read(HttpContext http) => HostCookie.Read(http, Name);

    public static void Write(HttpContext http, string ticket) => HostCookie.Write(http, Name, ticket, SameSiteMode.Strict);
}
