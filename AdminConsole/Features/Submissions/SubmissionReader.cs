using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Submissions;

/// <summary>
/// Checks everything about a filing that needs nothing but the filing and today's date, and brings it into its stored form. What the season, the binding,
/// the library and the uploads must confirm is <see cref="SubmissionReferences"/>.
/// </summary>
internal static class SubmissionReader
{
    /// <summary>Documents that each group of persons identifies itself with (notice 002).</summary>
    internal static readonly Dictionary<SpecialGroup, string[]> DocumentsOf = new()
    {
        [SpecialGroup.None] = [IdentityDocument.IdentityCard, IdentityDocument.Other],
        [SpecialGroup.Military] = [IdentityDocument.OfficerId, IdentityDocument.IdentityCard],
        [SpecialGroup.Hkmotw] = [IdentityDocument.HongKongMacao, IdentityDocument.Taiwan, IdentityDocument.HongKongMacaoResidence, IdentityDocument.TaiwanResidence],
        [SpecialGroup.Foreign] = [IdentityDocument.Passport, IdentityDocument.PermanentResident],
    };

    public static Result<SubmissionContent> Read(SubmissionRequest request, DateOnly today)
    {
        if (request.Person?.RealName == "pending")
            return IntakeErrors.RealNamePending;
        var faults = new FieldFaults();
        var content = Read(request, faults, today);
        return faults.Any ? faults.ToError() : content;
    }

    /// <summary>What can be read of a form that is not finished. Only for telling what the form has to ask next: what is missing stands there as nothing.</summary>
    public static SubmissionContent Outline(SubmissionRequest request, DateOnly today) => Read(request, new FieldFaults(), today);

    private static SubmissionContent Read(SubmissionRequest request, FieldFaults faults, DateOnly today)
    {
        var root = new FieldReader(faults);
        if (request.TruthfulnessPledge != true)
            root.Refuse("truthfulnessPledge", "intake.pledge_required");
        var exam = ReadExam(root.In("exam"), request.Exam);
        var education = ReadEducation(root.In("education"), request.Education, today);
        var periods = ReadPeriods(root, request.Periods, today);
        return new SubmissionContent
        {
            SeasonId = root.Text("seasonId", request.SeasonId, Domain.Seasons.Season.IdLength),
            BindingId = root.Value("bindingId", request.BindingId),
            NoticeVersion = root.Value("noticeVersion", request.NoticeVersion),
            Person = ReadPerson(root.In("person"), request.Person, today),
            Exam = exam,
            Education = education,
            PreviousRegistration = ReadPreviousRegistration(root.In("previousRegistration"), request.PreviousRegistration, today),
            Assistant = ReadAssistant(root.In("assistant"), request.Assistant, exam, education, today),
            Periods = periods,
            Materials = ReadMaterials(root, request.Materials, periods),
        };
    }

    private static CandidatePerson ReadPerson(FieldReader fields, PersonRequest? person, DateOnly today)
    {
        if (!fields.Has(person))
            return new CandidatePerson("", "", "", default, "", "", default, DocumentValidTo: null, "", default, default);
        var sex = fields.Code("sex", person.Sex, Codes.Sexes);
        var birthDate = fields.Value("birthDate", person.BirthDate);
        var documentType = fields.Code("documentType", person.DocumentType, Codes.DocumentTypes);
        var special = fields.Word("special", person.Special, ("none", SpecialGroup.None), ("military", SpecialGroup.Military), ("hkmotw", SpecialGroup.Hkmotw), ("foreign", SpecialGroup.Foreign));
        if (documentType.Length > 0 && special is { } group && !DocumentsOf[group].Contains(documentType, StringComparer.Ordinal))
            fields.Refuse("documentType", "intake.document_type");
        var validFrom = fields.Value("documentValidFrom", person.DocumentValidFrom);
        if (validFrom > today)
            fields.Refuse("documentValidFrom", "intake.not_in_future");
        if (person.DocumentValidTo <= validFrom)
            fields.Refuse("documentValidTo", "intake.end_after_start");
        return new CandidatePerson(
            fields.Text("name", person.Name, Submission.NameLength),
            sex,
            fields.Code("ethnicGroup", person.EthnicGroup, Codes.EthnicGroups),
            birthDate,
            documentType,
            fields.Identifier("documentNumber", person.DocumentNumber, "intake.document_number", number => IdentityDocument.Check(documentType, number, sex, birthDate, today)),
            validFrom,
            person.DocumentValidTo,
            fields.Identifier("phone", person.Phone, "intake.phone", MobileNumber.Check),
            fields.Word("realName", person.RealName, ("automatic", RealNameState.Automatic), ("manual", RealNameState.Manual)).GetValueOrDefault(),
            special.GetValueOrDefault());
    }

