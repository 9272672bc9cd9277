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
}
