using System.Globalization;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Resources;
using AdminConsole.Scans;

namespace AdminConsole.Tests.Domain.Identifiers;

public sealed class IdentifierWordsTests
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void EveryFault_HasWords(string culture)
    {
        var words = new Strings(CultureInfo.GetCultureInfo(culture));
        var sentences = Enum.GetValues<IdentifierFault>().Where(fault => fault != IdentifierFault.None)
            .Select(fault => words.Say(new IdentifierVerdict("", fault).FaultPhrase!)).Append(words.Say(IdentityDocument.Refusal)).ToList();

        Assert.Equal(sentences.Count, sentences.Distinct(StringComparer.Ordinal).Count());
        Assert.All(sentences, sentence => Assert.NotEmpty(sentence));
        Assert.NotEmpty(words.Say(TextRules.BadCharacters));
        Assert.Contains("60", words.Say(TextRules.Name(new string('字', 61), 60).Fault!), StringComparison.Ordinal);
    }

    [Fact]
    public void IN04_Refusal_SaysThatTheNumberDoesNotPass() => Assert.Equal("证件号码校验不通过", Strings.Chinese.Say(IdentityDocument.Refusal));

    [Fact]
    public void FI02_TooLarge_NamesTheLimitThatApplies()
    {
        Assert.Equal("单个图片不能超过200KB", Strings.Chinese.Say(ImageErrors.TooLarge(new UploadOptions().Scan()).Phrase));
        Assert.Equal("单个图片不能超过30KB", Strings.Chinese.Say(ImageErrors.TooLarge(new UploadOptions().Photo()).Phrase));
    }
}
