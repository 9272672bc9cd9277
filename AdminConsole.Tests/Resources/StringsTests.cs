using System.Globalization;
using System.Text.RegularExpressions;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.Jobs;
using AdminConsole.Resources;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Resources;

public sealed partial class StringsTests
{
    private static readonly Strings English = Strings.Chinese.In(CultureInfo.GetCultureInfo("en"));

    [Fact]
    public void Files_BothLanguages_HoldTheSameKeys()
    {
        Assert.True(ResourceFile.All.Count >= 6);
        Assert.All(ResourceFile.All, file => Assert.Equal(file.Chinese.Keys.Order(StringComparer.Ordinal), file.English.Keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Files_EveryKey_StandsInTheFileItNames() =>
        Assert.All(ResourceFile.All, file => Assert.All(file.Chinese.Keys, key => Assert.StartsWith(file.Name + ".", key, StringComparison.Ordinal)));

    [Fact]
    public void Files_NoText_IsEmpty() =>
        Assert.All(ResourceFile.All, file => Assert.All(file.Chinese.Concat(file.English), entry => Assert.False(string.IsNullOrWhiteSpace(entry.Value), entry.Key)));

    [Fact]
    public void Files_BothLanguages_FillTheSamePlaceholders() =>
        Assert.All(ResourceFile.All, file => Assert.All(file.Chinese, entry => Assert.Equal((entry.Key, Placeholders(entry.Value)), (entry.Key, Placeholders(file.English[entry.Key])))));

    [Fact]
    public void Components_Markup_HoldsNoChineseOfItsOwn()
    {
        var files = Repository.ServerSources(".razor");

        Assert.True(files.Count > 10);
        Assert.All(files, file => Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", RazorComment().Replace(File.ReadAllText(Repository.FullPath(file)), "")));
    }

    [Theory]
    [InlineData("error.no_such_sentence")]
    [InlineData("nosuchfile.at_all")]
    [InlineData("nodot")]
    public void Indexer_UnknownKey_Throws(string key) => Assert.ThrowsAny<Exception>(() => Strings.Chinese[key]);

    [Fact]
    public void Indexer_PlaceholderWithoutValue_Throws() => Assert.Throws<FormatException>(() => Strings.Chinese["error.unit_already_locked"]);

    [Fact]
    public void Indexer_DayInstantEnumAndPhrase_AreTheReadersWords()
    {
        var decided = new DateTime(2021, 3, 1, 16, 30, 0, DateTimeKind.Utc);

        Assert.Equal("该申报已由 王敏 于 2021-03-02 00:30 审核为「审核通过」，您的操作未生效", Strings.Chinese["error.already_decided", "王敏", decided, SubmissionState.Approved]);
        Assert.Equal("2019-08-08 to 2020-02-01", English["control.periods.dates", new DateOnly(2019, 8, 8), new DateOnly(2020, 2, 1)]);
        Assert.Equal(
            "The filing’s state does not allow this: it is “Pending”, so “Not found, or not yours to see” is not possible",
            English.Say(new Phrase("error.illegal_state", SubmissionState.Pending, new Phrase("error.not_found"))));
    }

    [Fact]
    public void Indexer_PlaceholdersOwnFormat_Holds() => Assert.Equal("第 1–20 条，共 1,000,000 条", Strings.Chinese["control.pager.range", 1, 20, 1_000_000]);

    [Fact]
    public void Strings_OnceMade_KeepTheirLanguage()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            var strings = new Strings();
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

            Assert.Equal("Sign out", strings["shell.sign_out"]);
            Assert.Equal("退出登录", new Strings()["shell.sign_out"]);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void KeyOf_Enum_IsInSnakeCase() => Assert.Equal("enum.role.district_staff", Strings.KeyOf(Role.DistrictStaff));

    [Theory]
    [InlineData(typeof(ChangeRequestState))]
    [InlineData(typeof(ChangeRequestSubject))]
    [InlineData(typeof(CheckResult))]
    [InlineData(typeof(InstitutionNameKind))]
    [InlineData(typeof(InstitutionKind))]
    [InlineData(typeof(PractitionerState))]
    [InlineData(typeof(JobState))]
    [InlineData(typeof(RealNameState))]
    [InlineData(typeof(Role))]
    [InlineData(typeof(SpecialGroup))]
    [InlineData(typeof(SubmissionAction))]
    [InlineData(typeof(SubmissionState))]
    public void Enums_EveryValue_HasAName(Type type) => Assert.All(Enum.GetValues(type).Cast<Enum>(), value => Assert.NotEqual("", Strings.Chinese[value]));

    private static string Placeholders(string text) => string.Join(' ', Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d+", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"@\*[\s\S]*?\*@|//.*", RegexOptions.None, 1000)]
    private static partial Regex RazorComment();
}
