using AdminConsole.Domain.Institutions;

namespace AdminConsole.Features.Registrations;

/// <summary>Where an approved applicant belongs: a node that the library has already, or a new one.</summary>
public sealed class RegistrationApprovalInput
{
    /// <summary>The node that gets the account; null for a new one.</summary>
    public Guid? ExistingId { get; set; }

    public InstitutionKind Kind { get; set; } = InstitutionKind.Institution;

    /// <summary>信息上报层级.</summary>
    public Guid? ParentId { get; set; }

    public string? CategoryCode { get; set; }
    public string? Note { get; set; }
}
