using System.Net;
using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Data.Demonstration;
using AdminConsole.Domain.Accounts;
using AdminConsole.Features.Accounts;
using AdminConsole.Features.Status;
using AdminConsole.Outbox;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.Features.Registrations;
using AdminConsole.Tests.Outbox;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdminConsole.Tests.Features.Accounts;

/// <summary>Password and a code sent to the phone, and what a person changes of their own account.</summary>
[Collection(ApiCollection.Name)]
public sealed class SignInStepsTests(ApiHosts hosts)
{
    private const string Password = "Hushi-2027-mima", Other = "Hushi-2028-mima";

    [Theory]
    [DatabaseData("nurse-sms", "13900007701")]
    public async Task AU06_PasswordAlone_OpensNothing_TheCodeDoes(DatabaseKind kind, string userName, string phone)
    {
        var host = await hosts.OnAsync(kind);
        await CreateAsync(host, userName, AuthenticationType.PasswordAndSms, phone);
        using var visitor = new Visitor(host.Address);

        Assert.Equal("/sign-in/second", await SignInAsync(visitor, userName, Password, "/review?state=all"));
        Assert.Equal(HttpStatusCode.Found, await OpenQueueAsync(visitor));
        var second = await visitor.OpenAsync("/sign-in/second");
        Assert.Contains("139****7701", second.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(phone, second.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await SendAsync(visitor)).Status);
        var code = await host.PhoneCodeAsync(phone);

        var wrong = await EnterAsync(visitor, Wrong(code));
        Assert.Equal(422, wrong.Status);
        Assert.Contains("验证码错误或已失效", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, await OpenQueueAsync(visitor));
        Assert.Equal(302, (await EnterAsync(visitor, code)).Status);
        Assert.Equal(HttpStatusCode.OK, await OpenQueueAsync(visitor));

        var outcomes = await OutcomesAsync(host, userName);
        Assert.Equal([("password", "second_step"), ("password+sms", "otp_invalid"), ("password+sms", "ok")], outcomes);
    }

    /// <summary>A code answers the sign-in that asked for it, once: not another browser's, not again.</summary>
    [Theory]
    [DatabaseData("nurse-bound", "13900007702")]
    public async Task AU07_Code_IsBoundToItsSignIn_AndWorksOnce(DatabaseKind kind, string userName, string phone)
    {
        var host = await hosts.OnAsync(kind);
        await CreateAsync(host, userName, AuthenticationType.PasswordAndSms, phone);
        using var first = new Visitor(host.Address);
        await SignInAsync(first, userName, Password);
        await SendAsync(first);
        var code = await host.PhoneCodeAsync(phone);
        using var second = new Visitor(host.Address);
        await SignInAsync(second, userName, Password);

        Assert.Equal(422, (await EnterAsync(second, code)).Status);
        Assert.Equal(302, (await EnterAsync(first, code)).Status);
        using var third = new Visitor(host.Address);
        await SignInAsync(third, userName, Password);
        Assert.Equal(422, (await EnterAsync(third, code)).Status);
    }

    [Fact]
    public async Task AU07_Code_IsSentOnlyForTheBrowsersWork_AndNotTwiceAMinute()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        await CreateAsync(host, "nurse-often", AuthenticationType.PasswordAndSms, "13900007703");
        using var visitor = new Visitor(host.Address);
        await SignInAsync(visitor, "nurse-often", Password);

