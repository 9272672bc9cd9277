using System.Net;
using System.Text.RegularExpressions;
using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Data.Demonstration;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Registrations;
using AdminConsole.Features.Accounts;
using AdminConsole.Features.Registrations;
using AdminConsole.Outbox;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.Scans;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Registrations;

/// <summary>The public pages as a browser without scripts sees them, with the browser's work done by hand, and the review in between.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class RegistrationJourneyTests(ApiHosts hosts)
{
    private const string Password = "Zhuce-2027-ceshi";

    [Theory]
    [DatabaseData("44135003", "13900001111")]
    public async Task CO04_RegisterEnquireApproveActivate_LeadsToAReviewerWhoSignsIn(DatabaseKind kind, string organisation, string phone)
    {
        var host = await hosts.OnAsync(kind);
        var code = CreditCode(organisation);
        using var applicant = new Visitor(host.Address);

        var refused = await PostAsync(applicant, "/registration", "registration", Application(code, phone, name: "我"));
        Assert.Equal(422, refused.Status);
        Assert.Contains("至少 2 个字", refused.Page, StringComparison.Ordinal);
        Assert.Contains(code, refused.Page, StringComparison.Ordinal);
        var kept = Hidden(refused.Page, "Input.Scans");
        Assert.NotEmpty(kept);

        // The scans were good and are not asked for again.
        var handedIn = await PostAsync(applicant, "/registration", "registration", [.. Application(code, phone, withScans: false), ("Input.Scans", kept, null)]);
        Assert.True(handedIn.Status == 200, handedIn.Page);
        Assert.Contains("申请已提交", handedIn.Page, StringComparison.Ordinal);
        Assert.Equal(409, (await PostAsync(applicant, "/registration", "registration", Application(code, phone))).Status);

        await ApproveAsync(host, code);
        var released = await EnquireAsync(host, applicant, code, phone);

        // Whoever has no code gets nowhere, and one answer says so.
        var wrong = await PostAsync(applicant, "/activation", "begin", [("Begin.Account", released.Account, null), ("Begin.Code", "0000-0000-0000-0000", null), ("Begin.Phone", phone, null)]);
        Assert.Equal(422, wrong.Status);
        Assert.Contains("激活码错误或已失效", wrong.Page, StringComparison.Ordinal);
        await ActivateAsync(host, applicant, released.Account, released.Code, "13900002222", "赵管理");
        Assert.Equal(422, (await PostAsync(applicant, "/activation", "begin", [("Begin.Account", released.Account, null), ("Begin.Code", released.Code, null), ("Begin.Phone", phone, null)])).Status);

        var administrator = await SignInAsync(host, released.Account);
        Assert.Equal([Role.InstitutionAdministrator], administrator.Roles);
        var issued = await As(host, administrator, services => services.GetRequiredService<InstitutionAccountService>().GenerateAsync(administrator.NodeId, InstitutionAccount.ProbationBusiness));
        Assert.Equal($"{released.Account}-19", issued.Value.Account);
        await ActivateAsync(host, applicant, issued.Value.Account, issued.Value.Code, "13900003333", "钱审核");
        Assert.Equal([Role.InstitutionReviewer], (await SignInAsync(host, issued.Value.Account)).Roles);
    }

    [Fact]
    public async Task FI01_FormWithoutTheBrowsersWork_IsRefused_AndKeepsWhatWasTyped()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        using var applicant = new Visitor(host.Address);

        var answer = await PostAsync(applicant, "/registration", "registration", Application(CreditCode("44135005"), "13900001111"), withProof: false);

        Assert.Equal(422, answer.Status);
        Assert.Contains(CreditCode("44135005"), answer.Page, StringComparison.Ordinal);
        var code = CreditCode("44135005");
        Assert.False(await host.ReadAsync(data => data.Registrations.AnyAsync(row => row.Code == code)));
    }

    private static string CreditCode(string organisation)
    {
        var body = "12420104" + organisation + OrganisationCode.CheckCharacter(organisation);
        return body + UnifiedSocialCreditCode.CheckCharacter(body);
    }

    private static async Task ApproveAsync(ApiHost host, string code)
    {
        var district = await ScopeOfAsync(host, "district");
        var (row, parent) = await host.ReadAsync(async data => (await data.Registrations.SingleAsync(row => row.Code == code), await data.Institutions.SingleAsync(row => row.Name == DemonstrationPeople.QiaokouPoint)));
        var input = new RegistrationApprovalInput { ParentId = parent.Id, CategoryCode = "HOSP-GEN", Kind = InstitutionKind.Institution };
        var approved = await As(host, district, services => services.GetRequiredService<RegistrationReviewService>().ApproveAsync(row.Id, input, row.Version));
        Assert.True(approved.IsOk, approved.Error?.Code);
        Assert.Equal("registration_state", (await As(host, district, services => services.GetRequiredService<RegistrationReviewService>().ApproveAsync(row.Id, input, row.Version))).Error?.Code);
    }

    private static async Task<(string Account, string Code)> EnquireAsync(ApiHost host, Visitor applicant, string code, string phone)
    {
        var asked = await PostAsync(applicant, "/registration/enquiry", "ask", [("Code", code, null)]);
        var ticket = Hidden(asked.Page, "Ticket");
        var otp = await TextAsync(host, phone);
        Assert.Equal(422, (await PostAsync(applicant, "/registration/enquiry", "open", [("Ticket", ticket, null), ("PhoneCode", otp == "000000" ? "000001" : "000000", null)])).Status);
        var opened = await PostAsync(applicant, "/registration/enquiry", "open", [("Ticket", ticket, null), ("PhoneCode", otp, null)]);
        Assert.Equal(302, opened.Status);
        var shown = await PostAsync(applicant, "/registration/result", "take-code", [], withProof: false);
        Assert.Equal(200, shown.Status);
        using var again = await applicant.GetAsync("/registration/result");
        Assert.DoesNotMatch(ActivationCode(), await again.Content.ReadAsStringAsync());
        return (Account().Match(shown.Page).Value, ActivationCode().Match(shown.Page).Value);
    }

    private static async Task ActivateAsync(ApiHost host, Visitor visitor, string account, string code, string phone, string name)
    {
        var begun = await PostAsync(visitor, "/activation", "begin", [("Begin.Account", account, null), ("Begin.Code", code, null), ("Begin.Phone", phone, null)]);
        Assert.True(begun.Status == 200, begun.Page);
        var ticket = Hidden(begun.Page, "Finish.Ticket");
        var otp = await TextAsync(host, phone);
        (string, string, byte[]?)[] Form(string again) =>
            [("Finish.Ticket", ticket, null), ("Finish.PhoneCode", otp, null), ("Finish.Name", name, null), ("Finish.Password", Password, null), ("Finish.PasswordAgain", again, null)];
        var refused = await PostAsync(visitor, "/activation", "finish", Form("another"), form: begun.Page);
        Assert.Equal(422, refused.Status);
        var finished = await PostAsync(visitor, "/activation", "finish", Form(Password), form: refused.Page);
        Assert.True(finished.Status == 200, finished.Page);
        Assert.Contains("账号已激活", finished.Page, StringComparison.Ordinal);
    }

    /// <summary>The code in the newest message to the phone.</summary>
    private static async Task<string> TextAsync(ApiHost host, string phone)
    {
        var texts = host.Services.GetRequiredService<DevelopmentSmsSender>();
        string? code = null;
        await Eventually.TrueAsync(() =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            code = texts.Sent.Where(sent => sent.Text.Phone == phone).Select(sent => Otp().Match(sent.Text.Text)).FirstOrDefault(match => match.Success)?.Value;
            return code is not null;
        }, "the phone gets its code");
        return code!;
    }

    private static async Task<AccessScope> SignInAsync(ApiHost host, string userName)
    {
        using var visitor = new Visitor(host.Address);
        using var answer = await visitor.PostAsync("/sign-in", ("userName", userName), ("password", Password));
        Assert.Equal((HttpStatusCode.Found, "/"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        return await ScopeOfAsync(host, userName);
    }

    private static async Task<AccessScope> ScopeOfAsync(ApiHost host, string userName)
    {
        var found = await host.ReadAsync(async data => (
            from user in await data.Users.Include(user => user.Roles).Where(user => user.UserName == userName).ToListAsync()
            select (user, Node: data.Institutions.Single(node => node.Id == user.InstitutionId))).Single());
        return AccessScope.ForUser(found.user.Id, found.user.DisplayName, found.Node.Id, found.Node.Name, found.Node.Kind, found.user.Roles.Select(role => role.Role));
    }

    private static async Task<T> As<T>(ApiHost host, AccessScope scope, Func<IServiceProvider, Task<T>> act)
    {
        await using var circuit = host.Services.CreateAsyncScope();
        circuit.ServiceProvider.GetRequiredService<ActingScope>().Use(scope);
        return await act(circuit.ServiceProvider);
    }

    private static (string Name, string Value, byte[]? File)[] Application(string code, string phone, string name = "硚口新华综合门诊部", bool withScans = true) =>
    [
        ("Input.Name", name, null), ("Input.Address", "武汉市硚口区解放大道1号", null), ("Input.Code", code, null), ("Input.AdministratorName", "赵管理", null), ("Input.Phone", phone, null), ("Input.Authority", "硚口区卫生健康局", null),
        .. withScans ? new (string, string, byte[]?)[] { ("formScan", "form.png", PngBytes.Grey()), ("codeScan", "code.png", PngBytes.Grey()) } : [],
    ];

    private static async Task<(int Status, string Page)> PostAsync(
        Visitor visitor, string path, string handler, IEnumerable<(string Name, string Value, byte[]? File)> fields, bool withProof = true, string? form = null)
    {
        if (form is null)
        {
            using var got = await visitor.GetAsync(path);
            form = await got.Content.ReadAsStringAsync();
        }

        using var body = new MultipartFormDataContent { { new StringContent(handler), "_handler" }, { new StringContent(Hidden(form, "__RequestVerificationToken")), "__RequestVerificationToken" } };
        if (withProof)
        {
            var challenge = new WorkChallenge(Hidden(form, "proofChallenge"), int.Parse(Bits().Match(form).Groups["bits"].Value, System.Globalization.CultureInfo.InvariantCulture));
            body.Add(new StringContent(challenge.Challenge), "proofChallenge");
            body.Add(new StringContent(ProofOfWork.Solve(challenge)), "proofAnswer");
        }

        foreach (var (name, value, file) in fields)
        {
            if (file is null)
            {
                body.Add(new StringContent(value), name);
                continue;
            }

            var part = new ByteArrayContent(file);
            part.Headers.ContentType = new("image/png");
            body.Add(part, name, value);
        }

        using var answer = await visitor.SendAsync(HttpMethod.Post, path, body);
        return ((int)answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    private static string Hidden(string page, string name) =>
        Regex.Match(page, $"name=\"{Regex.Escape(name)}\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value;

    [GeneratedRegex("data-proof-bits=\"(?<bits>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bits();

    [GeneratedRegex("WS-[0-9]{5}-[0-9]{3}", RegexOptions.None, 1000)]
    private static partial Regex Account();

    [GeneratedRegex("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ActivationCode();

    [GeneratedRegex("[0-9]{6}", RegexOptions.None, 1000)]
    private static partial Regex Otp();
}
