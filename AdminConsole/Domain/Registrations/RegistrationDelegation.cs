using AdminConsole.Domain.Institutions;

namespace AdminConsole.Domain.Registrations;

/// <summary>The district has handed the review of new registrations of its area to this exam site.</summary>
public sealed class RegistrationDelegation : IOwned
{
    public required Guid DistrictId { get; init; }
    public required Guid? SiteId { get; init; }
    public Guid? PointId { get; init; }

    /// <summary>The site, and the row's key.</summary>
    public required Guid InstitutionId { get; init; }

    /// <summary>First four digits of the site's division: applications whose credit code names that area go to it.</summary>
    public required string Area { get; init; }
}
