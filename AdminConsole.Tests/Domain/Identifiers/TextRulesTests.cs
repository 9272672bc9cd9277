using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using FsCheck;
using FsCheck.Fluent;

namespace AdminConsole.Tests.Domain.Identifiers;

public sealed class TextRulesTests
{
    [Theory]
    [InlineData(" 赵六　", "赵六")]
    [InlineData("Jose\u0301", "José")]
    [InlineData("阿依古丽·买买提", "阿依古丽·买买提")]
    [InlineData("𠮷田", "𠮷田")]
    [InlineData(null, "")]
    public void IN03_Name_IsTrimmedAndComposed(string? input, string stored) => Assert.Equal(new TextVerdict(stored, null), TextRules.Name(input, 10));

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\tb")]
    [InlineData("a\nb")]
    [InlineData("a\u007Fb")]
    [InlineData("a\u0085b")]
    [InlineData("a\u202Ab")]
    [InlineData("a\u202Eb")]
    [InlineData("a\u2066b")]
    [InlineData("a\u2069b")]
    [InlineData("a\u200Bb")]
    [InlineData("a\u200Db")]
    [InlineData("a\u2060b")]
    [InlineData("a\u2028b")]
    [InlineData("\uFEFFab")]
    [InlineData("a\u00ADb")]
    [InlineData("a\u3164b")]
    [InlineData("a\uE000b")]
    [InlineData("a\U000F0000b")]
    [InlineData("a\U000E0041b")]
    [InlineData("a\uFFFEb")]
    [InlineData("a\uFFFDb")]
    [InlineData("a\uD800b")]
    [InlineData("a\uDC00")]
    [InlineData("\uDC00\uD800")]
    public void IN03_Name_BadCharacters_AreRefused(string input)
    {
        Assert.Equal(TextRules.BadCharacters, TextRules.Name(input, 10).Fault);
        Assert.Equal("error.bad_characters", TextRules.BadCharacters.Key);
    }

    [Theory]
    [InlineData("第一行\r\n第二行\t完 ", "第一行\n第二行\t完")]
    [InlineData("家庭👨‍👩‍👧", "家庭👨‍👩‍👧")]
    public void IN03_FreeText_KeepsLineBreaksAndJoiners(string input, string stored) => Assert.Equal(new TextVerdict(stored, null), TextRules.FreeText(input, 20));

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\u001Bb")]
    [InlineData("a\u202Eb")]
    [InlineData("a\u2067b")]
    [InlineData("a\uD800b")]
    [InlineData("a\uFFFFb")]
    public void IN03_FreeText_ControlsAndOverrides_AreRefused(string input) => Assert.Equal(TextRules.BadCharacters, TextRules.FreeText(input, 20).Fault);

    [Fact]
    public void IN03_Length_CountsCodePoints()
    {
        Assert.Null(TextRules.Name("𠮷𠮷𠮷", 3).Fault);
        Assert.Equal(new Phrase("error.text_too_long", 3), TextRules.Name("𠮷𠮷𠮷𠮷", 3).Fault);
        Assert.Null(TextRules.Name("e\u0301e\u0301e\u0301", 3).Fault);
    }

    [Fact]
    public void IN03_AnyText_IsRefusedOrStoredInNormalForm() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            var verdict = TextRules.Name(text, 1000);
            return verdict.Fault is not null || (verdict.Value.IsNormalized() && verdict.Value == verdict.Value.Trim());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Normalise_AnyText_NeverThrowsAndIsStable() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            var once = IdentifierText.Normalise(text);
            return !once.Any(char.IsWhiteSpace) && IdentifierText.Normalise(once) == once;
        }).QuickCheckThrowOnFailure();
}
