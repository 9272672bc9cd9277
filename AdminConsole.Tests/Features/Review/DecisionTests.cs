using AdminConsole.Authorization;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Review;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Features.Review;

/// <summary>What stands between a person and a decision, and taking one back.</summary>
public sealed class DecisionTests
{
    [Theory, DatabaseData]
    public async Task Approve_WithoutEveryPeriodChecked_IsRefused_AndAChangedPeriodLosesItsTick(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital, periods: [Period(SampleLibrary.Hospital, 14), Former(6, "刘芳", "110420500000308")], ticked: false);
        var ticks = host.As<TickService>(SampleLibrary.Reviewer);
        var digests = (await host.As<ReviewDetailQueries>(SampleLibrary.Reviewer).DetailAsync(id))!.PeriodDigests;

        var refused = (await DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Approve)).Error!;
        Assert.Equal(("periods_unchecked", "1, 2"), (refused.Code, refused.Args[0]));
        Assert.True((await ticks.SetAsync(id, digests[0], ticked: true)).IsOk);
        Assert.Equal(["periods[1]"], (await DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Approve)).Error!.Fields.Keys);
        Assert.True((await DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Return, "请补充说明")).IsOk);
        await ResubmitAsync(host, id, content => content with { Periods = [content.Periods[1], content.Periods[0] with { End = content.Periods[0].End.AddDays(-1) }] });

        // Moved and unchanged keeps what it had, which was nothing; changed has lost it.
        Assert.Equal([0, 1], (await host.As<ReviewDetailQueries>(SampleLibrary.Reviewer).DetailAsync(id))!.Unchecked);
        Assert.Equal("version_conflict", (await ticks.SetAsync(id, digests[0], ticked: true)).Error?.Code);
        Assert.True((await ticks.SetAsync(id, digests[1], ticked: true)).IsOk);
        await ResubmitAsync(host, id, content => content with { Periods = [content.Periods[1] with { End = content.Periods[1].End.AddDays(-2) }, content.Periods[0]] });
        var again = (await host.As<ReviewDetailQueries>(SampleLibrary.Reviewer).DetailAsync(id))!;
        Assert.Equal([0], again.Unchecked);
        Assert.True((await ticks.SetGreenAsync(id)).IsOk);
        Assert.True((await DecideAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Approve)).IsOk);
    }

    [Theory, DatabaseData]
    public async Task SetGreen_LeavesRedPeriodsToTheReviewer(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital, periods: [Period(SampleLibrary.Hospital, 14, "刘方"), Former(6, "刘芳", "110420500000308")], ticked: false);

        Assert.True((await host.As<TickService>(SampleLibrary.Reviewer).SetGreenAsync(id)).IsOk);

        Assert.Equal([0], (await host.As<ReviewDetailQueries>(SampleLibrary.Reviewer).DetailAsync(id))!.Unchecked);
        Assert.Equal(Error.Forbidden, (await host.As<TickService>(SampleLibrary.SiteStaff).SetGreenAsync(id)).Error);
        Assert.Equal(Error.NotFound, (await host.As<TickService>(NeighbourReviewer).SetGreenAsync(id)).Error);
    }

    [Theory, DatabaseData]
    public async Task Undo_InTimeByTheSamePerson_LeavesThePendingFilingAndItsHistory(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        var made = (await MakeAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Reject, "不符合要求")).Value;

        Assert.Equal(Error.Forbidden, (await host.As<ReviewService>(OtherReviewer).UndoAsync(made.Id)).Error);
        Assert.Equal(Error.NotFound, (await host.As<ReviewService>(NeighbourReviewer).UndoAsync(made.Id)).Error);
        host.Clock.Set(host.Clock.GetUtcNow().AddHours(-24));
        Assert.Equal(SubmissionState.Pending, (await host.As<ReviewService>(SampleLibrary.Reviewer).UndoAsync(made.Id)).Value);
        Assert.Equal("undo_over", (await host.As<ReviewService>(SampleLibrary.Reviewer).UndoAsync(made.Id)).Error?.Code);

        var row = await host.InspectAsync(data => data.Submissions.SingleAsync(row => row.Id == id));
        Assert.Equal((SubmissionState.Pending, null, null), (row.State, row.DecidedByName, row.DecisionNote));
        Assert.NotNull((await host.As<ReviewDetailQueries>(SampleLibrary.Reviewer).DetailAsync(id))!.History[0].UndoneAt);
        Assert.Equal(1, await AuditsAsync(host, "submission.undo"));
    }

    [Theory, DatabaseData]
    public async Task Undo_TooLateOrAfterSomethingHappened_IsRefused(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var late = await FileAsync(host, SampleLibrary.Hospital);
        var moved = await FileAsync(host, SampleLibrary.Hospital);
        var changed = await FileAsync(host, SampleLibrary.Hospital);
        var service = host.As<ReviewService>(SampleLibrary.Reviewer);
        var made = (await MakeAsync(host, SampleLibrary.Reviewer, late, SubmissionAction.Approve)).Value;
        var returned = (await MakeAsync(host, SampleLibrary.Reviewer, moved, SubmissionAction.Return, "请补充")).Value;
        await ChangeAsync(host, moved, row => row.Apply(SubmissionAction.Resubmit, SubmissionActor.Candidate));
        var first = (await MakeAsync(host, SampleLibrary.Reviewer, changed, SubmissionAction.Approve)).Value;
        await MakeAsync(host, SampleLibrary.Reviewer, changed, SubmissionAction.Reject, "经复查不符合");

        Assert.Equal("undo_over", (await service.UndoAsync(returned.Id)).Error?.Code);
        Assert.Equal("undo_over", (await service.UndoAsync(first.Id)).Error?.Code);
        host.Clock.Advance(SubmissionTransitions.UndoWindow);
        Assert.Equal("undo_over", (await service.UndoAsync(made.Id)).Error?.Code);
    }

    [Theory, DatabaseData]
    public async Task SecondPerson_WhoIsAMentorByNumber_DoesNotDecide_AndASharedNameOnlyWarns(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        var mentor = await EmployAsync(host, SampleLibrary.Hospital, Role.InstitutionReviewer, "王医师", "110420500000308");
        var namesake = await EmployAsync(host, SampleLibrary.Hospital, Role.InstitutionReviewer, "刘　芳");

        Assert.Equal("second_person_required", (await DecideAsync(host, mentor, id, SubmissionAction.Approve)).Error?.Code);
        Assert.Equal("second_person_required", (await host.As<TickService>(mentor).SetGreenAsync(id)).Error?.Code);
        var barred = (await host.As<ReviewService>(mentor).OpenAsync(id)).Value;
        Assert.True(barred.NeedsSecondPerson);
        Assert.Empty(barred.Decisions);
        Assert.Null(barred.Desk.Claim);
        Assert.True((await host.As<ReviewService>(namesake).OpenAsync(id)).Value.SharesMentorsName);
        Assert.True((await DecideAsync(host, namesake, id, SubmissionAction.Approve)).IsOk);
    }

    /// <summary>The institution's only reviewer entered the filing: the point decides; without staff there the site, without staff there the district.</summary>
    [Theory, DatabaseData]
    public async Task SecondPerson_NobodyElseAtTheNode_TheNearestLevelAboveWithStaffDecides(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await DismissAsync(host, SampleLibrary.Neighbour, SampleLibrary.Qiaokou, SampleLibrary.Wuhan, SampleLibrary.District);
        var only = await EmployAsync(host, SampleLibrary.Neighbour, Role.InstitutionReviewer, "独自一人");
        var district = await EmployAsync(host, SampleLibrary.District, Role.DistrictStaff, "陈考区");
        async Task<Guid> EnterAsync() => await FileAsync(host, SampleLibrary.Neighbour, periods: [Period(SampleLibrary.Neighbour, 14)], enteredBy: only.UserId);

        Assert.Equal("second_person_required", (await DecideAsync(host, only, await EnterAsync(), SubmissionAction.Approve)).Error?.Code);
        Assert.True((await DecideAsync(host, district, await EnterAsync(), SubmissionAction.Approve)).IsOk);
        var site = await EmployAsync(host, SampleLibrary.Wuhan, Role.SiteStaff, "周考点");
        Assert.Equal(Error.Forbidden, (await DecideAsync(host, district, await EnterAsync(), SubmissionAction.Approve)).Error);
        Assert.True((await DecideAsync(host, site, await EnterAsync(), SubmissionAction.Approve)).IsOk);
        var point = await EmployAsync(host, SampleLibrary.Qiaokou, Role.PointStaff, "吴报名");
        Assert.Equal(Error.Forbidden, (await DecideAsync(host, site, await EnterAsync(), SubmissionAction.Approve)).Error);
        Assert.True((await DecideAsync(host, point, await EnterAsync(), SubmissionAction.Approve)).IsOk);
        await EmployAsync(host, SampleLibrary.Neighbour, Role.InstitutionReviewer, "第二个人");
        Assert.Equal(Error.Forbidden, (await DecideAsync(host, point, await EnterAsync(), SubmissionAction.Approve)).Error);
    }

    private static async Task ResubmitAsync(DataHost host, Guid id, Func<SubmissionContent, SubmissionContent> change)
    {
        var personal = host.Services.GetRequiredService<PersonalData>();
        var result = await host.As(AccessScope.System).WriteAsync<Done>(async work =>
        {
            var row = await work.Data.Submissions.SingleAsync(row => row.Id == id);
            if (row.State != SubmissionState.Pending)
                Assert.True(row.Apply(SubmissionAction.Resubmit, SubmissionActor.Candidate).IsOk);
            var content = change(personal.OpenContent(await work.Data.SubmissionRevisions.SingleAsync(revision => revision.SubmissionId == id && revision.Revision == row.Revision)));
            row.Receive(content, personal.TraitsOf(content), row.DocumentMasked, row.SubmissionCode, row.Report, work.Now);
            work.Data.SubmissionRevisions.Add(new SubmissionRevision { SubmissionId = id, Revision = row.Revision, Sealed = personal.SealContent(id, row.Revision, content), SubmissionCode = row.SubmissionCode, ReceivedAt = work.Now });
            work.Audit("submission.resubmit", nameof(Submission), id);
            return Done.Yes;
        });
        Assert.True(result.IsOk);
    }

    private static async Task<AccessScope> EmployAsync(DataHost host, Institution node, Role role, string name, string? certificate = null)
    {
        var personal = host.Services.GetRequiredService<PersonalData>();
        IOwned owner = node;
        var user = new AppUser
        {
            Id = Guid.CreateVersion7(),
            UserName = name,
            NormalizedUserName = Guid.CreateVersion7().ToString(),
            DisplayName = name,
            SecurityStamp = "stamp",
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = node.Id,
            Roles = [new RoleAssignment { Role = role }],
        };
        if (certificate is not null)
            (user.CertificateSealed, user.CertificateIndex) = (personal.SealUserCertificate(user.Id, certificate), personal.CertificateIndex(certificate));
        var result = await host.As(AccessScope.System).WriteAsync<Done>(work =>
        {
            work.Data.Users.Add(user);
            work.Audit("user.create", nameof(AppUser), user.Id);
            return Task.FromResult<Result<Done>>(Done.Yes);
        });
        Assert.True(result.IsOk);
        return AccessScope.ForUser(user.Id, name, node.Id, node.Name, node.Kind, [role]);
    }

    /// <summary>Disables the sample's own people there.</summary>
    private static async Task DismissAsync(DataHost host, params Institution[] nodes)
    {
        var ids = nodes.Select(node => node.Id).ToList();
        var result = await host.As(AccessScope.System).WriteAsync<Done>(async work =>
        {
            foreach (var user in await work.Data.Users.Where(user => ids.Contains(user.InstitutionId)).ToListAsync())
                user.Disabled = true;
            work.Audit("user.disable", nameof(AppUser), "sample");
            return Done.Yes;
        });
        Assert.True(result.IsOk);
    }
}
