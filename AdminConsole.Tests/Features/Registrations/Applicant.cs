using System.Text.RegularExpressions;
using AdminConsole.Data.Demonstration;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Registrations;
using AdminConsole.Features.Registrations;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.Scans;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Registrations;

/// <summary>An institution that applies through the public pages, and its phone.</summary>
/// <param name="host">Where.</param>
/// <param name="organisation">Eight digits that no other applicant has.</param>
/// <param name="phone">Its administrator's.</param>
internal sealed partial class Applicant(ApiHost host, string organisation, string phone) : IDisposable
{
    public const string Password = "Zhuce-2027-ceshi";

    public Visitor Browser { get; } = new(host.Address);

    public string Phone => phone;

    public string Code { get; } = CreditCode(organisation);

    public static string CreditCode(string organisation)
    {
        var body = "12420104" + organisation + OrganisationCode.CheckCharacter(organisation);
        return body + UnifiedSocialCreditCode.CheckCharacter(body);
    }

    public FormPart[] Form(string name = "硚口新华综合门诊部", bool withScans = true, byte[]? formScan = null) =>
    [
        new("Input.Name", name), new("Input.Address", "武汉市硚口区解放大道1号"), new("Input.Code", Code), new("Input.AdministratorName", "赵管理"), new("Input.Phone", phone), new("Input.Authority", "硚口区卫生健康局"),
        .. withScans ? new FormPart[] { new("formScan", "form.png", formScan ?? PngBytes.Grey()), new("codeScan", "code.png", PngBytes.Grey()) } : [],
    ];

    public Task<PublicPage> ApplyAsync(IEnumerable<FormPart>? parts = null, bool withProof = true) => Browser.FillInAsync("/registration", "registration", parts ?? Form(), withProof);

    public Task<PublicPage> AskAsync() => Browser.FillInAsync("/registration/enquiry", "ask", [new("Code", Code)]);

    public Task<PublicPage> ShowAsync(string ticket, string phoneCode) => Browser.FillInAsync("/registration/enquiry", "open", [new("Ticket", ticket), new("PhoneCode", phoneCode)]);

    /// <summary>Asks after the result with the phone's code, and is shown it.</summary>
    public async Task<PublicPage> EnquireAsync()
    {
        var asked = await AskAsync();
        var shown = await ShowAsync(asked.Hidden("Ticket"), await host.PhoneCodeAsync(phone));
        Assert.Equal(302, shown.Status);
        return await Browser.OpenAsync("/registration/result");
    }

    /// <summary>The account and its activation code, shown once.</summary>
    public async Task<(string Account, string Code)> TakeCodeAsync()
    {
        var shown = await Browser.FillInAsync("/registration/result", "take-code", [], withProof: false);
        Assert.Equal(200, shown.Status);
        return (AccountName().Match(shown.Text).Value, ActivationCode().Match(shown.Text).Value);
    }

    public Task<PublicPage> BeginAsync(string account, string code, string ownPhone) =>
        Browser.FillInAsync("/activation", "begin", [new("Begin.Account", account), new("Begin.Code", code), new("Begin.Phone", ownPhone)]);

    public Task<PublicPage> FinishAsync(PublicPage begun, string phoneCode, string name, string again = Password) => Browser.FillInAsync(
        "/activation", "finish",
        [new("Finish.Ticket", begun.Hidden("Finish.Ticket")), new("Finish.PhoneCode", phoneCode), new("Finish.Name", name), new("Finish.Password", Password), new("Finish.PasswordAgain", again)],
        form: begun);

    /// <summary>Both forms of the activation, with a slip in between.</summary>
    public async Task ActivateAsync(string account, string code, string ownPhone, string name)
    {
        var begun = await BeginAsync(account, code, ownPhone);
        Assert.True(begun.Status == 200, begun.Text);
        var phoneCode = await host.PhoneCodeAsync(ownPhone);
        var refused = await FinishAsync(begun, phoneCode, name, "another");
        Assert.Equal(422, refused.Status);
        var finished = await FinishAsync(refused, phoneCode, name);
        Assert.True(finished.Status == 200, finished.Text);
        Assert.Contains("账号已激活", finished.Text, StringComparison.Ordinal);
    }

    public Task<Registration> RowAsync() => host.ReadAsync(data => data.Registrations.SingleAsync(row => row.Code == Code));

    /// <summary>The district decides.</summary>
    public async Task DecideAsync(Func<RegistrationReviewService, Registration, Task<AdminConsole.Domain.Result<AdminConsole.Domain.Done>>> decideAsync)
    {
        var row = await RowAsync();
        var decided = await host.AsAsync("district", services => decideAsync(services.GetRequiredService<RegistrationReviewService>(), row));
        Assert.True(decided.IsOk, decided.Error?.Code);
    }

    public async Task<RegistrationApprovalInput> ApprovalAsync() =>
        new() { ParentId = (await host.InstitutionAsync(DemonstrationPeople.QiaokouPoint)).Id, CategoryCode = "HOSP-GEN", Kind = InstitutionKind.Institution };

    public async Task ApproveAsync()
    {
        var input = await ApprovalAsync();
        await DecideAsync((reviews, row) => reviews.ApproveAsync(row.Id, input, row.Version));
    }

    public void Dispose() => Browser.Dispose();

    [GeneratedRegex("WS-[0-9]{5}-[0-9]{3}", RegexOptions.None, 1000)]
    private static partial Regex AccountName();

    [GeneratedRegex("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}", RegexOptions.ExplicitCapture, 1000)]
    public static partial Regex ActivationCode();
}
