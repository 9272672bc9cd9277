using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Verification;

namespace AdminConsole.Tests.Data;

public sealed class ReportJsonTests
{
    private static readonly VerificationReport Full = new(
        [
            new Check("duration.total", CheckResult.Red, new Phrase("check.duration_red", 0, -3), new Phrase("check.duration_needs", new DateOnly(2021, 8, 31), 12))
            {
                Inputs = new Dictionary<string, object>(StringComparer.Ordinal) { ["months"] = 0, ["ok"] = false, ["name"] = "陈志远·𠮷" },
            },
            new Check("mentor.match", CheckResult.Green, new Phrase("check.mentor_green")) { Period = 0, Post = 0, AtCurrentInstitution = true, HasStampedCertificate = true },
            new Check("mentor.match", CheckResult.Unknown, new Phrase("check.nested", new Phrase("check.inner", "a", 1), new DateTime(2021, 3, 1, 1, 2, 3, DateTimeKind.Utc), true))
            {
                Period = 1,
                Post = 2,
                Finding = new Phrase("check.mentor_name_differs", "甲", "乙"),
                Registered = new RegisteredMentor("乙", "江岸便民内科诊所"),
            },
            new Check("x", CheckResult.Amber, new Phrase("check.x")),
        ],
        11,
        new DateOnly(2021, 3, 1));

    [Fact]
    public void RoundTrip_EveryKindOfValue_ComesBackEqual()
    {
        var back = ReportJson.Read(ReportJson.Write(Full));

        Assert.Equal((Full.TotalMonths, Full.On, Full.Checks.Count), (back.TotalMonths, back.On, back.Checks.Count));
        foreach (var (expected, actual) in Full.Checks.Zip(back.Checks))
        {
            Assert.Equal(expected with { Inputs = NoInputs }, actual with { Inputs = NoInputs });
            Assert.Equal(expected.Inputs.OrderBy(pair => pair.Key, StringComparer.Ordinal), actual.Inputs.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        }

        Assert.Equal(DateTimeKind.Utc, Assert.IsType<DateTime>(back.Checks[2].Explanation.Args[1]).Kind);
    }

    [Fact]
    public void RoundTrip_EmptyReport_IsEmpty()
    {
        var back = ReportJson.Read(ReportJson.Write(VerificationReport.Empty));

        Assert.Equal((0, 0, default), (back.Checks.Count, back.TotalMonths, back.On));
    }

    [Fact]
    public void Write_ChineseText_IsReadableAsItStands() => Assert.Contains("陈志远", ReportJson.Write(Full), StringComparison.Ordinal);

    [Fact]
    public void Write_ValueThatCouldNotComeBack_IsRefused() =>
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => ReportJson.Write(VerificationReport.Empty with { Checks = [new Check("x", CheckResult.Green, new Phrase("x", 1.5m))] }));

    private static readonly IReadOnlyDictionary<string, object> NoInputs = new Dictionary<string, object>();
}
