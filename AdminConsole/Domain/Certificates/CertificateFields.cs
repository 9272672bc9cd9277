using System.Globalization;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;

namespace AdminConsole.Domain.Certificates;

/// <summary>The values of an official form, by the field names of <c>forms-spec.json</c>. What a filing does not say is missing here and stays blank on paper.</summary>
public static class CertificateFields
{
    public const string Qualified = "QUALIFIED", Unqualified = "UNQUALIFIED", Opinion = "institutionOpinion";

    /// <summary>Which form certifies the filing's periods: 试用期 or, for an assistant, 执业期.</summary>
    public static OfficialForm FormOf(SubmissionContent content) => OfficialForm.Of(content.Assistant is null ? OfficialForm.Probation : OfficialForm.Practice);

    /// <summary>One certificate: one period at one institution.</summary>
    /// <param name="content">The filing.</param>
    /// <param name="period">Zero-based.</param>
    /// <param name="place">What the library or the filing knows of the institution.</param>
    public static IReadOnlyDictionary<string, string> OfPeriod(SubmissionContent content, int period, CertificatePlace place)
    {
        var spent = content.Periods[period];
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["candidate.name"] = content.Person.Name,
            ["candidate.sex"] = Codes.Sexes.Name(content.Person.Sex, chinese: true),
            ["candidate.birthYearMonth"] = YearMonth(content.Person.BirthDate),
            ["candidate.ethnicGroup"] = Codes.EthnicGroups.Name(content.Person.EthnicGroup, chinese: true),
            ["candidate.idDocumentNo"] = content.Person.DocumentNumber,
            ["candidate.idDocumentValidity"] = content.Person.DocumentValidTo is { } to ? $"{Day(content.Person.DocumentValidFrom)}至{Day(to)}" : $"{Day(content.Person.DocumentValidFrom)}至长期",
            ["education.major"] = content.Education.Major,
            ["education.level"] = Codes.EducationLevels.Name(content.Education.Level, chinese: true),
            ["education.obtainedYearMonth"] = YearMonth(content.Education.GraduatedOn),
            ["exam.category"] = $"{content.Exam.Category} {Codes.ExamCategories.Name(content.Exam.Category, chinese: true)}",
            ["institution.name"] = spent.InstitutionName,
            ["institution.address"] = place.Address ?? "",
            ["institution.postalCode"] = place.Postcode ?? "",
            ["institution.registrationNo"] = place.RegistrationNumber ?? "",
            ["institution.legalRepresentativeName"] = place.LegalRepresentative ?? "",
            ["period.startYear"] = Number(spent.Start.Year),
            ["period.startMonth"] = Number(spent.Start.Month),
            ["period.endYear"] = Number(spent.End.Year),
            ["period.endMonth"] = Number(spent.End.Month),
            [Opinion] = spent.Posts.All(post => post.Passed) ? Qualified : Unqualified,
        };
        if (content.Assistant is { } assistant)
        {
            fields["assistant.qualificationCertificateNo"] = assistant.QualificationNumber;
            fields["assistant.practisingCertificateNo"] = assistant.PractisingNumber;
        }

        foreach (var (index, post) in spent.Posts.Index())
        {
            fields[$"posts[{index}].postName"] = post.Department;
            fields[$"posts[{index}].rating"] = post.Passed ? Qualified : Unqualified;
            fields[$"posts[{index}].mentorCertificateNo"] = post.MentorCertificateNumber;
        }

        return fields;
    }

    /// <summary>The fresh graduate's commitment letter; null where the filing is none of a fresh graduate's.</summary>
    public static IReadOnlyDictionary<string, string>? OfCommitment(SubmissionContent content)
    {
        if (!content.Education.FreshGraduate || ProbationMonths.FullOn(content.Periods.Select(period => new Stretch(period.Start, period.End))) is not { } reached)
            return null;
        var (graduated, current) = (content.Education.GraduatedOn, content.CurrentPeriod);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["graduation.year"] = Number(graduated.Year),
            ["graduation.month"] = Number(graduated.Month),
            ["graduation.day"] = Number(graduated.Day),

            // The form prints 学校 itself.
            ["graduation.school"] = content.Education.School.EndsWith("学校", StringComparison.Ordinal) ? content.Education.School[..^2] : content.Education.School,
            ["graduation.major"] = content.Education.Major,
            ["probation.startYear"] = Number(current.Start.Year),
            ["probation.startMonth"] = Number(current.Start.Month),
            ["institution.name"] = current.InstitutionName,
            ["probation.fullYearReachedYear"] = Number(reached.Year),
            ["probation.fullYearReachedMonth"] = Number(reached.Month),
            ["candidate.idDocumentNo"] = content.Person.DocumentNumber,
            ["candidate.mobile"] = content.Person.Phone,
        };
    }

    private static string YearMonth(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月");

    private static string Day(DateOnly day) => day.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>An institution as a certificate names it.</summary>
public sealed record CertificatePlace(string? Address, string? Postcode, string? RegistrationNumber, string? LegalRepresentative);
