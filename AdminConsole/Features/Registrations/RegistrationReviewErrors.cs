using AdminConsole.Domain;

namespace AdminConsole.Features.Registrations;

public static class RegistrationReviewErrors
{
    /// <summary>The library has the credit code already: that node gets the account.</summary>
    public static Error CodeTaken { get; } = new("institution_code_taken", ErrorKind.Conflict);

    public static Error HasAccount { get; } = new("institution_has_account", ErrorKind.Conflict);

    public static Error SiteWithoutArea { get; } = new("site_without_area", ErrorKind.Conflict);
}