    private static ExamChoice ReadExam(FieldReader fields, ExamRequest? exam)
    {
        if (!fields.Has(exam))
            return new ExamChoice("", "");
        var level = fields.Code("level", exam.Level, Codes.ExamLevels);
        return new ExamChoice(level, fields.Code("category", exam.Category, Codes.ExamCategories, category => level.Length == 0 || category["examLevel"] == level));
    }

    private static Education ReadEducation(FieldReader fields, EducationRequest? education, DateOnly today)
    {
        if (!fields.Has(education))
            return new Education("", Degree: null, "", "", default, default, "", FreshGraduate: false, TopUp: false, UndergraduateEnrolledOn: null, ForeignDegree: false);
        var enrolledOn = fields.Value("enrolledOn", education.EnrolledOn);
        var graduatedOn = fields.Value("graduatedOn", education.GraduatedOn);
        if (enrolledOn > today)
            fields.Refuse("enrolledOn", "intake.not_in_future");
        if (education.GraduatedOn is not null && graduatedOn <= enrolledOn)
            fields.Refuse("graduatedOn", "intake.end_after_start");
        if (education.UndergraduateEnrolledOn > graduatedOn)
            fields.Refuse("undergraduateEnrolledOn", "intake.end_after_start");
        return new Education(
            fields.Code("level", education.Level, Codes.EducationLevels, level => level["use"] == "selectable"),
            string.IsNullOrEmpty(education.Degree) ? null : fields.Code("degree", education.Degree, Codes.Degrees),
            fields.Text("school", education.School, SubmissionLimits.SchoolLength),
            fields.Text("major", education.Major, SubmissionLimits.MajorLength),
            enrolledOn,
            graduatedOn,
            fields.Text("certificateNumber", education.CertificateNumber, SubmissionLimits.EducationCertificateLength),
            fields.Value("freshGraduate", education.FreshGraduate),
            fields.Value("topUp", education.TopUp),
            education.UndergraduateEnrolledOn,
            fields.Value("foreignDegree", education.ForeignDegree));
    }

    private static PreviousRegistration? ReadPreviousRegistration(FieldReader fields, PreviousRegistrationRequest? previous, DateOnly today)
    {
        if (previous is null)
            return null;
        var year = fields.Value("year", previous.Year);
        if (previous.Year is not null && (year < SubmissionLimits.FirstRegistrationYear || year > today.Year))
            fields.Refuse("year", "intake.year_range", SubmissionLimits.FirstRegistrationYear, today.Year);
        return new PreviousRegistration(fields.Text("district", previous.District, SubmissionLimits.DistrictLength), year);
    }

    /// <summary>
    /// The certificates stand there exactly when an assistant physician files for the practising level. That is never so at the assistant's level, always so
    /// where the law opens the practising level to assistants only (education below bachelor, apprenticeship track), and otherwise the candidate's own
    /// statement: a bachelor may hold an assistant's certificate or none (statutory-rules §3).
    /// </summary>
    private static AssistantCertificates? ReadAssistant(FieldReader fields, AssistantRequest? assistant, ExamChoice exam, Education education, DateOnly today)
    {
        const string Practising = "1", Apprenticeship = "apprenticeship";
        if (assistant is null)
        {
            var belowBachelor = education.Level.Length > 0 && education.Level[0] > '2';
            if (exam.Level == Practising && (belowBachelor || Codes.ExamCategories.Find(exam.Category)?["track"] == Apprenticeship))
                fields.Has(assistant);
            return null;
        }

        if (exam.Level.Length > 0 && exam.Level != Practising)
            fields.Refuse("qualificationNumber", "intake.assistant_not_asked");
        return new AssistantCertificates(
            fields.Identifier("qualificationNumber", assistant.QualificationNumber, "intake.certificate_number", number => QualificationCertificate.Check(number, today)),
            fields.Identifier("practisingNumber", assistant.PractisingNumber, "intake.certificate_number", PractisingCertificate.Check));
    }

