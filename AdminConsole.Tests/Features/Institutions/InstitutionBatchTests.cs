using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Features.Institutions;
using AdminConsole.Features.Review;
using AdminConsole.Resources;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Institutions;

/// <summary>锁定 and 解锁 of several, and 暂停受理.</summary>
public sealed class InstitutionBatchTests
{
    [Theory, DatabaseData]
    public async Task CC05_SetLocks_EachByItself_SaysWhichWasRefusedAndWhy(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var rows = await RowsAsync(host, SampleLibrary.Hospital, SampleLibrary.Neighbour, SampleLibrary.Qiaokou);
        await host.As<InstitutionService>(SampleLibrary.DistrictStaff).LockAsync(SampleLibrary.Neighbour.Id, "先锁");

        var batch = await host.As<InstitutionBatchService>(SampleLibrary.SiteStaff).SetLocksAsync(true, rows, "已核对");

        Assert.Equal((2, SampleLibrary.SiteStaff.UserId), (batch.Done, batch.By));
        Assert.Equal([(SampleLibrary.Neighbour.Id, Error.VersionConflict)], batch.Items.Where(item => item.Refusal is not null).Select(item => (item.Id, item.Refusal!)));
        Assert.Equal(("已核对", "先锁"), ((await NodeAsync(host, SampleLibrary.Hospital)).LockNote, (await NodeAsync(host, SampleLibrary.Neighbour)).LockNote));
    }

    [Theory, DatabaseData]
    public async Task Undo_WithinAMinute_TakesAllBack_AndNobodyIsTold(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var service = host.As<InstitutionBatchService>(SampleLibrary.SiteStaff);
        var batch = await service.SetLocksAsync(true, await RowsAsync(host, SampleLibrary.Hospital, SampleLibrary.Neighbour), null);
        Assert.Equal(2, await ToldAsync(host, "institution.told_locked"));
        host.Clock.Advance(InstitutionService.UndoWindow - TimeSpan.FromSeconds(1));

        var undone = (await service.UndoAsync(batch)).Value;

        Assert.Equal((2, null), (undone.Done, undone.By));
        Assert.False((await NodeAsync(host, SampleLibrary.Hospital)).IsLocked || (await NodeAsync(host, SampleLibrary.Neighbour)).IsLocked);
        Assert.Equal((0, 0), (await ToldAsync(host, "institution.told_locked"), await ToldAsync(host, "institution.told_unlocked")));
        Assert.Equal([2], (await service.UndoAsync(batch)).Value.Items.GroupBy(item => item.Refusal).Select(again => again.Key == Error.VersionConflict ? again.Count() : 0));
    }

    [Theory, DatabaseData]
    public async Task Undo_OfAnUnlock_BringsTheLockBackAsItWas_ButNotOverWhatHappenedSince(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var service = host.As<InstitutionBatchService>(SampleLibrary.SiteStaff);
        await service.SetLocksAsync(true, await RowsAsync(host, SampleLibrary.Hospital, SampleLibrary.Neighbour), "已核对");
        var locked = await NodeAsync(host, SampleLibrary.Hospital);
        host.Clock.Advance(TimeSpan.FromHours(1));
        var batch = await service.SetLocksAsync(false, await RowsAsync(host, SampleLibrary.Hospital, SampleLibrary.Neighbour), null);
        var neighbour = await NodeAsync(host, SampleLibrary.Neighbour);
        Assert.True((await host.As<InstitutionService>(SampleLibrary.Sibling).SaveProfileAsync(neighbour.Id, Inputs.Filled(neighbour, "汉正街2号"), neighbour.Version)).IsOk);

        var undone = (await service.UndoAsync(batch)).Value;

        var again = await NodeAsync(host, SampleLibrary.Hospital);
        Assert.Equal((locked.LockedBy, locked.LockedAt, locked.LockNote), (again.LockedBy, again.LockedAt, again.LockNote));
        Assert.Equal([SampleLibrary.Neighbour.Id], undone.Items.Where(item => item.Refusal == Error.VersionConflict).Select(item => item.Id));
        Assert.False((await NodeAsync(host, SampleLibrary.Neighbour)).IsLocked);
    }

