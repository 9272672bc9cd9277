using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Tests.Domain.Submissions;

public sealed class MaterialRequirementsTests
{
    private const int ExamYear = 2021;

    private static readonly SubmissionContent Plain = SampleContent.Create() with { Assistant = null, PreviousRegistration = null, Materials = [] };

    private static readonly Guid Hospital = Plain.Periods[0].InstitutionId!.Value;

    /// <summary>A change of the plain filing, the profile, and exactly those slots that it adds to what everybody is asked for.</summary>
    public static TheoryData<string, string, string> Conditions => new()
    {
        { "nothing", MaterialSlots.Hubei, "" },
        { "assistant", MaterialSlots.Hubei, "ASSISTANT_QUALIFICATION_CERTIFICATE ASSISTANT_PRACTISING_CERTIFICATE" },
        { "apprentice", MaterialSlots.Hubei, "ASSISTANT_QUALIFICATION_CERTIFICATE ASSISTANT_PRACTISING_CERTIFICATE" },
        { "apprentice assistant level", MaterialSlots.Hubei, "" },
        { "fresh", MaterialSlots.Hubei, "FRESH_GRADUATE_COMMITMENT" },
        { "foreign", MaterialSlots.Hubei, "FOREIGNER_INTERNSHIP_FORM" },
        { "hkmotw", MaterialSlots.Hubei, "HKMT_INTERNSHIP_FORM" },
        { "military", MaterialSlots.Hubei, "MILITARY_EDUCATION_PROOF MILITARY_PROBATION_PROOF" },
        { "top-up", MaterialSlots.Hubei, "" },
        { "nothing", MaterialSlots.Hunan2021, "INSTITUTION_LICENCE PROBATION_CERTIFICATE:2" },
        { "all at the tertiary hospital", MaterialSlots.Hunan2021, "PROBATION_CERTIFICATE:1" },
        { "assistant", MaterialSlots.Hunan2021, "INSTITUTION_LICENCE PRACTICE_CERTIFICATE:2 ASSISTANT_QUALIFICATION_CERTIFICATE ASSISTANT_PRACTISING_CERTIFICATE" },
        { "apprentice assistant level", MaterialSlots.Hunan2021, "INSTITUTION_LICENCE PROBATION_CERTIFICATE:2 APPRENTICESHIP_OR_EXPERTISE_CERTIFICATE" },
        { "top-up", MaterialSlots.Hunan2021, "INSTITUTION_LICENCE PROBATION_CERTIFICATE:2 JUNIOR_COLLEGE_DIPLOMA" },
        { "top-up before", MaterialSlots.Hunan2021, "INSTITUTION_LICENCE PROBATION_CERTIFICATE:2" },
        { "postgraduate graduating", MaterialSlots.Hunan2021, "INSTITUTION_LICENCE PROBATION_CERTIFICATE:2 STUDENT_ID CLINICAL_TRAINING_PROOF PERSONAL_COMMITMENT" },
        { "postgraduate graduated", MaterialSlots.Hunan2021, "INSTITUTION_LICENCE PROBATION_CERTIFICATE:2 DEGREE_CERTIFICATE" },
        { "postgraduate of old", MaterialSlots.Hunan2021, "INSTITUTION_LICENCE PROBATION_CERTIFICATE:2" },
        { "foreign degree", MaterialSlots.Hunan2021, "INSTITUTION_LICENCE PROBATION_CERTIFICATE:2 FOREIGN_CREDENTIAL_REPORT" },
        { "registered elsewhere", MaterialSlots.Hunan2021, "INSTITUTION_LICENCE PROBATION_CERTIFICATE:2" },
        { "registered too early", MaterialSlots.Hunan2021, "INSTITUTION_LICENCE PROBATION_CERTIFICATE:2" },
    };

    [Theory, MemberData(nameof(Conditions))]
    public void Of_Condition_AsksForExactlyItsSlots(string change, string profile, string added)
    {
        string[] always = profile == MaterialSlots.Hubei
            ? ["ID_PHOTO:1", "ID_DOCUMENT:3", "GRADUATION_CERTIFICATE:1"]
            : ["ID_PHOTO:1", "ID_DOCUMENT:3", "GRADUATION_CERTIFICATE:1", "ONLINE_REGISTRATION_NOTICE:1"];
        var expected = always.Concat(added.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(slot => slot.Contains(':', StringComparison.Ordinal) ? slot : slot + ":1"));

        Assert.Equal(expected.Order(StringComparer.Ordinal), Asked(Changed(change), profile));
    }

    [Theory]
    [InlineData(2017)]
    [InlineData(2020)]
    public void Of_RegisteredBefore_ReplacesMostOthers(int year)
    {
        var content = Changed("postgraduate graduating") with { PreviousRegistration = new PreviousRegistration("湖南考区", year) };

        Assert.Equal(["ID_DOCUMENT:3", "ID_PHOTO:1", "ONLINE_REGISTRATION_NOTICE:1", "PREVIOUS_ADMISSION_OR_SCORE:1", "PROBATION_CERTIFICATE:2"], Asked(content, MaterialSlots.Hunan2021));
        Assert.DoesNotContain("PREVIOUS_ADMISSION_OR_SCORE:1", Asked(content, MaterialSlots.Hubei));
    }

    [Theory]
    [InlineData(MaterialSlots.Hubei)]
    [InlineData(MaterialSlots.Hunan2021)]
    public void Of_Profile_KnowsEveryConditionAndHoldsEverySlot(string profile) =>
        Assert.Equal(MaterialSlots.OfProfile(profile).Select(slot => slot.Code), MaterialRequirements.Of(Plain, Settings(profile)).Select(requirement => requirement.Slot.Code));

