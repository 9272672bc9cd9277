using AdminConsole.Domain.Certificates;
using AdminConsole.Domain.Submissions;
using AdminConsole.Tests.Domain.Submissions;

namespace AdminConsole.Tests.Domain.Certificates;

public sealed class CertificateFieldsTests
{
    private static readonly CertificatePlace Place = new("硚口区中山大道215号", "430030", "PDY10013342010412A1001", "方院长");

    /// <summary>Each cell of the form that is not for handwriting has a value, by the names that forms-spec.json uses; posts beyond those filed stay blank.</summary>
    [Theory]
    [InlineData(false, OfficialForm.Probation, 5)]
    [InlineData(true, OfficialForm.Practice, 4)]
    public void OfPeriod_FillsEveryFieldOfTheForm(bool assistant, string form, int posts)
    {
        var content = Content(assistant);
        var official = CertificateFields.FormOf(content);

        var fields = CertificateFields.OfPeriod(content, 0, Place);

        Assert.Equal((form, posts), (official.Id, official.Posts));
        var asked = official.Rows.SelectMany(row => row).Where(cell => cell is { Kind: "value", Handwritten: false }).SelectMany(cell => cell.Parts.Count > 0 ? cell.Parts : [cell.Field!])
            .Concat(official.Preamble.Select(line => line.Field!)).Where(field => !field.StartsWith("posts[", StringComparison.Ordinal) || field.StartsWith("posts[0]", StringComparison.Ordinal)).Distinct().ToList();
        Assert.True(asked.Count > 15);
        Assert.All(asked, field => Assert.False(string.IsNullOrEmpty(fields.GetValueOrDefault(field)), field));
        Assert.DoesNotContain("posts[2].postName", fields.Keys);
    }

    [Fact]
    public void OfPeriod_SaysWhatTheFilingSays_ToTheDigit()
    {
        var content = Content(assistant: false);

        var fields = CertificateFields.OfPeriod(content, 0, Place);

        Assert.Equal(content.Person.DocumentNumber, fields["candidate.idDocumentNo"]);
        Assert.Equal(content.Periods[0].Posts[0].MentorCertificateNumber, fields["posts[0].mentorCertificateNo"]);
        Assert.Equal(($"{content.Periods[0].Start.Year}", $"{content.Periods[0].End.Month}"), (fields["period.startYear"], fields["period.endMonth"]));
        Assert.Equal((CertificateFields.Qualified, "430030"), (fields[CertificateFields.Opinion], fields["institution.postalCode"]));
        Assert.EndsWith("至长期", CertificateFields.OfPeriod(content with { Person = content.Person with { DocumentValidTo = null } }, 0, Place)["candidate.idDocumentValidity"], StringComparison.Ordinal);
    }

    [Fact]
    public void OfPeriod_OnePostNotPassed_IsTheInstitutionsOpinionToo()
    {
        var content = Content(assistant: false);
        var period = content.Periods[0];
        var failed = content with { Periods = [period with { Posts = [.. period.Posts, period.Posts[0] with { Passed = false }] }] };

        var fields = CertificateFields.OfPeriod(failed, 0, Place);

        Assert.Equal((CertificateFields.Unqualified, CertificateFields.Unqualified), (fields[CertificateFields.Opinion], fields["posts[2].rating"]));
    }

    [Fact]
    public void OfCommitment_IsForFreshGraduates_AndNamesTheMonthOfTheTwelfth()
    {
        var content = Content(assistant: false);
        var fresh = content with
        {
            Education = content.Education with { FreshGraduate = true, School = "湖北医药学校", GraduatedOn = new DateOnly(2020, 6, 30) },
            Periods = [content.Periods[0] with { Current = true, Start = new DateOnly(2020, 8, 1), End = new DateOnly(2021, 3, 31) }],
        };

        Assert.Null(CertificateFields.OfCommitment(content with { Education = content.Education with { FreshGraduate = false } }));
        var fields = CertificateFields.OfCommitment(fresh)!;
        Assert.Equal(("湖北医药", "2020", "8", "2021", "7"), (fields["graduation.school"], fields["probation.startYear"], fields["probation.startMonth"], fields["probation.fullYearReachedYear"], fields["probation.fullYearReachedMonth"]));
    }

    private static SubmissionContent Content(bool assistant)
    {
        var sample = SampleContent.Create();
        return sample with { Assistant = assistant ? new AssistantCertificates("202042210123456789012345678", "210420100000835") : null };
    }
}