    [Theory, DatabaseData]
    public async Task Undo_TooLateOrByAnother_IsRefused(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var service = host.As<InstitutionBatchService>(SampleLibrary.SiteStaff);
        var batch = await service.SetLocksAsync(true, await RowsAsync(host, SampleLibrary.Hospital), null);

        Assert.Equal("undo_expired", (await host.As<InstitutionBatchService>(SampleLibrary.DistrictStaff).UndoAsync(batch)).Error!.Code);
        host.Clock.Advance(InstitutionService.UndoWindow + TimeSpan.FromSeconds(1));
        Assert.Equal("undo_expired", (await service.UndoAsync(batch)).Error!.Code);
        Assert.True((await NodeAsync(host, SampleLibrary.Hospital)).IsLocked);
    }

    [Theory, DatabaseData]
    public async Task Suspend_NeedsAReason_TellsTheInstitution_AndResumeOpensAgain(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var service = host.As<InstitutionService>(SampleLibrary.SiteStaff);

        Assert.Equal("reason", Assert.Single((await service.SuspendAsync(SampleLibrary.Hospital.Id, "  ")).Error!.Fields).Key);
        Assert.Equal(InstitutionErrors.NotSuspended, (await service.ResumeAsync(SampleLibrary.Hospital.Id, null)).Error);
        Assert.Equal(InstitutionErrors.TakesNoSubmissions, (await service.SuspendAsync(SampleLibrary.Qiaokou.Id, "整改")).Error);
        Assert.Same(Error.NotFound, (await service.SuspendAsync(SampleLibrary.YichangHospital.Id, "整改")).Error);
        Assert.Equal(InstitutionErrors.OwnNode, (await host.As<InstitutionService>(SampleLibrary.Administrator).SuspendAsync(SampleLibrary.Hospital.Id, "整改")).Error);
        Assert.True((await service.SuspendAsync(SampleLibrary.Hospital.Id, "整改")).IsOk);

        var node = await NodeAsync(host, SampleLibrary.Hospital);
        Assert.Equal(("整改", SampleLibrary.SiteStaff.DisplayName), (node.SuspensionReason, node.SuspendedBy));
        Assert.Equal(InstitutionErrors.AlreadySuspended, (await service.SuspendAsync(node.Id, "又一次")).Error);
        Assert.Equal([node.Id], (await host.As<InstitutionQueries>(SampleLibrary.DistrictStaff).PageAsync(new InstitutionFilter { Suspended = true })).Rows.Select(row => row.Id));
        Assert.True((await service.ResumeAsync(node.Id, null)).IsOk);
        Assert.Null((await NodeAsync(host, SampleLibrary.Hospital)).SuspensionReason);
        Assert.Equal((1, 1), (await ToldAsync(host, "institution.told_suspended"), await ToldAsync(host, "institution.told_resumed")));
    }

    [Theory, DatabaseData]
    public async Task Suspend_Reason_IsShownToWhoReviewsWhatIsPending(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddInstitutions().AddReview().AddScoped(_ => Strings.Chinese));
        var filing = await host.InspectAsync(data => data.Submissions.Where(row => row.InstitutionId == SampleLibrary.Hospital.Id).Select(row => row.Id).FirstAsync());
        var reviews = host.As<ReviewDetailQueries>(SampleLibrary.Reviewer);
        Assert.Null((await reviews.DetailAsync(filing))!.Suspension);

        Assert.True((await host.As<InstitutionService>(SampleLibrary.SiteStaff).SuspendAsync(SampleLibrary.Hospital.Id, "整改")).IsOk);

        var detail = (await reviews.DetailAsync(filing))!;
        Assert.Equal("整改", detail.Suspension);
        Assert.NotEmpty(detail.Decisions);
    }

    private static Task<int> ToldAsync(DataHost host, string words) => host.InspectAsync(data => data.OutboxEntries.CountAsync(row => row.Kind == words));

    private static Task<IReadOnlyList<InstitutionRow>> RowsAsync(DataHost host, params Institution[] nodes) => host.As<InstitutionQueries>(SampleLibrary.SiteStaff).RowsAsync([.. nodes.Select(node => node.Id)]);

    private static Task<Institution> NodeAsync(DataHost host, Institution node) => host.InspectAsync(data => data.Institutions.SingleAsync(row => row.Id == node.Id));
}