    [Fact]
    public void Check_Complete_HasNoFault() => Assert.Empty(MaterialRequirements.Check(With(("ID_PHOTO", 1), ("ID_DOCUMENT", 3), ("GRADUATION_CERTIFICATE", 1)), Settings(MaterialSlots.Hubei)));

    [Fact]
    public void Check_TooFewTooManyAndUnknown_AreToldBySlot()
    {
        var faults = MaterialRequirements.Check(With(("ID_PHOTO", 2), ("ID_DOCUMENT", 2), ("OTHER_PROOF", 11), ("STUDENT_ID", 1)), Settings(MaterialSlots.Hubei));

        Assert.Equal(
            [("STUDENT_ID", "intake.unknown_slot"), ("ID_PHOTO", "intake.slot_count"), ("ID_DOCUMENT", "intake.slot_missing"), ("GRADUATION_CERTIFICATE", "intake.slot_missing"), ("OTHER_PROOF", "intake.slot_count")],
            faults.Select(fault => (fault.Slot, fault.Fault.Key)));
        Assert.Equal([MaterialSlots.Find("ID_DOCUMENT")!, 3, 2], faults[2].Fault.Args);
    }

    [Fact]
    public void Check_StampedCertificate_MayComeAtOnceAndNeedNot() =>
        Assert.Empty(MaterialRequirements.Check(With(("ID_PHOTO", 1), ("ID_DOCUMENT", 3), ("GRADUATION_CERTIFICATE", 1), (MaterialUse.StampedPreviousCertificate, 1)), Settings(MaterialSlots.Hubei)));

    [Fact]
    public void Check_MoreInstitutionsThanTheUsualMost_MayBringOneImageForEach()
    {
        var content = Plain with { Periods = [.. Enumerable.Range(0, 12).Select(index => Plain.Periods[1] with { InstitutionName = $"卫生院{index}" })] };

        var certificate = MaterialRequirements.Of(content, Settings(MaterialSlots.Hunan2021)).Single(requirement => requirement.Slot.Code == "PROBATION_CERTIFICATE");

        Assert.Equal((12, 12), (certificate.Least, certificate.Most));
    }

    private static IEnumerable<string> Asked(SubmissionContent content, string profile) =>
        MaterialRequirements.Of(content, Settings(profile)).Where(requirement => requirement.Least > 0).Select(requirement => $"{requirement.Slot.Code}:{requirement.Least}").Order(StringComparer.Ordinal);

    private static SlotSettings Settings(string profile) => new(profile, ExamYear, new Dictionary<Guid, InstitutionStanding> { [Hospital] = new("3", "A", "HOSP-GEN") });

    private static SubmissionContent With(params (string Slot, int Count)[] slots) => Plain with
    {
        Materials = [.. slots.SelectMany(slot => Enumerable.Range(0, slot.Count).Select(_ => new MaterialUse(slot.Slot, Guid.CreateVersion7(), new string('a', 64), Period: null)))],
    };

    private static SubmissionContent Changed(string change) => change switch
    {
        "nothing" => Plain,
        "assistant" => Plain with { Assistant = SampleContent.Create().Assistant },
        "apprentice" => Plain with { Exam = new ExamChoice("1", Codes.ExamCategories.Entries.First(entry => entry["track"] == "apprenticeship" && entry["examLevel"] == "1").Code) },
        "apprentice assistant level" => Plain with { Exam = new ExamChoice("2", Codes.ExamCategories.Entries.First(entry => entry["track"] == "apprenticeship" && entry["examLevel"] == "2").Code) },
        "fresh" => Plain with { Education = Plain.Education with { FreshGraduate = true } },
        "foreign" => Plain with { Person = Plain.Person with { Special = SpecialGroup.Foreign } },
        "hkmotw" => Plain with { Person = Plain.Person with { Special = SpecialGroup.Hkmotw } },
        "military" => Plain with { Person = Plain.Person with { Special = SpecialGroup.Military } },
        "top-up" => Plain with { Education = Plain.Education with { TopUp = true, UndergraduateEnrolledOn = new DateOnly(2015, 9, 1) } },
        "top-up before" => Plain with { Education = Plain.Education with { TopUp = true, UndergraduateEnrolledOn = new DateOnly(2015, 8, 31) } },
        "postgraduate graduating" => Plain with { Education = Plain.Education with { Level = "14", EnrolledOn = new DateOnly(2018, 9, 1), GraduatedOn = new DateOnly(2021, 6, 30) } },
        "postgraduate graduated" => Plain with { Education = Plain.Education with { Level = "14", EnrolledOn = new DateOnly(2015, 1, 1), GraduatedOn = new DateOnly(2018, 6, 30) } },
        "postgraduate of old" => Plain with { Education = Plain.Education with { Level = "14", EnrolledOn = new DateOnly(2014, 12, 31), GraduatedOn = new DateOnly(2017, 6, 30) } },
        "foreign degree" => Plain with { Education = Plain.Education with { ForeignDegree = true } },
        "registered elsewhere" => Plain with { PreviousRegistration = new PreviousRegistration("湖北", 2019) },
        "registered too early" => Plain with { PreviousRegistration = new PreviousRegistration("湖南", 2016) },
        "all at the tertiary hospital" => Plain with { Periods = [Plain.Periods[0]] },
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "No such change."),
    };
}
