namespace AdminConsole.Domain.Institutions;

/// <summary>The code that candidates need to choose an institution (单位确认码). Sealed, because the institution's own people may read it again (CO-03).</summary>
public sealed class ConfirmationCode : IOwned
{
    public required Guid DistrictId { get; init; }
    public Guid? SiteId { get; init; }
    public Guid? PointId { get; init; }

    /// <summary>The institution and the row's key: one code at a time.</summary>
    public required Guid InstitutionId { get; init; }

    public required byte[] Sealed { get; set; }
    public required DateTime IssuedAt { get; set; }
}
