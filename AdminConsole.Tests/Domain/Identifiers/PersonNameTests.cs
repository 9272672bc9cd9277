using AdminConsole.Domain.Identifiers;

namespace AdminConsole.Tests.Domain.Identifiers;

public sealed class PersonNameTests
{
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
    public void Fold_WritesTheComparedForm(string name, string folded) => Assert.Equal(folded, PersonName.Fold(name));
}
