using AdminConsole.Authorization.Codes;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Certificates;
using AdminConsole.Features.CodeVerification;
using AdminConsole.Features.Reporting;
using AdminConsole.Features.Review;
using AdminConsole.Resources;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.Features.Review;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using CodeVerdict = AdminConsole.Domain.Submissions.CodeVerdict;

namespace AdminConsole.Tests.Features.Certificates;

public sealed class CertificateServiceTests
{
    [Theory, DatabaseData]
    public async Task PrintAsync_OnePaperForEachPeriod_EachPrintCountedAndOnTheRecord(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await ApproveAsync(host, [ReviewFilings.Period(SampleLibrary.Hospital, 14), ReviewFilings.Former(6, "刘芳", "110420500000308")]);

        var first = (await host.As<CertificateService>(SampleLibrary.Reviewer).PrintAsync([id])).Value;
        var second = (await host.As<CertificateService>(SampleLibrary.Reviewer).PrintAsync([id])).Value;

        Assert.Equal([(1, false), (1, true)], first.Sheets.Select(sheet => (sheet.Copy, sheet.IsFormer)));
        Assert.Equal([2, 2], second.Sheets.Select(sheet => sheet.Copy));
        Assert.Equal(["武汉市第一医院", "仙桃市卫生院"], first.Sheets.Select(sheet => sheet.Fields["institution.name"]));
        Assert.Equal(2, await ReviewFilings.AuditsAsync(host, "certificate.print"));
        Assert.Equal(4, await host.InspectAsync(data => data.CertificatePrints.CountAsync(row => row.SubmissionId == id)));
    }

    [Theory, DatabaseData]
    public async Task PrintAsync_NotApproved_HasNoPaper(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var (pending, approved) = (await ReviewFilings.FileAsync(host, SampleLibrary.Hospital), await ApproveAsync(host));

        var batch = (await host.As<CertificateService>(SampleLibrary.SiteStaff).PrintAsync([pending, approved])).Value;

        Assert.Single(batch.Sheets);
        Assert.Equal((await host.InspectAsync(data => data.Submissions.SingleAsync(row => row.Id == pending))).Number, Assert.Single(batch.Refused));
        Assert.Equal(Error.NotFound, (await host.As<CertificateService>(ReviewFilings.NeighbourReviewer).PrintAsync([approved])).Error);
        Assert.Equal(Error.Forbidden, (await host.As<CertificateService>(SampleLibrary.Administrator).PrintAsync([approved])).Error);
        Assert.Equal("certificates_too_many", (await host.As<CertificateService>(SampleLibrary.Reviewer).PrintAsync([.. Enumerable.Range(0, 101).Select(_ => Guid.CreateVersion7())])).Error?.Code);
    }

    [Theory, DatabaseData]
    public async Task PrintAsync_MorePostsThanTheFormHasRows_Overflows(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var period = ReviewFilings.Period(SampleLibrary.Hospital, 14);
        var id = await ApproveAsync(host, [period with { Posts = [.. Enumerable.Repeat(period.Posts[0], 7)] }]);

        var sheet = Assert.Single((await host.As<CertificateService>(SampleLibrary.Reviewer).PrintAsync([id])).Value.Sheets);

        Assert.True(sheet.Overflows);
        Assert.Equal(period.Posts[0].Department, sheet.Fields["posts[6].postName"]);
    }

    [Theory, DatabaseData]
    public async Task IN07_Verify_TellsTheVerdictAndAMaskedName_AndEachCheckIsOnTheRecord(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await ReviewFilings.FileAsync(host, SampleLibrary.Hospital, "赵启明");
        var code = SubmissionCode.Format(Enumerable.Repeat((byte)7, 32).ToArray());
        await host.InspectAsync(async data =>
        {
            await data.Submissions.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.SubmissionCode, code));
            return await data.SubmissionRevisions.Where(row => row.SubmissionId == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.SubmissionCode, code));
        });

        Assert.Equal(CodeVerdict.Unreviewed, (await VerifyAsync(host, code)).Value!.Verdict);
        Assert.True((await ReviewFilings.DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Approve)).IsOk);
        var valid = (await VerifyAsync(host, code.ToLowerInvariant())).Value!;
        Assert.Equal((CodeVerdict.Valid, SampleLibrary.Hospital.Name), (valid.Verdict, valid.Institution));
        Assert.DoesNotContain("启明", valid.PersonName, StringComparison.Ordinal);
        Assert.Null((await VerifyAsync(host, "0000-0000-0000")).Value);
        Assert.Null((await VerifyAsync(host, "' OR 1=1 --")).Value);
        Assert.Equal(4, await ReviewFilings.AuditsAsync(host, "code.verify"));
    }

    [Theory, DatabaseData]
    public async Task CO05_Verify_FromOneAddress_IsRefusedAfterTheLimit(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Rate:AnonymousPerIp"] = "3" });

        for (var check = 0; check < 3; check++)
            Assert.True((await VerifyAsync(host, "0000-0000-0000")).IsOk);
        Assert.Equal(CodeErrors.TooOften.Code, (await VerifyAsync(host, "0000-0000-0000")).Error?.Code);
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.True((await VerifyAsync(host, "0000-0000-0000")).IsOk);
    }

    private static Task<Result<VerifiedCode?>> VerifyAsync(DataHost host, string typed) => host.As<CodeVerificationService>(AdminConsole.Authorization.AccessScope.None).VerifyAsync(typed);

    private static Task<DataHost> StartAsync(DatabaseKind kind, IReadOnlyDictionary<string, string?>? settings = null) => DataHost.StartAsync(
        kind, services => services.AddCodes().AddReview().AddReporting().AddCertificates().AddCodeVerification().AddScoped(_ => Strings.Chinese), settings);

    private static async Task<Guid> ApproveAsync(DataHost host, IReadOnlyList<ProbationPeriod>? periods = null)
    {
        var id = await ReviewFilings.FileAsync(host, SampleLibrary.Hospital, periods: periods);
        Assert.True((await ReviewFilings.DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Approve)).IsOk);
        return id;
    }
}
