using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using Microsoft.AspNetCore.Identity;

namespace AdminConsole.Authorization;

/// <summary>A person who signs in and acts for one node.</summary>
public sealed class AppUser : IdentityUser<Guid>, IOwned
{
    public const int NameLength = 60;

    /// <summary>The person's name, as decisions and the audit record show it.</summary>
    [Personal]
    public required string DisplayName { get; set; }

    public required Guid DistrictId { get; set; }
    public Guid? SiteId { get; set; }
    public Guid? PointId { get; set; }

    /// <summary>The node the person acts for.</summary>
    public required Guid InstitutionId { get; set; }

    /// <summary>The person's own practising certificate number, sealed; null where none was given. Whoever is a mentor in a filing does not decide it.</summary>
    [Personal]
    public byte[]? CertificateSealed { get; set; }

    /// <summary>Keyed digest of it, as in the registry.</summary>
    public byte[]? CertificateIndex { get; set; }

    /// <summary>停用: cannot sign in, and open screens end.</summary>
    public bool Disabled { get; set; }

    /// <summary>Where codes are sent; sealed, null while no phone is bound. Identity's own column stays empty: it would hold the number in the clear.</summary>
    public byte[]? PhoneSealed { get; private set; }

    public byte[]? PhoneIndex { get; private set; }

    [Personal]
    public string? PhoneMasked { get; private set; }

    public List<RoleAssignment> Roles { get; init; } = [];

    public void BindPhone(byte[] @sealed, byte[] index, string masked) => (PhoneSealed, PhoneIndex, PhoneMasked) = (@sealed, index, masked);
}

public sealed class RoleAssignment
{
    public Guid UserId { get; init; }
    public required Role Role { get; init; }
}
