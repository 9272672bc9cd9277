using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Configuration;
using Microsoft.AspNetCore.Identity;

namespace AdminConsole.Features.Accounts.SignIn;

/// <summary>A sign-in whose first step was right and that waits for its second step: a sealed cookie, which lives for ten minutes and signs nobody in.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="Method">With what: the password, or 统一身份.</param>
/// <param name="Stamp">The user's stamp at the first step: a password set meanwhile ends it.</param>
/// <param name="Challenge">What the phone code is bound to (AU-07).</param>
/// <param name="PhoneShown">The phone code was right already: what is left is to enrol a key.</param>
/// <param name="Passed">Every step was taken: what is left is a new password.</param>
/// <param name="ReturnUrl">Where to afterwards; one of our own pages.</param>
public sealed record PendingSignIn(Guid UserId, string Method, string Stamp, string Challenge, bool PhoneShown, bool Passed, string ReturnUrl);

/// <summary>Keeps a <see cref="PendingSignIn"/> in the browser.</summary>
public sealed class PendingSignIns(FormTickets tickets, UserManager<AppUser> users, IHttpContextAccessor http)
{
    private const string Purpose = "sign-in", Cookie = "AdminConsole.SignIn";
    private const int ChallengeLength = 16;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("Signing in needs a request.");

    public void Begin(AppUser user, string method, string returnUrl) => Keep(New(user, method, returnUrl));

    /// <summary>For whoever has taken every step with a password that has grown old.</summary>
    public void BeginNewPassword(AppUser user, string method, string returnUrl) => Keep(New(user, method, returnUrl) with { Passed = true });

    /// <summary>For whoever has shown otherwise what a code to the phone would show.</summary>
    public void BeginEnrolment(AppUser user, string method, string returnUrl) => Keep(New(user, method, returnUrl) with { PhoneShown = true });

    /// <summary>Lax: whoever comes back from another site's sign-in brings no Strict cookie along.</summary>
    public void Keep(PendingSignIn pending) => HostCookie.Write(
        Http,
        Cookie,
        tickets.Make(Purpose, string.Join('\n', pending.UserId, pending.Method, pending.Stamp, pending.Challenge, pending.PhoneShown ? "1" : "0", pending.Passed ? "1" : "0", pending.ReturnUrl), Life),
        SameSiteMode.Lax,
        Life);

    private static PendingSignIn New(AppUser user, string method, string returnUrl) =>
        new(user.Id, method, user.SecurityStamp ?? "", Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ChallengeLength)), PhoneShown: false, Passed: false, returnUrl);

    public void End() => HostCookie.Delete(Http, Cookie, SameSiteMode.Lax);

    /// <summary>The sign-in and whose it is; null when there is none that still holds.</summary>
    public async Task<(PendingSignIn Pending, AppUser User)?> FindAsync()
    {
        if (tickets.Read(Purpose, HostCookie.Read(Http, Cookie))?.Split('\n') is not [var id, var method, var stamp, var challenge, var shown, var passed, var returnUrl])
            return null;
        var pending = new PendingSignIn(Guid.Parse(id, CultureInfo.InvariantCulture), method, stamp, challenge, shown == "1", passed == "1", returnUrl);
        return await users.FindByIdAsync(id) is { Disabled: false } user && user.SecurityStamp == stamp ? (pending, user) : null;
    }
}
