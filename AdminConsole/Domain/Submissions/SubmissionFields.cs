using System.Globalization;

namespace AdminConsole.Domain.Submissions;

/// <summary>One value that the candidate supplied.</summary>
/// <param name="Path">As the API names it, e.g. <c>periods[0].posts[1].mentorName</c>.</param>
/// <param name="Value">In the form the API carries; null when there is none.</param>
public sealed record SubmissionField(string Path, string? Value);

/// <summary>
/// A filing's content as a flat list of fields, always in the same order: what differences, feedback and locks are said in. Images are not fields; they are
/// told by slot.
/// </summary>
public static class SubmissionFields
{
    public const string Season = "seasonId", Binding = "bindingId", Notice = "noticeVersion", Person = "person", Exam = "exam", Education = "education",
        PreviousRegistration = "previousRegistration", Assistant = "assistant", Periods = "periods", Materials = "materials";

    public static IReadOnlyList<SubmissionField> Of(SubmissionContent content) =>
    [
        new(Season, content.SeasonId),
        new(Binding, content.BindingId.ToString()),
        new(Notice, Text(content.NoticeVersion)),
        .. OfPerson(content.Person),
        new($"{Exam}.level", content.Exam.Level),
        new($"{Exam}.category", content.Exam.Category),
        .. OfEducation(content.Education),
        new($"{PreviousRegistration}.district", content.PreviousRegistration?.District),
        new($"{PreviousRegistration}.year", content.PreviousRegistration is { } previous ? Text(previous.Year) : null),
        new($"{Assistant}.qualificationNumber", content.Assistant?.QualificationNumber),
        new($"{Assistant}.practisingNumber", content.Assistant?.PractisingNumber),
        .. content.Periods.SelectMany((period, index) => OfPeriod($"{Periods}[{index}]", period)),
    ];

    private static SubmissionField[] OfPerson(CandidatePerson person) =>
    [
        new($"{Person}.name", person.Name),
        new($"{Person}.sex", person.Sex),
        new($"{Person}.ethnicGroup", person.EthnicGroup),
        new($"{Person}.birthDate", Text(person.BirthDate)),
        new($"{Person}.documentType", person.DocumentType),
        new($"{Person}.documentNumber", person.DocumentNumber),
        new($"{Person}.documentValidFrom", Text(person.DocumentValidFrom)),
        new($"{Person}.documentValidTo", Text(person.DocumentValidTo)),
        new($"{Person}.phone", person.Phone),
        new($"{Person}.realName", Word(person.RealName)),
        new($"{Person}.special", Word(person.Special)),
    ];

    private static SubmissionField[] OfEducation(Education education) =>
    [
        new($"{Education}.level", education.Level),
        new($"{Education}.degree", education.Degree),
        new($"{Education}.school", education.School),
        new($"{Education}.major", education.Major),
        new($"{Education}.enrolledOn", Text(education.EnrolledOn)),
        new($"{Education}.graduatedOn", Text(education.GraduatedOn)),
        new($"{Education}.certificateNumber", education.CertificateNumber),
        new($"{Education}.freshGraduate", Text(education.FreshGraduate)),
        new($"{Education}.topUp", Text(education.TopUp)),
        new($"{Education}.undergraduateEnrolledOn", Text(education.UndergraduateEnrolledOn)),
        new($"{Education}.foreignDegree", Text(education.ForeignDegree)),
    ];

    private static IEnumerable<SubmissionField> OfPeriod(string path, ProbationPeriod period) =>
    [
        new($"{path}.current", Text(period.Current)),
        new($"{path}.institutionId", period.InstitutionId?.ToString()),
        new($"{path}.institutionName", period.InstitutionName),
        new($"{path}.registrationNumber", period.RegistrationNumber),
        new($"{path}.start", Text(period.Start)),
        new($"{path}.end", Text(period.End)),
        new($"{path}.address", period.Address),
        new($"{path}.postcode", period.Postcode),
        new($"{path}.legalRepresentative", period.LegalRepresentative),
        .. period.Posts.SelectMany((post, index) => OfPost($"{path}.posts[{index}]", post)),
    ];

    private static SubmissionField[] OfPost(string path, ProbationPost post) =>
    [
        new($"{path}.department", post.Department),
        new($"{path}.mentorName", post.MentorName),
        new($"{path}.mentorCertificateNumber", post.MentorCertificateNumber),
        new($"{path}.assessment", post.Passed ? "pass" : "fail"),
    ];

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool value) => value ? "true" : "false";

    private static string? Text(DateOnly? value) => value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
