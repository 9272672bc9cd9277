using AdminConsole.Domain.Institutions;

namespace AdminConsole.Domain.Registrations;

/// <summary>
/// An institution's application for an account (机构注册). It belongs to the node that reviews it: the district, or the exam site that the district has handed
/// its area to.
/// </summary>
public sealed class Registration : IOwned, IVersioned
{
    public const int NameLength = Institution.NameLength, NoteLength = Institution.NoteLength, PersonNameLength = 60, AuthorityLength = 100, ShortestName = 2;

    public required Guid Id { get; init; }
    public required Guid DistrictId { get; init; }
    public Guid? SiteId { get; init; }
    public Guid? PointId { get; init; }

    /// <summary>The reviewing node.</summary>
    public required Guid InstitutionId { get; init; }

    public Guid Version { get; set; }

    /// <summary>单位全称, the first name on the seal.</summary>
    public string Name { get; private set; } = "";

    public string Address { get; private set; } = "";

    /// <summary>统一社会信用代码, normalised.</summary>
    public string Code { get; private set; } = "";

    /// <summary>医疗机构执业许可证登记号; medical institutions only.</summary>
    public string? LicenceNumber { get; private set; }

    /// <summary>Who will administer the account.</summary>
    public string AdministratorName { get; private set; } = "";

    /// <summary>业务主管（指导）卫生部门.</summary>
    public string Authority { get; private set; } = "";

    /// <summary>The code while the application is open, so that there is one open application of an institution at a time; null afterwards.</summary>
    public string? OpenCode { get; private set; }

    /// <summary>Where the result is told and codes are sent. Sealed; below it in parts for looking at and comparing.</summary>
    public byte[] PhoneSealed { get; private set; } = [];

    public byte[] PhoneIndex { get; private set; } = [];

    public string PhoneMasked { get; private set; } = "";

    public RegistrationState State { get; private set; }

    /// <summary>First handed in; the release of the activation code counts from here.</summary>
    public required DateTime AppliedAt { get; init; }

    /// <summary>Handed in last; the age in the queue counts from here.</summary>
    public DateTime SubmittedAt { get; private set; }

    public string? Note { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }

    /// <summary>The node that the approval created or that was there already.</summary>
    public Guid? NodeId { get; private set; }

    /// <summary>主账号.</summary>
    public string? Account { get; private set; }

    /// <summary>When the applicant was shown an activation code; shown once (CO-04).</summary>
    public DateTime? CodeShownAt { get; private set; }

    public RegistrationContent Content => new(Name, Address, Code, LicenceNumber, AdministratorName, Authority);

    /// <summary>Handed in, the first time or after a return.</summary>
    public Result<Done> Submit(RegistrationContent content, RegistrationPhone phone, DateTime at)
    {
        if (SubmittedAt != default && State != RegistrationState.Returned)
            return RegistrationErrors.IllegalState(State);
        (Name, Address, Code, LicenceNumber, AdministratorName, Authority) = (content.Name, content.Address, content.Code, content.LicenceNumber, content.AdministratorName, content.Authority);
        (OpenCode, State, SubmittedAt, Note) = (content.Code, RegistrationState.Pending, at, null);
        (PhoneSealed, PhoneIndex, PhoneMasked) = (phone.Sealed, phone.Index, phone.Masked);
        return Done.Yes;
    }

    /// <summary>Approved: the institution has its node and its main account.</summary>
    public Result<Done> Approve(Guid nodeId, string account, string by, DateTime at, string? note)
    {
        var decided = Decide(RegistrationState.Approved, by, at, note);
        if (decided.IsOk)
            (NodeId, Account, OpenCode) = (nodeId, account, null);
        return decided;
    }

    public Result<Done> Return(string by, DateTime at, string note) => Decide(RegistrationState.Returned, by, at, note);

    public Result<Done> Reject(string by, DateTime at, string note)
    {
        var decided = Decide(RegistrationState.Rejected, by, at, note);
        if (decided.IsOk)
            OpenCode = null;
        return decided;
    }

    /// <summary>The applicant is shown the activation code now.</summary>
    public Result<Done> ShowCode(DateTime at, TimeSpan releaseDelay)
    {
        if (State != RegistrationState.Approved || at < ReleasedAt(releaseDelay))
            return RegistrationErrors.NotReleased;
        if (CodeShownAt is not null)
            return RegistrationErrors.CodeAlreadyShown;
        CodeShownAt = at;
        return Done.Yes;
    }

    /// <summary>The reviewer lets the applicant ask for a new code: the one shown was lost or tried to death.</summary>
    public Result<Done> AllowNewCode()
    {
        if (State != RegistrationState.Approved)
            return RegistrationErrors.IllegalState(State);
        CodeShownAt = null;
        return Done.Yes;
    }

    public DateTime ReleasedAt(TimeSpan releaseDelay) => AppliedAt + releaseDelay;

    private Result<Done> Decide(RegistrationState to, string by, DateTime at, string? note)
    {
        if (State != RegistrationState.Pending)
            return RegistrationErrors.IllegalState(State);
        (State, DecidedBy, DecidedAt, Note) = (to, by, at, note);
        return Done.Yes;
    }
}

/// <summary>What the applicant says, the phone apart: the form, its print and the record all speak of this.</summary>
public sealed record RegistrationContent(string Name, string Address, string Code, string? LicenceNumber, string AdministratorName, string Authority);

/// <summary>A phone number as it is kept.</summary>
public sealed record RegistrationPhone(byte[] Sealed, byte[] Index, string Masked);
