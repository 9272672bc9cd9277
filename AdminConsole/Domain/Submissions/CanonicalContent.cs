using System.Globalization;
using System.Text;

namespace AdminConsole.Domain.Submissions;

/// <summary>
/// The bytes behind the submission code: everything the candidate supplied, with images by digest, always written the same way. Ids that only
/// point at something (binding, materials) are left out, so that the same content gives the same code again after a new binding or upload.
/// One line per value, <c>path=length:value</c>; an absent value has no line, so a field added later leaves the codes of older filings alone.
/// </summary>
public static class CanonicalContent
{
    public static byte[] Of(SubmissionContent content)
    {
        var lines = new Lines();
        lines.Add("season", content.SeasonId);
        lines.Add("notice", content.NoticeVersion);
        AddPerson(lines, content.Person);
        lines.Add("exam.level", content.Exam.Level);
        lines.Add("exam.category", content.Exam.Category);
        AddEducation(lines, content.Education);
        lines.Add("previous.district", content.PreviousRegistration?.District);
        lines.Add("previous.year", content.PreviousRegistration?.Year);
        lines.Add("assistant.qualification", content.Assistant?.QualificationNumber);
        lines.Add("assistant.practising", content.Assistant?.PractisingNumber);
        foreach (var (index, period) in content.Periods.Index())
            AddPeriod(lines, $"period{index}", period);
        foreach (var (index, material) in InFixedOrder(content.Materials).Index())
            AddMaterial(lines, $"material{index}", material);
        return lines.ToBytes();
    }

    /// <summary>One period with the images that belong to it, wherever it stands among the others.</summary>
    public static byte[] OfPeriod(SubmissionContent content, int index)
    {
        var lines = new Lines();
        AddPeriod(lines, "period", content.Periods[index]);
        foreach (var (place, material) in InFixedOrder(content.Materials.Where(material => material.Period == index)).Index())
            AddMaterial(lines, $"material{place}", material with { Period = null });
        return lines.ToBytes();
    }

    private static void AddPerson(Lines lines, CandidatePerson person)
    {
        lines.Add("person.name", person.Name);
        lines.Add("person.sex", person.Sex);
        lines.Add("person.ethnic", person.EthnicGroup);
        lines.Add("person.born", person.BirthDate);
        lines.Add("person.document.type", person.DocumentType);
        lines.Add("person.document.number", person.DocumentNumber);
        lines.Add("person.document.from", person.DocumentValidFrom);
        lines.Add("person.document.to", person.DocumentValidTo);
        lines.Add("person.phone", person.Phone);
        lines.Add("person.realname", person.RealName.ToString());
        lines.Add("person.special", person.Special.ToString());
    }

    private static void AddEducation(Lines lines, Education education)
    {
        lines.Add("education.level", education.Level);
        lines.Add("education.degree", education.Degree);
        lines.Add("education.school", education.School);
        lines.Add("education.major", education.Major);
        lines.Add("education.enrolled", education.EnrolledOn);
        lines.Add("education.graduated", education.GraduatedOn);
        lines.Add("education.certificate", education.CertificateNumber);
        lines.Add("education.fresh", education.FreshGraduate);
        lines.Add("education.topup", education.TopUp);
        lines.Add("education.undergraduate", education.UndergraduateEnrolledOn);
        lines.Add("education.foreign", education.ForeignDegree);
    }

    private static void AddPeriod(Lines lines, string path, ProbationPeriod period)
    {
        lines.Add($"{path}.current", period.Current);
        lines.Add($"{path}.institution", period.InstitutionId);
        lines.Add($"{path}.name", period.InstitutionName);
        lines.Add($"{path}.registration", period.RegistrationNumber);
        lines.Add($"{path}.start", period.Start);
        lines.Add($"{path}.end", period.End);
        lines.Add($"{path}.address", period.Address);
        lines.Add($"{path}.postcode", period.Postcode);
        lines.Add($"{path}.legal", period.LegalRepresentative);
        foreach (var (index, post) in period.Posts.Index())
        {
            lines.Add($"{path}.post{index}.department", post.Department);
            lines.Add($"{path}.post{index}.mentor", post.MentorName);
            lines.Add($"{path}.post{index}.certificate", post.MentorCertificateNumber);
            lines.Add($"{path}.post{index}.passed", post.Passed);
        }
    }

    private static void AddMaterial(Lines lines, string path, MaterialUse material)
    {
        lines.Add($"{path}.slot", material.Slot);
        lines.Add($"{path}.period", material.Period);
        lines.Add($"{path}.sha256", material.Sha256);
    }

    /// <summary>The order in which a client happens to list its images says nothing.</summary>
    private static IOrderedEnumerable<MaterialUse> InFixedOrder(IEnumerable<MaterialUse> materials) => materials
        .OrderBy(material => material.Slot, StringComparer.Ordinal)
        .ThenBy(material => material.Period)
        .ThenBy(material => material.Sha256, StringComparer.Ordinal);

    private sealed class Lines
    {
        private readonly StringBuilder text = new("submission 1\n");

        public void Add(string path, string? value)
        {
            if (value is not null)
                text.Append(CultureInfo.InvariantCulture, $"{path}={value.Length}:{value}\n");
        }

        public void Add(string path, bool value) => Add(path, value ? "yes" : "no");

        public void Add(string path, int? value) => Add(path, value?.ToString(CultureInfo.InvariantCulture));

        public void Add(string path, Guid? value) => Add(path, value?.ToString("D"));

        public void Add(string path, DateOnly? value) => Add(path, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

        public byte[] ToBytes() => Encoding.UTF8.GetBytes(text.ToString());
    }
}
