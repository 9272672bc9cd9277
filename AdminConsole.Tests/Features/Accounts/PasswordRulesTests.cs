using AdminConsole.Authorization;
using AdminConsole.Configuration;
using AdminConsole.Domain.Accounts;
using AdminConsole.Features.Accounts;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AdminConsole.Tests.Features.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData(PasswordStandard.Mlps3, "vT9#kLw2!pR", "password_length")]
    [InlineData(PasswordStandard.Mlps3, "vT9#kLw2!pRz", null)]
    [InlineData(PasswordStandard.Mlps3, "vtxkqlwzmprzhf", "password_classes")]
    [InlineData(PasswordStandard.Asvs, "vT9#kLw2!pRz9e", "password_length")]
    [InlineData(PasswordStandard.Asvs, "vtxkqlwzmprzhfe", null)]
    [InlineData(PasswordStandard.Asvs, "雨后的樱花园里有七只猫在睡觉呢呢", null)]
    [InlineData(PasswordStandard.Mlps3, "Hong-Hu.7-vlkz", "password_telling")]
    [InlineData(PasswordStandard.Mlps3, "x13900007701X-qp", "password_telling")]
    [InlineData(PasswordStandard.Mlps3, "武汉市第一医院Ab1-vkqz", "password_telling")]
    [InlineData(PasswordStandard.Mlps3, "AdminConsole7-vkqz", "password_telling")]
    [InlineData(PasswordStandard.Asvs, "我的试用期考核证明管理密码呀", "password_length")]
    [InlineData(PasswordStandard.Asvs, "这是试用期考核证明管理的密码呀", "password_telling")]
    [InlineData(PasswordStandard.Mlps3, "P@ssw0rd2026!", "password_common")]
    [InlineData(PasswordStandard.Asvs, "passwordpassword", "password_common")]
    public void AU03_Password_IsJudgedByTheBook(PasswordStandard standard, string password, string? fault)
    {
        var faults = Rules(standard).Check(password, password, "hong-hu", "13900007701", "武汉市第一医院", null, "");

        Assert.Equal(fault is null ? [] : [$"account.fault.{fault}"], faults.Any ? faults.ToError().Fields["password"].Select(phrase => phrase.Key) : []);
    }

    [Fact]
    public void AU03_UpTo128CharactersOfAnyKind()
    {
        var rules = Rules(PasswordStandard.Mlps3);
        var longest = string.Concat(Enumerable.Range(0, 128).Select(at => char.ConvertFromUtf32(0x1F300 + at)))[..^2] + "a";

        Assert.False(Rules(PasswordStandard.Asvs).Check(longest, longest).Any);
        Assert.True(rules.Check(longest + "ab", longest + "ab").Any);
    }

    private static PasswordRules Rules(PasswordStandard standard) => new(Options.Create(new AuthOptions { PasswordPolicy = standard }), new PasswordHasher<AppUser>(), new FakeClock());
}
