using System.Globalization;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Candidates;
using AdminConsole.Features.Audit;
using AdminConsole.Resources;

namespace AdminConsole.Tests.Features.Audit;

public sealed class AuditWordsTests
{
    private static readonly Strings English = Strings.Chinese.In(CultureInfo.GetCultureInfo("en"));

    [Theory]
    [InlineData("account.sign-in", "password", "密码", "Password")]
    [InlineData("account.sign-in", "password+sms", "密码 + 短信验证码", "Password + Text message")]
    [InlineData("account.sign-in", "oidc+mfa", "统一身份 + 统一身份的第二因素", "Organisation's account + The organisation's second factor")]
    [InlineData("account.sign-in", "token+sms", "token + 短信验证码", "token + Text message")]
    [InlineData("account.step-up", "key", "安全密钥", "Security key")]
    [InlineData("account.end-session", nameof(SessionEnding.Displaced), "被更新的登录取代", "A newer sign-in took its place")]
    [InlineData("candidate.request", nameof(PersonalRequestKind.Erasure), "删除", "Erasure")]
    [InlineData("candidate.answer-request", nameof(PersonalRequestState.Refused), "已拒绝", "Refused")]
    [InlineData("institution.lock", "password", "password", "password")]
    [InlineData("institution.lock", null, null, null)]
    public void Reason_OfTheProduct_IsSaidInTheReadersLanguage_AndPeoplesWordsStand(string action, string? written, string? chinese, string? english)
    {
        var row = new AuditRow(1, default, null, "", [], null, null, action, "", "", "ok", new AuditContent(written, null, null, null, []));

        Assert.Equal((chinese, english), (AuditWords.Reason(Strings.Chinese, row), AuditWords.Reason(English, row)));
    }

    [Fact]
    public void Reason_EveryEndingOfASession_HasWords() =>
        Assert.All(Enum.GetNames<SessionEnding>(), ending =>
        {
            var row = new AuditRow(1, default, null, "", [], null, null, "account.end-session", "", "", "ok", new AuditContent(ending, null, null, null, []));

            Assert.Equal(3, new[] { ending, AuditWords.Reason(English, row), AuditWords.Reason(Strings.Chinese, row) }.Distinct(StringComparer.Ordinal).Count());
        });
}
