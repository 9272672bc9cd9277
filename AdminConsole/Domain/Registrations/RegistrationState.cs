namespace AdminConsole.Domain.Registrations;

public enum RegistrationState
{
    /// <summary>待审核.</summary>
    Pending,

    /// <summary>退回: the applicant corrects it and hands it in again.</summary>
    Returned,
    Approved,
    Rejected,
}
