using AdminConsole.Domain.Institutions;

namespace AdminConsole.Domain.Submissions;

/// <summary>A candidate's choice of an institution (绑定工作单位), proven by the institution's confirmation code.</summary>
public sealed class Binding : IOwned, IClientOwned
{
    public required Guid Id { get; init; }
    public required Guid? ClientId { get; init; }
    public required Guid DistrictId { get; init; }
    public Guid? SiteId { get; init; }
    public Guid? PointId { get; init; }
    public required Guid InstitutionId { get; init; }

    public required string PersonName { get; init; }

    /// <summary>Keyed digest of document type and number; a filing must be of the same person.</summary>
    public required byte[] PersonIndex { get; init; }

    public required DateTime BoundAt { get; init; }

    /// <summary>Which of the institution's confirmation codes proved it; null where none was asked for.</summary>
    public int? CodeNumber { get; init; }

    /// <summary>解绑: nothing more is filed with it; what was filed stays listed under it.</summary>
    public DateTime? UnboundAt { get; set; }
}
