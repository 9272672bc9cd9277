using System.Security.Claims;
using AdminConsole.Configuration;

namespace AdminConsole.Features.Accounts.SignIn;

/// <summary>Who somebody is at the provider of 统一身份, as it has just proved. Its other claims are not read: neither role nor node nor name comes from there (AZ-05).</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">The person, there.</param>
/// <param name="HasSecondFactor">The provider saw more than one factor (AU-06).</param>
public sealed record ProvenIdentity(string Issuer, string Subject, bool HasSecondFactor)
{
    internal static ProvenIdentity Of(ClaimsPrincipal principal, AuthOptions options)
    {
        var accepted = options.MfaValues.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new ProvenIdentity(principal.FindFirstValue("iss")!, principal.FindFirstValue("sub")!, principal.FindAll(claim => claim.Type is "acr" or "amr").Any(claim => accepted.Contains(claim.Value, StringComparer.Ordinal)));
    }

    /// <summary>Leaves the person out: a record may reach a log.</summary>
    public override string ToString() => Issuer;
}