        var lazy = await visitor.FillInAsync("/sign-in/second", "send", [], withProof: false);
        Assert.Equal(422, lazy.Status);
        Assert.Equal(200, (await SendAsync(visitor)).Status);
        Assert.Equal(429, (await SendAsync(visitor)).Status);
    }

    /// <summary>A gateway that fails is spared after five failures; nobody waits for a text that does not come meanwhile, and the first one after it tries the gateway again.</summary>
    [Fact]
    public async Task OP05_GatewayDown_IsSaidWhereACodeIsAskedFor_AndShownToTheAdministrator()
    {
        await using var gateway = await Receiver.StartAsync();
        var isDown = true;
        gateway.Answer = (context, _) => Task.FromResult(context.Response.StatusCode = isDown ? 503 : 200);
        await using var host = await ApiHost.StartAsync(DatabaseKind.Sqlite, new Dictionary<string, string>(StringComparer.Ordinal) { ["Sms:Url"] = gateway.Url, ["Sms:Body"] = """{"to":"{phone}","text":"{text}"}""" });
        var id = await CreateAsync(host, "nurse-cut", AuthenticationType.PasswordAndSms, "13900007710");
        using var visitor = new Visitor(host.Address);
        await SignInAsync(visitor, "nurse-cut", Password);
        for (var failures = 3; failures <= Breaker<Lane>.Failures + 1; failures += 3)
        {
            Assert.Equal(200, (await SendAsync(visitor)).Status);
            await UntilAsync(() => gateway.All.Count >= Math.Min(failures, Breaker<Lane>.Failures), "the text is tried again and again");
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await UntilAsync(() => !host.Services.GetRequiredService<SmsAvailability>().IsAvailable, "the gateway is spared");
        var told = await SendAsync(visitor);
        Assert.Equal(503, told.Status);
        Assert.Contains("短信服务暂不可用，请使用其他方式登录", told.Text, StringComparison.Ordinal);
        Assert.Equal("sms_unavailable", (await host.AsAsync("hospital-admin", services => services.GetRequiredService<PasswordResetService>().StartAsync(id, bySms: true))).Error?.Code);
        using var applicant = new Visitor(host.Address);
        Assert.Contains("短信服务暂不可用", (await applicant.FillInAsync("/registration/enquiry", "ask", [new("Code", Applicant.CreditCode("20990101"))])).Text, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Degraded, await StateAsync());

        isDown = false;
        await UntilAsync(() => host.Services.GetRequiredService<SmsAvailability>().IsAvailable, "it may be tried again");
        Assert.Equal(200, (await SendAsync(visitor)).Status);
        await Eventually.TrueAsync(
            async () =>
            {
                host.Clock.Advance(TimeSpan.FromMilliseconds(200));
                return await StateAsync() == HealthStatus.Healthy;
            },
            "it is seen to work again");

        async Task<HealthStatus> StateAsync() => (await host.AsAsync("system", services => services.GetRequiredService<StatusQueries>().ReadAsync()))!.Checks.Single(row => row.Name == "sms").Status;

        Task UntilAsync(Func<bool> condition, string what) => Eventually.TrueAsync(
            () =>
            {
                host.Clock.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(condition());
            },
            what);
    }

    [Theory]
    [DatabaseData("nurse-anew", "13900007704")]
    public async Task AU12_PasswordSetMeanwhile_EndsTheFirstStep(DatabaseKind kind, string userName, string phone)
    {
        var host = await hosts.OnAsync(kind);
        var id = await CreateAsync(host, userName, AuthenticationType.PasswordAndSms, phone);
        using var visitor = new Visitor(host.Address);
        await SignInAsync(visitor, userName, Password);
        await SetPasswordAsync(host, userName, (await host.AsAsync("hospital-admin", services => services.GetRequiredService<PasswordResetService>().StartAsync(id, bySms: false))).Value.Text!, Other);

        Assert.Contains("登录步骤已过期", (await visitor.OpenAsync("/sign-in/second")).Text, StringComparison.Ordinal);

        // And the reset does not spare the second step.
        Assert.Equal("/sign-in/second", await SignInAsync(visitor, userName, Other));
    }

    [Theory]
    [InlineData("nurse-nophone", AuthenticationType.PasswordAndSms, null, "尚未绑定手机号码")]
    [InlineData("nurse-nokey", AuthenticationType.SecurityKey, "13900007705", "请先用 139****7705 收到的验证码确认身份")]
    public async Task AU06_WhatIsMissing_IsSaid(string userName, AuthenticationType type, string? phone, string words)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        await CreateAsync(host, userName, type, phone);
        using var visitor = new Visitor(host.Address);

        Assert.Equal("/sign-in/second", await SignInAsync(visitor, userName, Password));
        Assert.Contains(words, (await visitor.OpenAsync("/sign-in/second")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [DatabaseData("nurse-locked")]
    public async Task AU02_FiveFailures_LockTheAccount_ForTheRightPasswordToo(DatabaseKind kind, string userName)
    {
        var host = await hosts.OnAsync(kind);
        var id = await CreateAsync(host, userName, AuthenticationType.Password, phone: null);
        using var visitor = new Visitor(host.Address);
        for (var attempt = 0; attempt < 5; attempt++)
            Assert.Equal("/sign-in?failed=1&returnUrl=%2F", await SignInAsync(visitor, userName, Other));

        Assert.Equal("/sign-in?failed=1&returnUrl=%2F", await SignInAsync(visitor, userName, Password));

        // In the database, where restarts and other nodes find it.
        Assert.NotNull(await host.ReadAsync(data => data.Users.Where(user => user.Id == id).Select(user => user.LockoutEnd).SingleAsync()));
    }

    [Theory]
    [DatabaseData("nurse-session")]
    public async Task AU10_EverySignIn_HasASessionOfItsOwn_AndTheRecordNamesIt(DatabaseKind kind, string userName)
    {
        var host = await hosts.OnAsync(kind);
        var id = (await CreateAsync(host, userName, AuthenticationType.Password, phone: null)).ToString();
        using var visitor = new Visitor(host.Address);
        Assert.Equal("/", await SignInAsync(visitor, userName, Password));
        Assert.Equal("/", await SignInAsync(visitor, userName, Password));
        using var left = await visitor.PostAsync("/sign-out");

        var acts = await host.ReadAsync(data => data.AuditEntries.Where(row => row.ObjectId == id && (row.Action == "account.sign-in" || row.Action == "account.sign-out")).OrderBy(row => row.Sequence).Select(row => row.Session).ToListAsync());
        Assert.Equal(3, acts.Count);
        Assert.NotEqual(acts[0], acts[1]);
        Assert.Equal(acts[1], acts[2]);
        Assert.DoesNotContain(null, acts);
    }

    /// <summary>A copy of the cookie is worth nothing after sign-out; the person's other sessions go on.</summary>
    [Theory]
    [DatabaseData("nurse-out")]
    public async Task BR04_SignedOutOf_TheCookieIsDead_AndOthersLive(DatabaseKind kind, string userName)
    {
        var host = await hosts.OnAsync(kind);
        await CreateAsync(host, userName, AuthenticationType.Password, phone: null);
        using var here = new Visitor(host.Address);
        using var elsewhere = new Visitor(host.Address);
        await SignInAsync(here, userName, Password);
        await SignInAsync(elsewhere, userName, Password);
        using var copy = here.Copy();
        Assert.Equal(HttpStatusCode.OK, await OpenQueueAsync(copy));

        using var left = await here.PostAsync("/sign-out");

        Assert.Equal("/sign-in", left.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Found, await OpenQueueAsync(copy));
        Assert.Equal(HttpStatusCode.OK, await OpenQueueAsync(elsewhere));
    }

    [Theory]
    [DatabaseData("nurse-idle", "nurse-busy")]
    public async Task AU14_NinetyDaysWithoutASignIn_DisableTheAccount(DatabaseKind kind, string idle, string busy)
    {
        var host = await hosts.OnAsync(kind);
        var (idleId, busyId) = (await CreateAsync(host, idle, AuthenticationType.Password, phone: null), await CreateAsync(host, busy, AuthenticationType.Password, phone: null));
        var now = host.Clock.GetUtcNow().UtcDateTime;
        await host.ReadAsync(async data =>
        {
            await data.Users.ExecuteUpdateAsync(row => row.SetProperty(user => user.UsedAt, now));
            await data.Users.Where(user => user.Id == idleId).ExecuteUpdateAsync(row => row.SetProperty(user => user.UsedAt, now.AddDays(-91)));
            return await data.Users.Where(user => user.Id == busyId || user.UserName == "audit").ExecuteUpdateAsync(row => row.SetProperty(user => user.UsedAt, now.AddDays(-89)));
        });

        await using (var services = host.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope())
            await services.ServiceProvider.GetRequiredService<UnusedAccountService>().DisableAsync();

        Assert.Equal([idleId], await host.ReadAsync(data => data.Users.Where(user => user.Disabled && (user.Id == idleId || user.Id == busyId)).Select(user => user.Id).ToListAsync()));
        Assert.True(await host.ReadAsync(data => data.AuditEntries.AnyAsync(row => row.Action == "user.disable-unused" && row.ObjectId == idleId.ToString())));

        // Enabled again, it counts anew.
        Assert.True((await host.AsAsync("hospital-admin", services => services.GetRequiredService<UserService>().EnableAsync(idleId))).IsOk);
        using var visitor = new Visitor(host.Address);
        Assert.Equal("/", await SignInAsync(visitor, idle, Password));
        Assert.Equal(now, await host.ReadAsync(data => data.Users.Where(user => user.Id == idleId).Select(user => user.UsedAt).SingleAsync()));
    }

    [Fact]
    public async Task AU08_KeyAnswersThatNobodyAskedFor_AreRefused()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        using var visitor = new Visitor(host.Address);

        foreach (var credential in (string[])["", "{}", "no json", """{"id":"AAAA","type":"public-key","response":{}}"""])
        {
            using var answer = await visitor.PostAsync("/sign-in/key", ("credential", credential));
            Assert.Equal("/sign-in?failed=security_key_refused&returnUrl=%2F", answer.Headers.Location?.ToString());
        }

        using var enrolment = await visitor.PostAsync("/sign-in/key/new");
        Assert.Equal(HttpStatusCode.NotFound, enrolment.StatusCode);
        using var options = await visitor.PostAsync("/sign-in/key/options");
        Assert.Contains("\"userVerification\":\"required\"", await options.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [DatabaseData("nurse-own")]
    public async Task AU11_OwnPassword_NeedsTheOldOne_AndEndsOtherSessions(DatabaseKind kind, string userName)
    {
        var host = await hosts.OnAsync(kind);
        await CreateAsync(host, userName, AuthenticationType.Password, phone: null);
        using var here = new Visitor(host.Address);
        using var elsewhere = new Visitor(host.Address);
        Assert.Equal("/", await SignInAsync(here, userName, Password));
        Assert.Equal("/", await SignInAsync(elsewhere, userName, Password));

        var wrong = await ChangeAsync(here, "Falsch-2027-mima", Other);
        Assert.Equal(422, wrong.Status);
        Assert.Contains("当前密码不正确", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("新密码不能与当前密码相同", (await ChangeAsync(here, Password, Password)).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await ChangeAsync(here, Password, Other)).Status);

        Assert.Equal(HttpStatusCode.OK, await OpenQueueAsync(here));
        Assert.Equal(HttpStatusCode.Found, await OpenQueueAsync(elsewhere));
        Assert.Equal("/sign-in?failed=1&returnUrl=%2F", await SignInAsync(elsewhere, userName, Password));
        Assert.Equal("/", await SignInAsync(elsewhere, userName, Other));
        Assert.Equal(302, (await here.FillInAsync("/account", "sessions", [], withProof: false)).Status);
        Assert.Equal(HttpStatusCode.OK, await OpenQueueAsync(here));
        Assert.Equal(HttpStatusCode.Found, await OpenQueueAsync(elsewhere));
    }

    [Theory]
    [DatabaseData("nurse-phone", "13900007706")]
    public async Task AU11_OwnPhone_IsBoundWithItsCode_AndUnbound(DatabaseKind kind, string userName, string phone)
    {
        var host = await hosts.OnAsync(kind);
        var id = await CreateAsync(host, userName, AuthenticationType.Password, phone: null);
        using var here = new Visitor(host.Address);
        await SignInAsync(here, userName, Password);

        Assert.Equal(422, (await here.FillInAsync("/account", "phone", [new("Phone", "12"), new("Current", Password)], withProof: false)).Status);
        var sent = await here.FillInAsync("/account", "phone", [new("Phone", phone), new("Current", Password)], withProof: false);
        Assert.Contains("139****7706", sent.Text, StringComparison.Ordinal);
        var code = await host.PhoneCodeAsync(phone);
        var ticket = sent.Hidden("Ticket");
        Assert.Equal(422, (await here.FillInAsync("/account", "phone-code", [new("Ticket", ticket), new("Code", Wrong(code))], withProof: false, form: sent)).Status);
        Assert.Equal(302, (await here.FillInAsync("/account", "phone-code", [new("Ticket", ticket), new("Code", code)], withProof: false, form: sent)).Status);

        Assert.Equal("139****7706", await host.ReadAsync(data => data.Users.Where(user => user.Id == id).Select(user => user.PhoneMasked).SingleAsync()));
        Assert.Equal(302, (await here.FillInAsync("/account", "unbind", [new("Current", Password)], withProof: false)).Status);
        Assert.Null(await host.ReadAsync(data => data.Users.Where(user => user.Id == id).Select(user => user.PhoneMasked).SingleAsync()));
        await Eventually.TrueAsync(
            async () =>
            {
                host.Clock.Advance(TimeSpan.FromMilliseconds(200));
                return await host.ReadAsync(data => data.Messages.CountAsync(message => message.UserId == id)) == 2;
            },
            "the owner hears of both");
    }

    /// <summary>A password that has grown old proves who somebody is, and opens nothing until there is a new one.</summary>
    [Theory]
    [DatabaseData("nurse-old", "13900007707")]
    public async Task AU03_ExpiredPassword_IsChangedBeforeItOpensAnything(DatabaseKind kind, string userName, string phone)
    {
        var host = await hosts.OnAsync(kind);
        var id = await CreateAsync(host, userName, AuthenticationType.PasswordAndSms, phone);
        await AgeAsync(host, id, days: 90);
        using var visitor = new Visitor(host.Address);

        // The second step is not spared.
        Assert.Equal("/sign-in/second", await SignInAsync(visitor, userName, Password, "/review?state=all"));
        Assert.Contains("登录步骤已过期", (await RenewAsync(visitor, Other)).Text, StringComparison.Ordinal);
        await SendAsync(visitor);
        Assert.Equal(302, (await EnterAsync(visitor, await host.PhoneCodeAsync(phone))).Status);
        Assert.Equal(HttpStatusCode.Found, await OpenQueueAsync(visitor));
        Assert.Contains("最近 5 次用过的密码", (await RenewAsync(visitor, Password)).Text, StringComparison.Ordinal);
        Assert.Contains("密码过于常见", (await RenewAsync(visitor, "P@ssw0rd2026!")).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await RenewAsync(visitor, Other)).Status);

        Assert.Equal(HttpStatusCode.OK, await OpenQueueAsync(visitor));
        Assert.Equal([("password", "second_step"), ("password+sms", "password_expired"), ("password+sms", "ok")], await OutcomesAsync(host, userName));
        using var again = new Visitor(host.Address);
        Assert.Equal("/sign-in?failed=1&returnUrl=%2F", await SignInAsync(again, userName, Password));
        Assert.Equal("/sign-in/second", await SignInAsync(again, userName, Other));
    }

    [Theory]
    [DatabaseData("nurse-warned")]
    public async Task AU03_PasswordAboutToExpire_IsSaidOnTheFirstPage(DatabaseKind kind, string userName)
    {
        var host = await hosts.OnAsync(kind);
        var id = await CreateAsync(host, userName, AuthenticationType.Password, phone: null);
        Assert.DoesNotContain("user.waiting_password", await WaitingAsync());

        await AgeAsync(host, id, days: 80);

        Assert.Contains("user.waiting_password", await WaitingAsync());

        Task<List<string>> WaitingAsync() => host.AsAsync(userName, async services =>
        {
            var scope = await services.GetRequiredService<ActingScope>().GetAsync();
            var lines = await Task.WhenAll(services.GetServices<IWaitingSource>().Select(source => source.ReadAsync(scope)));
            return lines.SelectMany(found => found).Select(line => line.Key).ToList();
        });
    }

    [Fact]
    public async Task AU03_LastFivePasswords_AreNotTakenAgain_AlsoByAReset()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var id = await CreateAsync(host, "nurse-five", AuthenticationType.Password, phone: null);
        using var visitor = new Visitor(host.Address);
        await SignInAsync(visitor, "nurse-five", Password);
        string[] passwords = [Password, .. Enumerable.Range(2028, 5).Select(year => $"Hushi-{year}-mima")];
        for (var change = 1; change < PasswordPolicy.Remembered; change++)
            Assert.Equal(302, (await ChangeAsync(visitor, passwords[change - 1], passwords[change])).Status);

        Assert.Contains("最近 5 次用过的密码", (await ChangeAsync(visitor, passwords[4], passwords[0])).Text, StringComparison.Ordinal);
        var code = (await host.AsAsync("hospital-admin", services => services.GetRequiredService<PasswordResetService>().StartAsync(id, bySms: false))).Value.Text!;
        using var stranger = new Visitor(host.Address);
        Assert.Equal(422, (await ResetAsync(stranger, "nurse-five", "0000-0000-0000-0000", passwords[0])).Status);
        Assert.DoesNotContain("用过的密码", (await ResetAsync(stranger, "nurse-five", "0000-0000-0000-0000", passwords[0])).Text, StringComparison.Ordinal);
        Assert.Contains("最近 5 次用过的密码", (await ResetAsync(stranger, "nurse-five", code, passwords[0])).Text, StringComparison.Ordinal);
        Assert.Contains("不能包含", (await ResetAsync(stranger, "nurse-five", code, $"{DemonstrationPeople.Hospital}Ab1-vkqz")).Text, StringComparison.Ordinal);
        Assert.Equal(200, (await ResetAsync(stranger, "nurse-five", code, passwords[5])).Status);

        // One more, and the first is forgotten.
        await SignInAsync(visitor, "nurse-five", passwords[5]);
        Assert.Equal(302, (await ChangeAsync(visitor, passwords[5], passwords[0])).Status);
        Assert.DoesNotContain(Password, string.Concat(await host.ReadAsync(data => data.Users.Where(user => user.Id == id).Select(user => user.FormerPasswordHashes).ToListAsync())), StringComparison.Ordinal);
    }

    private static Task<int> AgeAsync(ApiHost host, Guid id, int days)
    {
        var then = host.Clock.GetUtcNow().UtcDateTime.AddDays(-days);
        return host.ReadAsync(data => data.Users.Where(user => user.Id == id).ExecuteUpdateAsync(row => row.SetProperty(user => user.PasswordSetAt, then)));
    }

    private static Task<PublicPage> RenewAsync(Visitor visitor, string password) =>
        visitor.FillInAsync("/sign-in/password", "expired", [new("Password", password), new("PasswordAgain", password)], withProof: false);

    private static Task<PublicPage> ResetAsync(Visitor visitor, string userName, string code, string password) =>
        visitor.FillInAsync("/password-reset", "reset", [new("Input.UserName", userName), new("Input.Code", code), new("Input.Password", password), new("Input.PasswordAgain", password)]);

    private static async Task<Guid> CreateAsync(ApiHost host, string userName, AuthenticationType type, string? phone)
    {
        var hospital = await host.InstitutionAsync(DemonstrationPeople.Hospital);
        var made = await host.AsAsync("hospital-admin", services => services.GetRequiredService<UserService>().CreateAsync(
            new UserInput { UserName = userName, Name = "护士长", NodeId = hospital.Id, Roles = [Role.InstitutionReviewer], Authentication = type, Phone = phone }));
        Assert.True(made.IsOk, made.Error?.Code);
        await SetPasswordAsync(host, userName, made.Value.Text!, Password);
        return await host.ReadAsync(data => data.Users.Where(user => user.UserName == userName).Select(user => user.Id).SingleAsync());
    }

    private static async Task SetPasswordAsync(ApiHost host, string userName, string code, string password)
    {
        using var visitor = new Visitor(host.Address);
        var done = await visitor.FillInAsync("/password-reset", "reset", [new("Input.UserName", userName), new("Input.Code", code), new("Input.Password", password), new("Input.PasswordAgain", password)]);
        Assert.Equal(200, done.Status);
    }

    private static async Task<string?> SignInAsync(Visitor visitor, string userName, string password, string returnUrl = "/")
    {
        using var answer = await visitor.PostAsync("/sign-in", ("userName", userName), ("password", password), ("returnUrl", returnUrl));
        return answer.Headers.Location?.ToString();
    }

    private static Task<PublicPage> SendAsync(Visitor visitor) => visitor.FillInAsync("/sign-in/second", "send", []);

    private static Task<PublicPage> EnterAsync(Visitor visitor, string code) => visitor.FillInAsync("/sign-in/second", "code", [new("Code", code)], withProof: false);

    private static Task<PublicPage> ChangeAsync(Visitor visitor, string current, string password) => visitor.FillInAsync(
        "/account", "password", [new("Password.Current", current), new("Password.Password", password), new("Password.PasswordAgain", password)], withProof: false);

    private static string Wrong(string code) => (code[0] == '0' ? '1' : '0') + code[1..];

    private static async Task<HttpStatusCode> OpenQueueAsync(Visitor visitor)
    {
        using var answer = await visitor.GetAsync("/review");
        return answer.StatusCode;
    }

    private static async Task<List<(string?, string)>> OutcomesAsync(ApiHost host, string userName) => await host.ReadAsync(async data =>
    {
        var id = (await data.Users.Where(user => user.UserName == userName).Select(user => user.Id).SingleAsync()).ToString();
        return (await data.AuditEntries.Where(row => row.Action == "account.sign-in" && row.ObjectId == id).OrderBy(row => row.Sequence).ToListAsync()).ConvertAll(row => (row.Reason, row.Outcome));
    });
}
