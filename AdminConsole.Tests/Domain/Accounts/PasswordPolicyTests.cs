using AdminConsole.Domain.Accounts;

namespace AdminConsole.Tests.Domain.Accounts;

public sealed class PasswordPolicyTests
{
    private static readonly DateTime Now = new(2026, 11, 26, 8, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(PasswordStandard.Mlps3, 75, false, false)]
    [InlineData(PasswordStandard.Mlps3, 76, true, false)]
    [InlineData(PasswordStandard.Mlps3, 89, true, false)]
    [InlineData(PasswordStandard.Mlps3, 90, true, true)]
    [InlineData(PasswordStandard.Asvs, 3_000, false, false)]
    public void AU03_Age_WarnsForTwoWeeks_ThenEnds_WhereTheBookSaysSo(PasswordStandard standard, int days, bool isSoon, bool isOver)
    {
        var policy = PasswordPolicy.Of(standard);

        Assert.Equal(isOver, policy.HasExpired(Now.AddDays(-days), Now));
        Assert.Equal(isSoon ? Now.AddDays(90 - days) : null, policy.EndsSoon(Now.AddDays(-days), Now));
    }

    [Fact]
    public void AU03_PasswordWithoutADate_DoesNotGrowOld() => Assert.False(PasswordPolicy.Of(PasswordStandard.Mlps3).HasExpired(setAt: null, Now));
}
