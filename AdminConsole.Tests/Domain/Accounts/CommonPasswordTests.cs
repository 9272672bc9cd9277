using AdminConsole.Domain.Accounts;

namespace AdminConsole.Tests.Domain.Accounts;

public sealed class CommonPasswordTests
{
    [Theory]
    [InlineData("Password1234")]
    [InlineData("P@ssw0rd2026!")]
    [InlineData("passwordpassword")]
    [InlineData("Qwerty123456!")]
    [InlineData("1qaz2wsx#EDC")]
    [InlineData("1qaz@WSX3edc")]
    [InlineData("Admin@123456")]
    [InlineData("Abc123456789")]
    [InlineData("Wuhan-2026-kaoshi")]
    [InlineData("Woaini5201314!x")]
    [InlineData("aaaaaaaaAAAA1111")]
    [InlineData("Xq7!Xq7!Xq7!")]
    [InlineData("9876543210987654")]
    [InlineData("Letmein-Letmein1")]
    [InlineData("Ｐａｓｓｗｏｒｄ１２３４")]
    [InlineData("Counterstrike-1")]
    [InlineData("!Basketball2027")]
    [InlineData("Maurolarastefy")]
    public void AU03_MadeOfWhatEverybodyTries_IsCommon(string password) => Assert.True(CommonPassword.Is(password));

    [Theory]
    [InlineData("Hushi-2027-mima")]
    [InlineData("Zhuce-2027-ceshi")]
    [InlineData("korrekt pferd batterie")]
    [InlineData("雨后的樱花园里有七只猫")]
    [InlineData("vT9#kLw2!pRz")]
    [InlineData("Basketball-vT9#kLw2")]
    [InlineData("correct horse battery staple")]
    public void AU03_WithEnoughOfItsOwn_IsNot(string password) => Assert.False(CommonPassword.Is(password));
}
