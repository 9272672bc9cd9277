using System.Net;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Scans;
using AdminConsole.Features.Accounts;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.Scans;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Registrations;

/// <summary>The public pages from the application to the sign-in, and the review in between.</summary>
[Collection(ApiCollection.Name)]
public sealed class RegistrationJourneyTests(ApiHosts hosts)
{
    [Theory]
    [DatabaseData("44135003", "13900001111")]
    public async Task CO04_RegisterEnquireApproveActivate_LeadsToAReviewerWhoSignsIn(DatabaseKind kind, string organisation, string phone)
    {
        var host = await hosts.OnAsync(kind);
        using var applicant = new Applicant(host, organisation, phone);

        var refused = await applicant.ApplyAsync(applicant.Form(name: "我"));
        Assert.Equal(422, refused.Status);
        Assert.Contains("至少 2 个字", refused.Text, StringComparison.Ordinal);
        Assert.Contains(applicant.Code, refused.Text, StringComparison.Ordinal);
        var kept = refused.Hidden("Input.Scans");
        Assert.NotEmpty(kept);

        // The scans were good and are not asked for again.
        var handedIn = await applicant.ApplyAsync([.. applicant.Form(withScans: false), new("Input.Scans", kept)]);
        Assert.True(handedIn.Status == 200, handedIn.Text);
        Assert.Contains("申请已提交", handedIn.Text, StringComparison.Ordinal);
        Assert.Equal(409, (await applicant.ApplyAsync()).Status);

        await applicant.ApproveAsync();
        Assert.DoesNotMatch(Applicant.ActivationCode(), (await applicant.EnquireAsync()).Text);
        var released = await applicant.TakeCodeAsync();
        Assert.DoesNotMatch(Applicant.ActivationCode(), (await applicant.Browser.OpenAsync("/registration/result")).Text);

        await applicant.ActivateAsync(released.Account, released.Code, "13900002222", "赵管理");
        Assert.Equal([Role.InstitutionAdministrator], await SignInAsync(host, released.Account));
        var issued = await host.AsAsync(released.Account, async services => await services.GetRequiredService<InstitutionAccountService>().GenerateAsync(
            await host.ReadAsync(data => data.Users.Where(user => user.UserName == released.Account).Select(user => user.InstitutionId).SingleAsync()), InstitutionAccount.ProbationBusiness));
        Assert.Equal($"{released.Account}-19", issued.Value.Account);
        await applicant.ActivateAsync(issued.Value.Account, issued.Value.Code, "13900003333", "钱审核");
        Assert.Equal([Role.InstitutionReviewer], await SignInAsync(host, issued.Value.Account));
    }

