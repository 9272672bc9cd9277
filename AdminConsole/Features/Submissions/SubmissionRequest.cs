using System.ComponentModel;

namespace AdminConsole.Features.Submissions;

/// <summary>
/// Body of a submission: the writable fields and nothing else (IN-02). Everything may be missing here, so that one answer can name all that is wrong with
/// it by field; <see cref="SubmissionReader"/> says what must be there.
/// </summary>
public sealed record SubmissionRequest
{
    public string? SeasonId { get; init; }
    public Guid? BindingId { get; init; }

    [Description("Version of the season's notice to candidates that was accepted")]
    public int? NoticeVersion { get; init; }

    [Description("Must be true")]
    public bool? TruthfulnessPledge { get; init; }

    public PersonRequest? Person { get; init; }
    public ExamRequest? Exam { get; init; }
    public EducationRequest? Education { get; init; }
    public PreviousRegistrationRequest? PreviousRegistration { get; init; }

    [Description("Exactly when an assistant physician files for the practising level: never with exam level 2; always with level 1 when the education is below bachelor or the category is of the apprenticeship track; otherwise as the candidate is one or not")]
    public AssistantRequest? Assistant { get; init; }

    [Description("Exactly one is current, at the institution of the binding")]
    public IReadOnlyList<PeriodRequest?>? Periods { get; init; }

    public IReadOnlyList<MaterialUseRequest?>? Materials { get; init; }
}

public sealed record PersonRequest
{
    public string? Name { get; init; }

    [Description("Code list sex")]
    public string? Sex { get; init; }

    [Description("Code list ethnic-groups")]
    public string? EthnicGroup { get; init; }

    public DateOnly? BirthDate { get; init; }

    [Description("Code list id-document-types")]
    public string? DocumentType { get; init; }

    public string? DocumentNumber { get; init; }
    public DateOnly? DocumentValidFrom { get; init; }

    [Description("null: long-term")]
    public DateOnly? DocumentValidTo { get; init; }

    public string? Phone { get; init; }

    [Description("automatic, manual or pending; pending is refused")]
    public string? RealName { get; init; }

    [Description("none, military, hkmotw or foreign")]
    public string? Special { get; init; }
}

public sealed record ExamRequest
{
    [Description("Code list exam-levels")]
    public string? Level { get; init; }

    [Description("Code list exam-categories, of that level")]
    public string? Category { get; init; }
}

public sealed record EducationRequest
{
    [Description("Code list education-levels, the selectable ones")]
    public string? Level { get; init; }

    [Description("Code list degrees")]
    public string? Degree { get; init; }

    public string? School { get; init; }
    public string? Major { get; init; }
    public DateOnly? EnrolledOn { get; init; }
    public DateOnly? GraduatedOn { get; init; }
    public string? CertificateNumber { get; init; }
    public bool? FreshGraduate { get; init; }
    public bool? TopUp { get; init; }
    public DateOnly? UndergraduateEnrolledOn { get; init; }
    public bool? ForeignDegree { get; init; }
}

public sealed record PreviousRegistrationRequest
{
    public string? District { get; init; }
    public int? Year { get; init; }
}

public sealed record AssistantRequest
{
    public string? QualificationNumber { get; init; }
    public string? PractisingNumber { get; init; }
}

public sealed record PeriodRequest
{
    public bool? Current { get; init; }

    [Description("null: a former institution outside the library")]
    public Guid? InstitutionId { get; init; }

    public string? InstitutionName { get; init; }
    public string? RegistrationNumber { get; init; }

    [Description("Today at the latest")]
    public DateOnly? Start { get; init; }

    [Description("After the start, at the latest on the season's cut-off date")]
    public DateOnly? End { get; init; }

    public string? Address { get; init; }
    public string? Postcode { get; init; }
    public string? LegalRepresentative { get; init; }
    public IReadOnlyList<PostRequest?>? Posts { get; init; }
}

public sealed record PostRequest
{
    public string? Department { get; init; }
    public string? MentorName { get; init; }
    public string? MentorCertificateNumber { get; init; }

    [Description("pass or fail")]
    public string? Assessment { get; init; }
}

public sealed record MaterialUseRequest
{
    [Description("Code of material-slots, the one it was uploaded for")]
    public string? Slot { get; init; }

    public Guid? MaterialId { get; init; }

    [Description("Zero-based index of the period, where the paper belongs to one")]
    public int? Period { get; init; }
}
