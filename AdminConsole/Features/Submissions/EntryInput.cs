using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.Scans;

namespace AdminConsole.Features.Submissions;

/// <summary>A direct entry as typed. What it must hold is asked of the <see cref="SubmissionRequest"/> it makes, as of any other.</summary>
public sealed class EntryInput
{
    public EntryPerson Person { get; set; } = new();
    public string? Level { get; set; }
    public string? Category { get; set; }
    public EntryEducation Education { get; set; } = new();
    public string? PreviousDistrict { get; set; }
    public int? PreviousYear { get; set; }

    /// <summary>An assistant physician files for the practising level.</summary>
    public bool IsAssistant { get; set; }

    public string? QualificationNumber { get; set; }
    public string? PractisingNumber { get; set; }

    /// <summary>The first is the one at the institution that enters.</summary>
    public List<EntryPeriod> Periods { get; set; } = [new()];

    /// <summary>Images by slot, but for the papers of former institutions, which lie with their periods.</summary>
    public Dictionary<string, List<ScanPicture>> Pictures { get; set; } = new(StringComparer.Ordinal);

    /// <summary>真实性承诺 and the notice to candidates, signed on paper.</summary>
    public bool Pledged { get; set; }

    public List<ScanPicture> Of(string slot) => Pictures.GetValueOrDefault(slot, []);

    /// <summary>Every image with the field that it was uploaded in, in the order of the request.</summary>
    public IEnumerable<(string Path, string Slot, int? Period, ScanPicture Picture)> Materials() =>
    [
        .. from slot in MaterialSlots.All from picture in Of(slot.Code) select (PathOf(slot.Code), slot.Code, (int?)null, picture),
        .. from period in Periods.Index() from picture in period.Item.Stamped select (StampPath(period.Index), MaterialUse.StampedPreviousCertificate, (int?)period.Index, picture),
    ];

    public static string PathOf(string slot) => $"{SubmissionFields.Materials}.{slot}";

    public static string StampPath(int period) => $"{SubmissionFields.Periods}[{period}].stamped";

    /// <summary>The institution has seen the person's papers itself: the real name is confirmed by hand.</summary>
    public SubmissionRequest ToRequest(Season season, Guid institutionId, string institutionName) => new()
    {
        SeasonId = season.Id,
        BindingId = Guid.Empty,
        NoticeVersion = season.NoticeVersion,
        TruthfulnessPledge = Pledged,
        Person = Person.ToRequest(),
        Exam = new ExamRequest { Level = Level, Category = Category },
        Education = Education.ToRequest(),
        PreviousRegistration = string.IsNullOrWhiteSpace(PreviousDistrict) && PreviousYear is null ? null : new PreviousRegistrationRequest { District = PreviousDistrict, Year = PreviousYear },
        Assistant = IsAssistant ? new AssistantRequest { QualificationNumber = QualificationNumber, PractisingNumber = PractisingNumber } : null,
        Periods = [.. Periods.Select((period, index) => index == 0 ? period.ToRequest(institutionId, institutionName) : period.ToRequest(institutionId: null, period.InstitutionName))],
        Materials = [.. Materials().Select(use => new MaterialUseRequest { Slot = use.Slot, MaterialId = use.Picture.Id, Period = use.Period })],
    };

    /// <summary>Faults of images, which the rules name by their place in the request, beside the fields that hold them.</summary>
    public Error Place(Error error)
    {
        var materials = Materials().ToList();
        var faults = new FieldFaults();
        foreach (var (path, phrases) in error.Fields)
        {
            foreach (var phrase in phrases)
                faults.Add(FieldOf(path), phrase);
        }

        return error with { Fields = faults.Any ? faults.ToError().Fields : error.Fields };

        string FieldOf(string path)
        {
            const string Prefix = $"{SubmissionFields.Materials}[";
            return path.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(path.AsSpan(Prefix.Length, path.IndexOf(']', StringComparison.Ordinal) - Prefix.Length), out var index) && index < materials.Count
                ? materials[index].Path
                : path;
        }
    }

    /// <summary>The form of a filing that was entered before.</summary>
    /// <param name="content">Its newest revision.</param>
    /// <param name="pictures">Its images by id.</param>
    public static EntryInput Of(SubmissionContent content, IReadOnlyDictionary<Guid, ScanPicture> pictures)
    {
        // The current institution's period comes first here.
        var order = content.Periods.Index().OrderBy(period => !period.Item.Current).ToList();
        return new EntryInput
        {
            Person = EntryPerson.Of(content.Person),
            Level = content.Exam.Level,
            Category = content.Exam.Category,
            Education = EntryEducation.Of(content.Education),
            PreviousDistrict = content.PreviousRegistration?.District,
            PreviousYear = content.PreviousRegistration?.Year,
            IsAssistant = content.Assistant is not null,
            QualificationNumber = content.Assistant?.QualificationNumber,
            PractisingNumber = content.Assistant?.PractisingNumber,
            Periods = [.. order.Select(period => EntryPeriod.Of(period.Item, [.. content.Materials.Where(use => use.Period == period.Index && use.Slot == MaterialUse.StampedPreviousCertificate).Select(use => pictures[use.MaterialId])]))],
            Pictures = content.Materials.Where(use => use.Slot != MaterialUse.StampedPreviousCertificate).GroupBy(use => use.Slot, StringComparer.Ordinal)
                .ToDictionary(slot => slot.Key, slot => slot.Select(use => pictures[use.MaterialId]).ToList(), StringComparer.Ordinal),
            Pledged = true,
        };
    }
}

