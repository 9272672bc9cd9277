using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Domain;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Authorization.Codes;

public sealed class CodeServiceTests
{
    private const string Account = "WS-00000-034";

    [Theory, DatabaseData]
    public async Task CO01_Activation_IsLongRandomAndStoredAsASaltedSlowDigest(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddCodes());
        var codes = host.As<CodeService>(SampleLibrary.DistrictStaff);

        var first = await IssueAsync(host, Account);
        var second = codes.Make(CodePurpose.Activation, Account);

        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$", first.Text);
        Assert.NotEqual(first.Text, second.Text);
        Assert.NotEqual(first.Salt, second.Salt);
        Assert.DoesNotContain(first.Text, first.ToString(), StringComparison.Ordinal);
        var row = await host.InspectAsync(data => data.Set<OneTimeCode>().SingleAsync());
        Assert.Equal((32, 16), (row.Digest.Length, row.Salt.Length));
        Assert.Equal(SampleLibrary.DistrictStaff.UserId, row.IssuedBy);
    }

    [Theory]
    [DatabaseData("as given")]
    [DatabaseData("in lower case and full width")]
    public async Task CO02_Code_WorksOnce(DatabaseKind kind, string writing)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddCodes());
        var code = await IssueAsync(host, Account);
        var typed = writing == "as given" ? code.Text : $" {code.Text.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant().Replace('0', '０')} ";

        Assert.Equal(CodeVerdict.Accepted, await RedeemAsync(host, typed));
        Assert.Equal(CodeVerdict.Refused, await RedeemAsync(host, typed));
        Assert.Equal(0, await host.InspectAsync(data => data.Set<OneTimeCode>().CountAsync()));
    }

    [Theory, DatabaseData]
    public async Task CO02_ReplacedExpiredForeignAndWrongCodes_AreRefusedAlike(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddCodes());
        var replaced = await IssueAsync(host, Account);
        var current = await IssueAsync(host, Account);
        var foreign = await IssueAsync(host, "WS-00000-035");

        Assert.Equal(CodeVerdict.Refused, await RedeemAsync(host, replaced.Text));
        Assert.Equal(CodeVerdict.Refused, await RedeemAsync(host, foreign.Text));
        Assert.Equal(CodeVerdict.Refused, await RedeemAsync(host, "0000-0000-0000-0000"));
        Assert.Equal(CodeVerdict.Refused, await RedeemAsync(host, current.Text, "WS-99999-999"));
        host.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(CodeVerdict.Refused, await RedeemAsync(host, current.Text));
    }

    [Theory, DatabaseData]
    public async Task CO02_FifthWrongTry_VoidsTheCode_AndNamesTheIssuer(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddCodes());
        var code = await IssueAsync(host, Account);

        for (var wrong = 1; wrong <= 4; wrong++)
            Assert.Equal(CodeVerdict.Refused, await RedeemAsync(host, "wrong"));
        var last = await AnswerAsync(host, "wrong", Account, check: false);

        Assert.Equal(new CodeAnswer(CodeVerdict.Voided, SampleLibrary.DistrictStaff.UserId), last);
        Assert.Equal(CodeVerdict.Refused, await RedeemAsync(host, code.Text));
    }

    [Theory, DatabaseData]
    public async Task Check_RightCode_IsNotUsedUp_AndAWrongOneCosts(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddCodes());
        var code = await IssueAsync(host, Account);

        for (var right = 0; right < 6; right++)
            Assert.Equal(CodeVerdict.Accepted, (await AnswerAsync(host, code.Text, Account, check: true)).Verdict);
        for (var wrong = 1; wrong <= 4; wrong++)
            Assert.Equal(CodeVerdict.Refused, (await AnswerAsync(host, "wrong", Account, check: true)).Verdict);

        Assert.Equal(CodeVerdict.Accepted, await RedeemAsync(host, code.Text));
    }

    [Theory, DatabaseData]
    public async Task CC03_ActivateByActivate_ExactlyOneIsAccepted(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddCodes());
        var code = await IssueAsync(host, Account);

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RedeemAsync(host, code.Text))));

        Assert.Equal(1, verdicts.Count(verdict => verdict == CodeVerdict.Accepted));
    }

    [Theory, DatabaseData]
    public async Task AU07_PhoneCode_HoldsForItsChallengeAlone_AndOnce(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddCodes());
        var codes = host.As<CodeService>(AccessScope.System);
        var code = codes.Make(CodePurpose.EnquiryPhone, "phone", "first challenge");
        Assert.Matches("^[0-9]{6}$", code.Text);
        await StoreAsync(host, codes, code);

        Assert.Equal(CodeVerdict.Refused, await RedeemPhoneAsync(CodePurpose.EnquiryPhone, "phone", "second challenge"));
        Assert.Equal(CodeVerdict.Refused, await RedeemPhoneAsync(CodePurpose.EnquiryPhone, "another phone", "first challenge"));
        Assert.Equal(CodeVerdict.Refused, await RedeemPhoneAsync(CodePurpose.ActivationPhone, "phone", "first challenge"));
        Assert.Equal(CodeVerdict.Accepted, await RedeemPhoneAsync(CodePurpose.EnquiryPhone, "phone", "first challenge"));
        Assert.Equal(CodeVerdict.Refused, await RedeemPhoneAsync(CodePurpose.EnquiryPhone, "phone", "first challenge"));

        async Task<CodeVerdict> RedeemPhoneAsync(CodePurpose purpose, string subject, string challenge)
        {
            var presented = await codes.PresentAsync(purpose, subject, code.Text, challenge);
            return (await host.As(AccessScope.System).WriteAsync<CodeAnswer>(async work => await codes.RedeemAsync(work, presented))).Value.Verdict;
        }
    }

    [Theory, DatabaseData]
    public async Task OP04_ClockSetBack_BringsNoCodeBackToLife(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddCodes());
        var code = await IssueAsync(host, Account);
        host.Clock.Advance(TimeSpan.FromDays(7));

        host.Clock.Set(host.Clock.GetUtcNow().AddDays(-1));

        Assert.Equal(CodeVerdict.Refused, await RedeemAsync(host, code.Text));
    }

    [Theory, DatabaseData]
    public async Task Sweep_RemovesWhatHasExpired_AndNothingElse(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddCodes());
        await IssueAsync(host, Account);
        var attempts = host.Services.GetRequiredService<AttemptService>();
        await host.As(AccessScope.System).WriteAsync<bool>(async work => await attempts.TakeAsync(work, new("test", 3, TimeSpan.FromDays(1)), "target"));
        Assert.Equal(0, await host.As<CodeSweepService>(AccessScope.System).SweepAsync(CancellationToken.None));

        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await host.As<CodeSweepService>(AccessScope.System).SweepAsync(CancellationToken.None));
        Assert.Equal((1, 0), await host.InspectAsync(async data => (await data.Set<OneTimeCode>().CountAsync(), await data.Set<AttemptCounter>().CountAsync())));
        host.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(1, await host.As<CodeSweepService>(AccessScope.System).SweepAsync(CancellationToken.None));
    }

    private static async Task<FreshCode> IssueAsync(DataHost host, string subject)
    {
        var codes = host.As<CodeService>(SampleLibrary.DistrictStaff);
        var code = codes.Make(CodePurpose.Activation, subject);
        await StoreAsync(host, codes, code, SampleLibrary.DistrictStaff);
        return code;
    }

    private static async Task StoreAsync(DataHost host, CodeService codes, FreshCode code, AccessScope? by = null)
    {
        var stored = await host.As(by ?? AccessScope.System).WriteAsync<Done>(async work =>
        {
            await codes.StoreAsync(work, code);
            work.Audit("account.generate", nameof(OneTimeCode), code.Subject);
            return Done.Yes;
        });
        Assert.True(stored.IsOk);
    }

    private static async Task<CodeVerdict> RedeemAsync(DataHost host, string typed, string subject = Account) => (await AnswerAsync(host, typed, subject, check: false)).Verdict;

    private static async Task<CodeAnswer> AnswerAsync(DataHost host, string typed, string subject, bool check)
    {
        var codes = host.As<CodeService>(AccessScope.System);
        var presented = await codes.PresentAsync(CodePurpose.Activation, subject, typed);
        return (await host.As(AccessScope.System).WriteAsync<CodeAnswer>(async work => check ? await codes.CheckAsync(work, presented) : await codes.RedeemAsync(work, presented))).Value;
    }
}
