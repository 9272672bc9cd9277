using AdminConsole.Data.Demonstration;
using AdminConsole.Domain;
using AdminConsole.Domain.Registrations;
using AdminConsole.Features.Registrations;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Registrations;

[Collection(ApiCollection.Name)]
public sealed class RegistrationReviewTests(ApiHosts hosts)
{
    [Theory]
    [DatabaseData("44135108", "13900001121", "汉口综合医院")]
    [DatabaseData("44135116", "13900001122", " 武汉市第一　医院")]
    public async Task Duplicates_KnowTheLibrarysFormerNames_HoweverTheyAreWritten(DatabaseKind kind, string organisation, string phone, string name)
    {
        var host = await hosts.OnAsync(kind);
        using var applicant = new Applicant(host, organisation, phone);
        Assert.Equal(200, (await applicant.ApplyAsync(applicant.Form(name))).Status);
        var row = await applicant.RowAsync();

        var view = await host.AsAsync("district", services => services.GetRequiredService<RegistrationQueries>().FindAsync(row.Id, scan => scan.ToString()));
        var listed = await host.AsAsync("district", services => services.GetRequiredService<RegistrationQueries>().PageAsync(new RegistrationFilter { Text = applicant.Code }));

        var found = Assert.Single(view!.Duplicates);
        Assert.Equal((DemonstrationPeople.Hospital, false, name != "汉口综合医院", name == "汉口综合医院", true), (found.Name, found.SameCode, found.SameName, found.WasCalledSo, found.HasAccount));
        Assert.Equal(1, Assert.Single(listed.Rows).Duplicates);
        await applicant.DecideAsync((reviews, waiting) => reviews.RejectAsync(waiting.Id, "已在库", waiting.Version));
    }

    [Theory]
    [DatabaseData("44135124", "44135132", "13900001123")]
    public async Task AZ02_DelegatedArea_GoesToItsSite_AndTheNextToTheDistrictWhenTakenBack(DatabaseKind kind, string first, string second, string phone)
    {
        var host = await hosts.OnAsync(kind);
        var site = await host.InstitutionAsync(DemonstrationPeople.WuhanSite);
        Assert.Equal(Error.Forbidden, (await host.AsAsync("site", services => Reviews(services).DelegateAsync(site.Id, delegated: true))).Error);
        Assert.True((await host.AsAsync("district", services => Reviews(services).DelegateAsync(site.Id, delegated: true))).IsOk);

        using var applicant = new Applicant(host, first, phone);
        Assert.Equal(200, (await applicant.ApplyAsync()).Status);
        var row = await applicant.RowAsync();
        Assert.Equal(site.Id, row.InstitutionId);
        foreach (var (user, sees) in ((string, bool)[])[("site", true), ("district", true), ("yichang-site", false)])
            Assert.Equal(sees, (await host.AsAsync(user, services => services.GetRequiredService<RegistrationQueries>().FindAsync(row.Id, scan => scan.ToString())))?.MayDecide ?? false);
        var input = await applicant.ApprovalAsync();
        Assert.Equal(Error.NotFound, (await host.AsAsync("yichang-site", services => Reviews(services).ApproveAsync(row.Id, input, row.Version))).Error);
        Assert.True((await host.AsAsync("site", services => Reviews(services).ApproveAsync(row.Id, input, row.Version))).IsOk);
        Assert.Equal("registration_state", (await host.AsAsync("district", services => Reviews(services).RejectAsync(row.Id, "重复", row.Version))).Error?.Code);

        Assert.True((await host.AsAsync("district", services => Reviews(services).DelegateAsync(site.Id, delegated: false))).IsOk);
        using var next = new Applicant(host, second, "13900001124");
        Assert.Equal(200, (await next.ApplyAsync()).Status);
        Assert.NotEqual(site.Id, (await next.RowAsync()).InstitutionId);
    }

    [Theory]
    [DatabaseData("44135140", "13900001125")]
    public async Task CO01_NewCode_IsShownOnceAgainWhenTheReviewerAllowsIt_AndTheFirstIsVoid(DatabaseKind kind, string organisation, string phone)
    {
        var host = await hosts.OnAsync(kind);
        using var applicant = new Applicant(host, organisation, phone);
        await applicant.ApplyAsync();
        await applicant.ApproveAsync();
        await applicant.EnquireAsync();
        var first = await applicant.TakeCodeAsync();
        Assert.Equal(409, (await applicant.Browser.FillInAsync("/registration/result", "take-code", [], withProof: false)).Status);

        await applicant.DecideAsync((reviews, row) => reviews.AllowNewCodeAsync(row.Id, row.Version));
        var second = await applicant.TakeCodeAsync();

        Assert.Equal(422, (await applicant.BeginAsync(first.Account, first.Code, "13900001126")).Status);
        await applicant.ActivateAsync(second.Account, second.Code, "13900001126", "赵管理");
    }

    /// <summary>Whoever has no valid code reads the same sentence, whatever is wrong; the fifth wrong try ends the code and whoever issued it hears of it.</summary>
    [Theory]
    [DatabaseData("44135159", "13900001127")]
    public async Task CO02_Activation_UsedReplacedExpiredForeignAndWrongCodes_AnswerAlike(DatabaseKind kind, string organisation, string phone)
    {
        var host = await hosts.OnAsync(kind);
        using var applicant = new Applicant(host, organisation, phone);
        await applicant.ApplyAsync();
        await applicant.ApproveAsync();
        await applicant.EnquireAsync();
        var (account, code) = await applicant.TakeCodeAsync();

        List<PublicPage> refused =
        [
            await applicant.BeginAsync(account, "0000-0000-0000-0000", phone),
            await applicant.BeginAsync("WS-99999-999", code, phone),
            await applicant.BeginAsync("WS-00000-001", code, phone),
        ];
        var begun = await applicant.BeginAsync(account, code, "13900001128");
        var phoneCode = await host.PhoneCodeAsync("13900001128");

        // The second form waits too long for its phone code, is told so, and what was typed stands.
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        var late = await applicant.FinishAsync(begun, phoneCode, "赵管理");
        Assert.Equal(422, late.Status);
        Assert.Contains("赵管理", late.Text, StringComparison.Ordinal);
        await applicant.ActivateAsync(account, code, "13900001129", "赵管理");
        refused.Add(await applicant.BeginAsync(account, code, phone));

        Assert.All(refused, page => Assert.Equal(422, page.Status));
        Assert.All(refused, page => Assert.Contains("激活码错误或已失效", page.Text, StringComparison.Ordinal));
        Assert.All(refused, page => Assert.Contains($"value=\"{phone}\"", page.Text, StringComparison.Ordinal));
    }

    private static RegistrationReviewService Reviews(IServiceProvider services) => services.GetRequiredService<RegistrationReviewService>();
}
