using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Accounts;

/// <summary>The one place that says whether a new password is good enough; every form that sets one asks here.</summary>
public sealed class PasswordRules(IOptions<IdentityOptions> options)
{
    private const int Longest = 128;

    /// <param name="password">As typed.</param>
    /// <param name="again">Typed once more.</param>
    /// <param name="forbidden">What it must not contain: the account's name, the phone.</param>
    public FieldFaults Check(string? password, string? again, params string[] forbidden)
    {
        var faults = new FieldFaults();
        if (string.IsNullOrEmpty(password))
            faults.Add("password", "account.required");
        else if (TextRules.Length(password) < options.Value.Password.RequiredLength || TextRules.Length(password) > Longest)
            faults.Add("password", "account.fault.password_length", options.Value.Password.RequiredLength, Longest);
        else if (Classes(password) < 3)
            faults.Add("password", "account.fault.password_classes");
        else if (forbidden.Any(word => password.Contains(word, StringComparison.OrdinalIgnoreCase)))
            faults.Add("password", "account.fault.password_telling");
        if (password != again)
            faults.Add("passwordAgain", "account.fault.password_again");
        return faults;
    }

    /// <summary>Of digits, small letters, capital letters and everything else.</summary>
    private static int Classes(string password) =>
        new[] { password.Any(char.IsDigit), password.Any(char.IsLower), password.Any(char.IsUpper), password.Any(c => !char.IsDigit(c) && !char.IsLower(c) && !char.IsUpper(c)) }.Count(found => found);
}
