namespace AdminConsole.Domain.Submissions;

/// <summary>
/// Everything the candidate supplied (process.md §4), normalised. Kept sealed per revision; coded values are the <c>code</c> columns of the code lists.
/// </summary>
public sealed record SubmissionContent
{
    public required string SeasonId { get; init; }
    public required Guid BindingId { get; init; }
    public required int NoticeVersion { get; init; }
    public required CandidatePerson Person { get; init; }
    public required ExamChoice Exam { get; init; }
    public required Education Education { get; init; }
    public PreviousRegistration? PreviousRegistration { get; init; }

    /// <summary>Present exactly when an assistant physician files for the practising level; the filing is then a 执业期考核证明.</summary>
    public AssistantCertificates? Assistant { get; init; }

    public required IReadOnlyList<ProbationPeriod> Periods { get; init; }
    public required IReadOnlyList<MaterialUse> Materials { get; init; }

    /// <summary>The one period at the institution that reviews the filing.</summary>
    public ProbationPeriod CurrentPeriod => Periods.Single(period => period.Current);
}

/// <param name="Sex">sex.csv: 1 male, 2 female.</param>
/// <param name="DocumentType">id-document-types.csv.</param>
/// <param name="DocumentValidTo">null = long-term.</param>
public sealed record CandidatePerson(
    string Name, string Sex, string EthnicGroup, DateOnly BirthDate, string DocumentType, string DocumentNumber,
    DateOnly DocumentValidFrom, DateOnly? DocumentValidTo, string Phone, RealNameState RealName, SpecialGroup Special);

/// <summary>How the mini-programme verified the person: 自动核验 / 人工审核 / 待认证; the last is refused at intake.</summary>
public enum RealNameState { Automatic, Manual, Pending }

/// <summary>none / 军队 / 港澳台 / 外国.</summary>
public enum SpecialGroup { None, Military, Hkmotw, Foreign }

/// <param name="Level">exam-levels.csv: 1 执业医师, 2 执业助理医师.</param>
/// <param name="Category">exam-categories.csv.</param>
public sealed record ExamChoice(string Level, string Category);

public sealed record Education(
    string Level, string? Degree, string School, string Major, DateOnly EnrolledOn, DateOnly GraduatedOn, string CertificateNumber,
    bool FreshGraduate, bool TopUp, DateOnly? UndergraduateEnrolledOn, bool ForeignDegree);

public sealed record PreviousRegistration(string District, int Year);

public sealed record AssistantCertificates(string QualificationNumber, string PractisingNumber);

/// <summary>One stretch of probation at one institution. Both days count.</summary>
/// <param name="InstitutionId">null for a former institution outside the library, which then has a free name.</param>
public sealed record ProbationPeriod(
    bool Current, Guid? InstitutionId, string InstitutionName, string? RegistrationNumber, DateOnly Start, DateOnly End, IReadOnlyList<ProbationPost> Posts)
{
    public string? Address { get; init; }
    public string? Postcode { get; init; }
    public string? LegalRepresentative { get; init; }
}

/// <summary>A post (岗位/科室) with its mentor (带教老师) and the mentor's assessment 合格/不合格.</summary>
public sealed record ProbationPost(string Department, string MentorName, string MentorCertificateNumber, bool Passed);

/// <param name="Slot">material-slots.json.</param>
/// <param name="Sha256">Lower-case hex digest of the stored image.</param>
/// <param name="Period">Zero-based index in <see cref="SubmissionContent.Periods"/> where the slot belongs to one.</param>
public sealed record MaterialUse(string Slot, Guid MaterialId, string Sha256, int? Period)
{
    /// <summary>The stamped paper certificate of a former institution.</summary>
    public const string StampedPreviousCertificate = "STAMPED_PREVIOUS_CERTIFICATE";

    /// <summary>The fresh graduate's commitment letter (承诺书).</summary>
    public const string FreshGraduateCommitment = "FRESH_GRADUATE_COMMITMENT";
}