public sealed class EntryPerson
{
    public string? Name { get; set; }
    public string? Sex { get; set; }
    public string? EthnicGroup { get; set; }
    public DateOnly? BirthDate { get; set; }
    public string? DocumentType { get; set; } = "01";
    public string? DocumentNumber { get; set; }
    public DateOnly? DocumentValidFrom { get; set; }

    /// <summary>null: long-term.</summary>
    public DateOnly? DocumentValidTo { get; set; }

    public string? Phone { get; set; }
    public SpecialGroup Special { get; set; }

    internal static EntryPerson Of(CandidatePerson person) => new()
    {
        Name = person.Name,
        Sex = person.Sex,
        EthnicGroup = person.EthnicGroup,
        BirthDate = person.BirthDate,
        DocumentType = person.DocumentType,
        DocumentNumber = person.DocumentNumber,
        DocumentValidFrom = person.DocumentValidFrom,
        DocumentValidTo = person.DocumentValidTo,
        Phone = person.Phone,
        Special = person.Special,
    };

    internal PersonRequest ToRequest() => new()
    {
        Name = Name,
        Sex = Sex,
        EthnicGroup = EthnicGroup,
        BirthDate = BirthDate,
        DocumentType = DocumentType,
        DocumentNumber = DocumentNumber,
        DocumentValidFrom = DocumentValidFrom,
        DocumentValidTo = DocumentValidTo,
        Phone = Phone,
        RealName = "manual",
        Special = Special.ToString().ToLowerInvariant(),
    };
}

public sealed class EntryEducation
{
    public string? Level { get; set; }
    public string? Degree { get; set; }
    public string? School { get; set; }
    public string? Major { get; set; }
    public DateOnly? EnrolledOn { get; set; }
    public DateOnly? GraduatedOn { get; set; }
    public string? CertificateNumber { get; set; }
    public bool FreshGraduate { get; set; }
    public bool TopUp { get; set; }
    public DateOnly? UndergraduateEnrolledOn { get; set; }
    public bool ForeignDegree { get; set; }

    internal static EntryEducation Of(Education education) => new()
    {
        Level = education.Level,
        Degree = education.Degree,
        School = education.School,
        Major = education.Major,
        EnrolledOn = education.EnrolledOn,
        GraduatedOn = education.GraduatedOn,
        CertificateNumber = education.CertificateNumber,
        FreshGraduate = education.FreshGraduate,
        TopUp = education.TopUp,
        UndergraduateEnrolledOn = education.UndergraduateEnrolledOn,
        ForeignDegree = education.ForeignDegree,
    };

    internal EducationRequest ToRequest() => new()
    {
        Level = Level,
        Degree = Degree,
        School = School,
        Major = Major,
        EnrolledOn = EnrolledOn,
        GraduatedOn = GraduatedOn,
        CertificateNumber = CertificateNumber,
        FreshGraduate = FreshGraduate,
        TopUp = TopUp,
        UndergraduateEnrolledOn = TopUp ? UndergraduateEnrolledOn : null,
        ForeignDegree = ForeignDegree,
    };
}

/// <summary>A period; of a former institution the name is typed, because a person sees no other node's row of the library.</summary>
public sealed class EntryPeriod
{
    public string? InstitutionName { get; set; }
    public string? RegistrationNumber { get; set; }
    public DateOnly? Start { get; set; }
    public DateOnly? End { get; set; }
    public string? Address { get; set; }
    public string? Postcode { get; set; }
    public string? LegalRepresentative { get; set; }
    public List<EntryPost> Posts { get; set; } = [new()];
    public List<ScanPicture> Stamped { get; set; } = [];

    internal static EntryPeriod Of(ProbationPeriod period, List<ScanPicture> stamped) => new()
    {
        InstitutionName = period.InstitutionName,
        RegistrationNumber = period.RegistrationNumber,
        Start = period.Start,
        End = period.End,
        Address = period.Address,
        Postcode = period.Postcode,
        LegalRepresentative = period.LegalRepresentative,
        Posts = [.. period.Posts.Select(post => new EntryPost { Department = post.Department, MentorName = post.MentorName, MentorCertificateNumber = post.MentorCertificateNumber, Passed = post.Passed })],
        Stamped = stamped,
    };

    internal PeriodRequest ToRequest(Guid? institutionId, string? institutionName) => new()
    {
        Current = institutionId is not null,
        InstitutionId = institutionId,
        InstitutionName = institutionName,
        RegistrationNumber = RegistrationNumber,
        Start = Start,
        End = End,
        Address = Address,
        Postcode = Postcode,
        LegalRepresentative = LegalRepresentative,
        Posts =
        [
            .. Posts.Select(post => new PostRequest { Department = post.Department, MentorName = post.MentorName, MentorCertificateNumber = post.MentorCertificateNumber, Assessment = post.Passed ? "pass" : "fail" }),
        ],
    };
}

public sealed class EntryPost
{
    public string? Department { get; set; }
    public string? MentorName { get; set; }
    public string? MentorCertificateNumber { get; set; }
    public bool Passed { get; set; } = true;
}
