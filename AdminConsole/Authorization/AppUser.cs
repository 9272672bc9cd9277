using System.Security.Cryptography;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using Microsoft.AspNetCore.Identity;

namespace AdminConsole.Authorization;

/// <summary>A person who signs in and acts for one node.</summary>
public sealed class AppUser : IdentityUser<Guid>, IOwned
{
    public const int NameLength = 60;

    private const int StampLength = 20;

    /// <summary>The person's name, as decisions and the audit record show it.</summary>
    public required string DisplayName { get; set; }

    public required Guid DistrictId { get; set; }
    public Guid? SiteId { get; set; }
    public Guid? PointId { get; set; }

    /// <summary>The node the person acts for.</summary>
    public required Guid InstitutionId { get; set; }

    /// <summary>The person's own practising certificate number, sealed; null where none was given. Whoever is a mentor in a filing does not decide it.</summary>
    public byte[]? CertificateSealed { get; set; }

    /// <summary>Keyed digest of it, as in the registry.</summary>
    public byte[]? CertificateIndex { get; set; }

    /// <summary>停用: cannot sign in, and open screens end.</summary>
    public bool Disabled { get; set; }

    /// <summary>Where codes are sent; sealed, null while no phone is bound. Identity's own column stays empty: it would hold the number in the clear.</summary>
    public byte[]? PhoneSealed { get; private set; }

    public byte[]? PhoneIndex { get; private set; }

    public string? PhoneMasked { get; private set; }

    public List<RoleAssignment> Roles { get; init; } = [];

    /// <summary>Keyed digest of its last four digits.</summary>
    public byte[]? PhoneTailIndex { get; private set; }

    /// <summary>认证方式.</summary>
    public AuthenticationType Authentication { get; set; }

    /// <summary>How the person likes the console to look; null = never chosen, so each browser keeps its own.</summary>
    public Preferences? Preferences { get; set; }

    /// <summary>The last sign-in. Null = none that is known; the daily look at unused accounts then counts from its own day (AU-14).</summary>
    public DateTime? UsedAt { get; set; }

    /// <summary>When the password was set; null = one that does not grow old: a demonstration user's, which everybody knows.</summary>
    public DateTime? PasswordSetAt { get; private set; }

    /// <summary>Hashes of the passwords before the present one, a line each, the newest first (AU-03).</summary>
    public string? FormerPasswordHashes { get; private set; }

    /// <summary>Hashes of the present password and of those before it that are remembered.</summary>
    public IEnumerable<string> Passwords() => PasswordHash is null ? [] : [PasswordHash, .. FormerPasswordHashes?.Split('\n') ?? []];

    public void SetPassword(string hash, DateTime at)
    {
        FormerPasswordHashes = PasswordHash is null ? null : string.Join('\n', Passwords().Take(PasswordPolicy.Remembered - 1));
        (PasswordHash, PasswordSetAt) = (hash, at);
    }

    /// <summary>Every session opened before is over (AccessScopes).</summary>
    public void RenewStamp() => SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(StampLength));

    public void BindPhone(PersonalData personal, string phone) =>
        (PhoneSealed, PhoneIndex, PhoneTailIndex, PhoneMasked) = (personal.SealUserPhone(Id, phone), personal.PhoneIndex(phone), personal.PhoneTailIndex(phone[^4..]), Mask.Phone(phone));

    /// <summary>解除绑定.</summary>
    public void UnbindPhone() => (PhoneSealed, PhoneIndex, PhoneTailIndex, PhoneMasked) = (null, null, null, null);

    /// <summary>The person's own practising certificate number; null takes it away.</summary>
    public void SetCertificate(PersonalData personal, string? number) =>
        (CertificateSealed, CertificateIndex) = number is null ? (null, null) : (personal.SealUserCertificate(Id, number), personal.CertificateIndex(number));
}

public sealed class RoleAssignment
{
    public Guid UserId { get; init; }
    public required Role Role { get; init; }
}
