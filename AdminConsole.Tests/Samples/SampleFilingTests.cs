using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;

namespace AdminConsole.Tests.Samples;

public sealed class SampleFilingTests
{
    private const int ExamYear = 2027;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples");

    public static TheoryData<string> Names() => [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file))];

    [Fact]
    public void Samples_EveryPromisedFiling_IsThere() => Assert.Equal(
        ["assistant-to-practising", "fresh-graduate", "green", "red-current-mentor", "red-duration", "red-former-mentor", "red-former-mentor-stamped"],
        Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Sample_Codes_AreOfTheLists(string name)
    {
        var filing = Read(name);

        Assert.True(Codes.ExamCategories.Contains(Text(filing, "exam", "category")));
        Assert.True(Codes.ExamLevels.Contains(Text(filing, "exam", "level")));
        Assert.True(Codes.EducationLevels.Contains(Text(filing, "education", "level")));
        Assert.True(Codes.Degrees.Contains(Text(filing, "education", "degree") ?? "410"));
        Assert.All(filing.GetProperty("materials").EnumerateArray(), use => Assert.NotNull(MaterialSlots.Find(Text(use, "slot")!)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sample_Numbers_FollowTheirStructure(string name)
    {
        var filing = Read(name);

        foreach (var period in filing.GetProperty("periods").EnumerateArray())
        {
            Assert.True(RegistrationNumber.Check(Text(period, "registrationNumber")).FollowsStructure);
            Assert.All(period.GetProperty("posts").EnumerateArray(), post => Assert.True(PractisingCertificate.Check(Text(post, "mentorCertificateNumber")).FollowsStructure));
            Assert.True(Day(period, "start") < Day(period, "end") && Day(period, "start") > Day(filing.GetProperty("education"), "graduatedOn"));
        }
        if (filing.GetProperty("assistant") is { ValueKind: JsonValueKind.Object } assistant)
        {
            Assert.True(QualificationCertificate.Check(Text(assistant, "qualificationNumber"), new DateOnly(ExamYear, 1, 1), Text(filing, "person", "documentNumber")).FollowsStructure);
            Assert.True(PractisingCertificate.Check(Text(assistant, "practisingNumber")).FollowsStructure);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sample_Materials_HaveAnImageAndFillTheSlotsOfEveryFiling(string name)
    {
        var uses = Read(name).GetProperty("materials").EnumerateArray().ToList();

        Assert.All(uses, use =>
        {
            var image = Regex.Match(Text(use, "materialId")!, "^{{material:([A-Z_]+(:[0-9])?)}}$").Groups[1].Value.Replace(':', '-');
            Assert.StartsWith(Text(use, "slot")!, image, StringComparison.Ordinal);
            Assert.Single(Directory.GetFiles(Path.Combine(Folder, "images"), $"{image}.*"));
        });
        Assert.All(MaterialSlots.OfProfile(MaterialSlots.Hubei).Where(slot => slot.AppliesWhen == "always"), slot =>
            Assert.InRange(uses.Count(use => Text(use, "slot") == slot.Code), slot.MinImages, slot.MaxImages));
    }

    private static JsonElement Read(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, $"{name}.json")).Replace("{{documentNumber}}", "420102200001018935", StringComparison.Ordinal).Replace("{{cutOff}}", $"{ExamYear}-08-31", StringComparison.Ordinal);
        var filled = Regex.Replace(text, "{{examYear([+-][0-9])?}}", match => $"{ExamYear + (match.Groups[1].Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0)}");
        return JsonDocument.Parse(filled).RootElement;
    }

    private static string? Text(JsonElement element, params string[] path) => path.Aggregate(element, (at, property) => at.GetProperty(property)).GetString();

    private static DateOnly Day(JsonElement element, string property) => DateOnly.Parse(Text(element, property)!, CultureInfo.InvariantCulture);
}
