using AdminConsole.Domain.Identifiers;
using FsCheck;
using FsCheck.Fluent;
using static AdminConsole.Tests.Domain.Identifiers.IdentifierVectors;

namespace AdminConsole.Tests.Domain.Identifiers;

public sealed class PersonNameTests
{
    private static readonly Arbitrary<string> Names =
        Gen.Elements("陈", "志", "远", "𠮷", "·", "•", "・", "．", "‧", "･", ".", " ", "　", "\t", "a", "A", "Ａ", "é", "e\u0301", "\uD800", "\uFFFE").ArrayOf()
            .Select(string.Concat).ToArbitrary();

    public static TheoryData<string, string, bool> MentorVectors()
    {
        var data = new TheoryData<string, string, bool>();
        foreach (var vector in Rule("mentor_match").GetProperty("cases").EnumerateArray())
        {
            foreach (var mentor in Rule("mentor_match").GetProperty("register").EnumerateArray().Where(mentor => Text(mentor, "no") == Text(vector, "enteredNo")))
                data.Add(Text(vector, "enteredName")!, Text(mentor, "name")!, Text(vector, "light") == "green");
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(MentorVectors))]
    public void Same_MentorVector_AgreesWithTheLight(string entered, string registered, bool same) => Assert.Equal(same, PersonName.Same(entered, registered));

    [Theory]
    [InlineData("阿依古丽·买买提", "阿依古丽•买买提", true)]
    [InlineData("阿依古丽·买买提", "阿依古丽・买买提", true)]
    [InlineData("阿依古丽·买买提", "阿依古丽．买买提", true)]
    [InlineData("阿依古丽·买买提", "阿依古丽‧买买提", true)]
    [InlineData("阿依古丽·买买提", "阿依古丽･买买提", true)]
    [InlineData("阿依古丽·买买提", "阿依古丽.买买提", true)]
    [InlineData("阿依古丽·买买提", "阿依古丽 . 买买提", true)]
    [InlineData("阿依古丽·买买提", "阿依古丽买买提", false)]
    [InlineData("𠮷·田", "𠮷.田", true)]
    [InlineData("J.Smith", "J·Smith", false)]
    [InlineData("J．Smith", "J·Smith", true)]
    [InlineData("John Smith", "ＪＯＨＮ　smith", true)]
    [InlineData("JOSÉ", "jose\u0301", true)]
    [InlineData("JOSÉ", "JOSE", false)]
    [InlineData("赵敏", "赵珉", false)]
    [InlineData("", null, true)]
    public void Same_Writings_AreOneNameOrNot(string left, string? right, bool same) => Assert.Equal(same, PersonName.Same(left, right));

    [Fact]
    public void Same_AnyNames_IsAnEquivalence()
    {
        Prop.ForAll(Names, name => PersonName.Same(name, name)).QuickCheckThrowOnFailure();
        Prop.ForAll(Names, Names, (left, right) => PersonName.Same(left, right) == PersonName.Same(right, left)).QuickCheckThrowOnFailure();
        Prop.ForAll(Names, Names, Names, (first, second, third) =>
            !PersonName.Same(first, second) || !PersonName.Same(second, third) || PersonName.Same(first, third)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Key_OfAKey_IsTheKeyItself() => Prop.ForAll(Names, name => PersonName.Key(PersonName.Key(name)) == PersonName.Key(name)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("陈志远", "陈志远")]
    [InlineData("刘芳", "刘　芳")]
    [InlineData(" 陈 志远", "陈志远\t")]
    [InlineData("刘\u00A0芳", "刘\u2009芳")]
    [InlineData("阿依古丽·买买提", "阿依古丽•买买提")]
    [InlineData("阿依古丽·买买提", "阿依古丽・买买提")]
    [InlineData("阿依古丽·买买提", "阿依古丽．买买提")]
    [InlineData("阿依古丽·买买提", "阿依古丽‧买买提")]
    [InlineData("阿依古丽·买买提", "阿依古丽･买买提")]
    [InlineData("阿依古丽·买买提", "阿依古丽.买买提")]
    [InlineData("\U00020BB7·\U0002B5AF", "\U00020BB7.\U0002B5AF")]
    [InlineData("Anna Li", "ＡＮＮＡ　ｌｉ")]
    [InlineData("José", "JOSE\u0301")]
    [InlineData("Müller", "MU\u0308LLER")]
    [InlineData("﨑", "\uFA11")]
    public void Same_SpellingsOfOneName_Agree(string a, string b)
    {
        Assert.True(PersonName.Same(a, b));
        Assert.True(PersonName.Same(b, a));
    }

    [Theory]
    [InlineData("陈志远", "陳志遠")]
    [InlineData("赵敏", "赵珉")]
    [InlineData("José", "Jose")]
    [InlineData("阿依古丽·买买提", "阿依古丽买买提")]
    [InlineData("阿依古丽·买买提", "阿依古丽-买买提")]
    [InlineData("J.Li", "J·Li")]
    [InlineData("李.", "李·")]
    [InlineData(".李", "·李")]
    [InlineData("王伟", "王伟伟")]
    public void Same_DifferentNames_Differ(string a, string b) => Assert.False(PersonName.Same(a, b));

    [Theory]
    [InlineData("阿依 • 古丽", "阿依·古丽")]
    [InlineData("ｊ．Ｌｉ", "J·LI")]
    [InlineData("j.Li", "J.LI")]
    public void Key_WritesTheComparedForm(string name, string key) => Assert.Equal(key, PersonName.Key(name));
}