    [Theory]
    [DatabaseData("44135061", "13900001112")]
    public async Task Returned_IsCorrectedByWhoHoldsThePhone_AndComesBackToTheQueue(DatabaseKind kind, string organisation, string phone)
    {
        var host = await hosts.OnAsync(kind);
        using var applicant = new Applicant(host, organisation, phone);
        Assert.Equal(200, (await applicant.ApplyAsync()).Status);
        await applicant.DecideAsync((reviews, row) => reviews.ReturnAsync(row.Id, "申请表未盖章", row.Version));
        var first = await applicant.RowAsync();

        // Without the phone's code there is nothing to correct.
        Assert.Contains("registration/enquiry", (await applicant.Browser.OpenAsync("/registration/correct")).Text, StringComparison.Ordinal);
        var shown = await applicant.EnquireAsync();
        Assert.Contains("申请表未盖章", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("form=\"take-code\"", shown.Text, StringComparison.Ordinal);
        var form = await applicant.Browser.OpenAsync("/registration/correct");
        Assert.Contains(applicant.Code, form.Text, StringComparison.Ordinal);

        var refused = await applicant.Browser.FillInAsync("/registration/correct", "registration", applicant.Form(name: "硚口新华门诊部", formScan: [1, 2, 3]), form: form);
        Assert.Equal(422, refused.Status);
        Assert.Contains("fault-formScan", refused.Text, StringComparison.Ordinal);
        Assert.Contains("硚口新华门诊部", refused.Text, StringComparison.Ordinal);

        // The enquiry runs out while the applicant looks for the stamp: said in a sentence, and nothing is lost.
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.SignInAgainAsync();
        var late = await applicant.Browser.FillInAsync("/registration/correct", "registration", applicant.Form(name: "硚口新华门诊部", withScans: false), form: refused);
        Assert.Equal(409, late.Status);
        Assert.Contains("查询已过期", late.Text, StringComparison.Ordinal);
        Assert.Contains("硚口新华门诊部", late.Text, StringComparison.Ordinal);
        await applicant.EnquireAsync();
        var corrected = await applicant.Browser.FillInAsync("/registration/correct", "registration", applicant.Form(name: "硚口新华门诊部", withScans: false), form: late);
        Assert.True(corrected.Status == 200, corrected.Text);

        var again = await applicant.RowAsync();
        Assert.Equal((first.Id, "硚口新华门诊部", first.AppliedAt, null), (again.Id, again.Name, again.AppliedAt, again.Note));
        Assert.True(again.SubmittedAt > first.SubmittedAt);
        Assert.Equal(2, await host.ReadAsync(data => data.Scans.CountAsync(scan => scan.ParentId == first.Id)));
        Assert.Equal(409, (await applicant.Browser.FillInAsync("/registration/correct", "registration", applicant.Form(), form: await applicant.Browser.OpenAsync("/registration/enquiry"))).Status);
        await applicant.ApproveAsync();
    }

    [Theory]
    [DatabaseData("44135167", "13900001131")]
    public async Task FI02_FI03_FI05_FI06_Scans_AreCheckedKeptCleanAndShownToTheReviewersAlone(DatabaseKind kind, string organisation, string phone)
    {
        var host = await hosts.OnAsync(kind);
        using var applicant = new Applicant(host, organisation, phone);
        byte[] telling = [.. PngBytes.Signature, .. PngBytes.Header(16, 16), .. PngBytes.Chunk("tEXt", [.. "Comment\0hello"u8]), .. PngBytes.Pixels(17 * 16), .. PngBytes.End, .. "<script>"u8];

        // Each picture that is none, or is too large, is said beside its field; the good one is kept.
        var refused = await applicant.ApplyAsync([.. applicant.Form(withScans: false), new("formScan", "form.png", telling[..^20]), new("codeScan", @"C:\证\code.png", telling), new("licenceScan", "big.png", new byte[204_801])]);
        Assert.Equal(422, refused.Status);
        foreach (var (field, words) in ((string, string)[])[("formScan", "仅支持 JPG/PNG 格式的有效图片"), ("licenceScan", "200KB")])
            Assert.Contains(words, refused.Text[refused.Text.IndexOf($"fault-{field}\">", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.DoesNotContain("fault-codeScan\">", refused.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await applicant.ApplyAsync([.. applicant.Form(withScans: false), new("Input.Scans", refused.Hidden("Input.Scans")), new("formScan", "form.png", telling)])).Status);

        var id = (await applicant.RowAsync()).Id;
        var scans = await host.ReadAsync(data => data.Scans.Where(scan => scan.ParentId == id).OrderBy(scan => scan.Kind).ToListAsync());
        Assert.Equal([(ScanKind.RegistrationCode, "code.png"), (ScanKind.RegistrationForm, "form.png")], scans.Select(scan => (scan.Kind, scan.Label)).OrderBy(scan => scan.Label));
        foreach (var (user, status) in ((string, int)[])[("district", 200), ("audit", 404), ("yichang-site", 404), ("hospital-admin", 404)])
        {
            using var visitor = await Visitor.SignedInAsync(host.Address, user);
            using var answer = await visitor.GetAsync($"/scans/{scans[0].Id}");
            Assert.Equal((user, status), (user, (int)answer.StatusCode));
            if (status == 200)
                Assert.Equal(PngBytes.Grey(), await answer.Content.ReadAsByteArrayAsync());
        }

        using var stranger = await applicant.Browser.GetAsync($"/scans/{scans[0].Id}");
        Assert.Equal(302, (int)stranger.StatusCode);
    }

    [Fact]
    public async Task FI01_FormWithoutTheBrowsersWork_IsRefused_AndKeepsWhatWasTyped()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        using var applicant = new Applicant(host, "44135005", "13900001111");

        var answer = await applicant.ApplyAsync(withProof: false);

        Assert.Equal(422, answer.Status);
        Assert.Contains(applicant.Code, answer.Text, StringComparison.Ordinal);
        var withoutToken = await applicant.Browser.FillInAsync("/registration", "registration", applicant.Form(), form: new PublicPage(200, (await applicant.Browser.OpenAsync("/registration")).Text.Replace("__RequestVerificationToken", "other", StringComparison.Ordinal)));
        Assert.Equal(400, withoutToken.Status);
        Assert.False(await host.ReadAsync(data => data.Registrations.AnyAsync(row => row.Code == applicant.Code)));
    }

    private static async Task<IEnumerable<Role>> SignInAsync(ApiHost host, string userName)
    {
        using var visitor = new Visitor(host.Address);
        using var answer = await visitor.PostAsync("/sign-in", ("userName", userName), ("password", Applicant.Password));
        Assert.Equal((HttpStatusCode.Found, "/"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        return await host.ReadAsync(data => data.Users.Where(user => user.UserName == userName).SelectMany(user => user.Roles.Select(role => role.Role)).ToListAsync());
    }
}