    private static List<ProbationPeriod> ReadPeriods(FieldReader root, IReadOnlyList<PeriodRequest?>? periods, DateOnly today)
    {
        if (periods is not { Count: > 0 and <= SubmissionLimits.Periods })
        {
            root.Refuse("periods", "intake.count", 1, SubmissionLimits.Periods);
            return [];
        }

        if (periods.Count(period => period?.Current == true) != 1)
            root.Refuse("periods", "intake.one_current");
        return [.. periods.Select((period, index) => ReadPeriod(root.In("periods", index), period, today))];
    }

    private static ProbationPeriod ReadPeriod(FieldReader fields, PeriodRequest? period, DateOnly today)
    {
        if (!fields.Has(period))
            return new ProbationPeriod(Current: false, InstitutionId: null, "", RegistrationNumber: null, default, default, []);
        var start = fields.Value("start", period.Start);
        var end = fields.Value("end", period.End);
        if (start > today)
            fields.Refuse("start", "intake.not_in_future");
        if (period.End is not null && end <= start)
            fields.Refuse("end", "intake.end_after_start");
        var current = fields.Value("current", period.Current);
        return new ProbationPeriod(
            current,
            period.InstitutionId,
            fields.Text("institutionName", period.InstitutionName, SubmissionLimits.InstitutionNameLength),
            string.IsNullOrWhiteSpace(period.RegistrationNumber) && !current ? null : fields.Identifier("registrationNumber", period.RegistrationNumber, "intake.registration_number", RegistrationNumber.Check),
            start,
            end,
            ReadPosts(fields, period.Posts))
        {
            Address = fields.OptionalText("address", period.Address, SubmissionLimits.AddressLength),
            Postcode = ReadPostcode(fields, period.Postcode),
            LegalRepresentative = fields.OptionalText("legalRepresentative", period.LegalRepresentative, Submission.NameLength),
        };
    }

    private static string? ReadPostcode(FieldReader fields, string? postcode)
    {
        if (string.IsNullOrWhiteSpace(postcode))
            return null;
        var digits = IdentifierText.Normalise(postcode);
        if (digits.Length != 6 || !digits.All(char.IsAsciiDigit))
            fields.Refuse("postcode", "intake.postcode");
        return digits;
    }

    private static List<ProbationPost> ReadPosts(FieldReader period, IReadOnlyList<PostRequest?>? posts)
    {
        if (posts is { Count: > 0 and <= SubmissionLimits.Posts })
            return [.. posts.Select((post, index) => ReadPost(period.In("posts", index), post))];
        period.Refuse("posts", "intake.count", 1, SubmissionLimits.Posts);
        return [];
    }

    private static ProbationPost ReadPost(FieldReader fields, PostRequest? post) => !fields.Has(post)
        ? new ProbationPost("", "", "", Passed: false)
        : new ProbationPost(
            fields.Text("department", post.Department, SubmissionLimits.DepartmentLength),
            fields.Text("mentorName", post.MentorName, Submission.NameLength),
            fields.Identifier("mentorCertificateNumber", post.MentorCertificateNumber, "intake.certificate_number", PractisingCertificate.Check),
            fields.Word("assessment", post.Assessment, ("pass", true), ("fail", false)).GetValueOrDefault());

    private static List<MaterialUse> ReadMaterials(FieldReader root, IReadOnlyList<MaterialUseRequest?>? materials, List<ProbationPeriod> periods)
    {
        var used = new HashSet<Guid>();
        List<MaterialUse> uses = [];
        foreach (var (index, material) in (materials ?? []).Index())
        {
            var fields = root.In("materials", index);
            if (!fields.Has(material))
                continue;
            var id = fields.Value("materialId", material.MaterialId);
            if (material.MaterialId is not null && !used.Add(id))
                fields.Refuse("materialId", "intake.material_twice");
            var slot = fields.Text("slot", material.Slot, 60);
            var needsPeriod = slot == MaterialUse.StampedPreviousCertificate;
            if (material.Period is { } period && (period < 0 || period >= periods.Count || (needsPeriod && periods[period].Current)))
                fields.Refuse("period", "intake.period_index");
            else if (material.Period is null && needsPeriod)
                fields.Refuse("period", "intake.required");
            uses.Add(new MaterialUse(slot, id, "", material.Period));
        }

        return uses;
    }
}
