using AdminConsole.Authorization;
using AdminConsole.Configuration;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Accounts;

/// <summary>The one place that says whether a new password is good enough; every form that sets one asks here.</summary>
public sealed class PasswordRules(IOptions<AuthOptions> options, IPasswordHasher<AppUser> hasher, TimeProvider clock)
{
    /// <summary>A word this short is in anything.</summary>
    private const int ShortestTelling = 3;

    private const string Product = "AdminConsole", ProductKey = "shell.product";

    public PasswordPolicy Policy => PasswordPolicy.Of(options.Value.PasswordPolicy);

    /// <summary>The fault of a password that names what everybody knows of its owner.</summary>
    public static Error Telling => Error.Field("password", new Phrase("account.fault.password_telling"));

    /// <summary>The fault of a password that was the person's before.</summary>
    public static Error Used => Error.Field("password", new Phrase("account.fault.password_used", PasswordPolicy.Remembered));

    /// <param name="password">As typed.</param>
    /// <param name="again">Typed once more.</param>
    /// <param name="forbidden">What it must not contain: the account's name, the phone, the institution's name.</param>
    public FieldFaults Check(string? password, string? again, params string?[] forbidden)
    {
        var faults = new FieldFaults();
        if (string.IsNullOrEmpty(password))
            faults.Add("password", "account.required");
        else if (TextRules.Length(password) < Policy.Least || TextRules.Length(password) > PasswordPolicy.Longest)
            faults.Add("password", "account.fault.password_length", Policy.Least, PasswordPolicy.Longest);
        else if (Classes(password) < Policy.LeastClasses)
            faults.Add("password", "account.fault.password_classes");
        else if (Names(password, [.. forbidden, Product, Strings.Chinese[ProductKey]]))
            faults.Add("password", "account.fault.password_telling");
        else if (CommonPassword.Is(password))
            faults.Add("password", "account.fault.password_common");
        if (password != again)
            faults.Add("passwordAgain", "account.fault.password_again");
        return faults;
    }

    /// <summary>Whether it contains one of the words.</summary>
    public static bool Names(string password, params string?[] words) => words.Any(word => word?.Length >= ShortestTelling && password.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it is, or lately was, the person's password. As slow as so many sign-ins: never to be asked inside a unit of work.</summary>
    public bool WasUsed(AppUser user, string password) => user.Passwords().Any(hash => hasher.VerifyHashedPassword(user, hash, password) != PasswordVerificationResult.Failed);

    public bool HasExpired(AppUser user) => Policy.HasExpired(user.PasswordSetAt, clock.GetUtcNow().UtcDateTime);

    /// <summary>Of digits, small letters, capital letters and everything else.</summary>
    private static int Classes(string password) =>
        new[] { password.Any(char.IsDigit), password.Any(char.IsLower), password.Any(char.IsUpper), password.Any(c => !char.IsDigit(c) && !char.IsLower(c) && !char.IsUpper(c)) }.Count(found => found);
}
