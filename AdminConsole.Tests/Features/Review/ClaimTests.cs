using AdminConsole.Domain;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Review;
using AdminConsole.LiveUpdates;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Features.Review;

public sealed class ClaimTests
{
    [Theory, DatabaseData]
    public async Task CC04_ClaimOver_AnotherTakesTheFiling_AndTheFirstHoldersDecisionIsLost(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        var first = (await host.As<ReviewService>(SampleLibrary.Reviewer).OpenAsync(id)).Value;
        Assert.True(first.Desk.Claim!.IsMine);
        Assert.Equal("claim_held", (await DecideAsync(host, OtherReviewer, id, SubmissionAction.Approve)).Error?.Code);

        host.Clock.Advance(ReviewClaim.Lifetime);
        var second = (await host.As<ReviewService>(OtherReviewer).OpenAsync(id)).Value;

        Assert.True(second.Desk.Claim!.IsMine);
        var late = await MakeAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Approve, claim: first.Desk.Claim.Id);
        Assert.Equal(ReviewErrors.ClaimLost(OtherReviewer.DisplayName).Phrase, late.Error?.Phrase);
        Assert.True((await MakeAsync(host, OtherReviewer, id, SubmissionAction.Approve, claim: second.Desk.Claim.Id)).IsOk);
    }

    [Theory, DatabaseData]
    public async Task CC04_Activity_RenewsTheClaim_AndAnOpenScreenAloneDoesNot(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var active = await FileAsync(host, SampleLibrary.Hospital);
        var idle = await FileAsync(host, SampleLibrary.Hospital);
        await host.As<ReviewService>(SampleLibrary.Reviewer).OpenAsync(active);
        await host.As<ReviewService>(SampleLibrary.Reviewer).OpenAsync(idle);
        var audits = await host.InspectAsync(data => data.AuditEntries.CountAsync());

        for (var minute = 0; minute < 12; minute++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.True((await host.As<ClaimService>(SampleLibrary.Reviewer).PulseAsync(active, active: true)).IsOk);
            Assert.True((await host.As<ClaimService>(SampleLibrary.Reviewer).PulseAsync(idle, active: false)).IsOk);
        }

        Assert.False((await host.As<ReviewService>(OtherReviewer).OpenAsync(active)).Value.Desk.Claim!.IsMine);
        Assert.True((await host.As<ReviewService>(OtherReviewer).OpenAsync(idle)).Value.Desk.Claim!.IsMine);
        Assert.Equal(audits + 2, await host.InspectAsync(data => data.AuditEntries.CountAsync()));
    }

    [Theory, DatabaseData]
    public async Task OP04_WallClockSetBack_RevivesNoClaim_AndSetForward_EndsItEarly(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        var claim = (await host.As<ReviewService>(SampleLibrary.Reviewer).OpenAsync(id)).Value.Desk.Claim!.Id;

        host.Clock.Set(host.Clock.GetUtcNow().AddHours(-24));
        Assert.Equal("claim_held", (await DecideAsync(host, OtherReviewer, id, SubmissionAction.Approve)).Error?.Code);
        host.Clock.Advance(ReviewClaim.Lifetime);
        Assert.Null((await host.As<ReviewDetailQueries>(OtherReviewer).DeskAsync(id)).Claim);
        await host.As<ReviewService>(SampleLibrary.Reviewer).OpenAsync(id);
        host.Clock.Set(host.Clock.GetUtcNow().AddHours(48));

        Assert.True((await host.As<ReviewService>(OtherReviewer).OpenAsync(id)).Value.Desk.Claim!.IsMine);
        Assert.Equal("claim_lost", (await MakeAsync(host, SampleLibrary.Reviewer, id, SubmissionAction.Approve, claim: claim)).Error?.Code);
    }

    /// <summary>Decided already, in another's hands, one's own claim lost, changed otherwise: in this order.</summary>
    [Theory, DatabaseData]
    public async Task Conflicts_AnswerInTheirOrder(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        var stale = await VersionAsync(host, id);
        await DecideAsync(host, OtherReviewer, id, SubmissionAction.Return, "照片不清晰");
        await host.As<ReviewService>(OtherReviewer).OpenAsync(id);
        var service = host.As<ReviewService>(SampleLibrary.Reviewer);
        var input = new DecisionInput { Decision = SubmissionAction.Reject, Note = "经复查不符合要求" };

        Assert.Equal("already_decided", (await service.DecideAsync(id, input, stale, Guid.CreateVersion7())).Error?.Code);
        var fresh = await VersionAsync(host, id);
        Assert.Equal("claim_held", (await service.DecideAsync(id, input, fresh)).Error?.Code);
        Assert.Equal("claim_lost", (await service.DecideAsync(id, input, fresh, Guid.CreateVersion7())).Error?.Code);
        await ChangeAsync(host, id, row => row.Apply(SubmissionAction.Resubmit, SubmissionActor.Candidate));
        Assert.Equal("claim_held", (await service.DecideAsync(id, input, fresh)).Error?.Code);
        host.Clock.Advance(ReviewClaim.Lifetime);
        await ChangeAsync(host, id, row => row.Apply(SubmissionAction.Withdraw, SubmissionActor.Candidate));
        Assert.Equal("version_conflict", (await service.DecideAsync(id, input, fresh)).Error?.Code);
    }

    [Theory, DatabaseData]
    public async Task TakeOver_WithAReason_HandsOverOneOrEverything_AndIsOnTheRecord(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var ids = new[] { await FileAsync(host, SampleLibrary.Hospital), await FileAsync(host, SampleLibrary.Hospital), await FileAsync(host, SampleLibrary.Hospital) };
        foreach (var id in ids)
            await host.As<ReviewService>(SampleLibrary.Reviewer).OpenAsync(id);
        var claims = host.As<ClaimService>(OtherReviewer);

        Assert.Contains("reason", (await claims.TakeOverAsync(ids[0], "急", all: false)).Error!.Fields.Keys);
        Assert.Equal(1, (await claims.TakeOverAsync(ids[0], "同事已下班", all: false)).Value);
        Assert.Equal(2, (await claims.TakeOverAsync(ids[1], "同事请假一周", all: true)).Value);
        Assert.Equal(0, (await claims.TakeOverAsync(ids[2], "同事请假一周", all: true)).Value);
        Assert.Equal(Error.NotFound, (await host.As<ClaimService>(NeighbourReviewer).TakeOverAsync(ids[0], "看看别家的申报", all: true)).Error);
        Assert.Equal(Error.Forbidden, (await host.As<ClaimService>(SampleLibrary.SiteStaff).TakeOverAsync(ids[0], "上级要看一看", all: false)).Error);

        Assert.Equal(3, await AuditsAsync(host, "claim.take_over"));
        Assert.True(await host.InspectAsync(data => data.ReviewClaims.Where(row => ids.Contains(row.SubmissionId)).AllAsync(row => row.HolderId == OtherReviewer.UserId)));
    }

    [Theory, DatabaseData]
    public async Task Open_ManyAtOnce_PutsTheFilingInExactlyOnePairOfHands(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        for (var round = 0; round < 10; round++)
        {
            var id = await FileAsync(host, SampleLibrary.Hospital);
            var opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(index => Task.Run(() => host.As<ReviewService>(index % 2 == 0 ? SampleLibrary.Reviewer : OtherReviewer).OpenAsync(id))));

            Assert.All(opened, result => Assert.True(result.IsOk, result.Error?.Code));
            Assert.Single(opened.Select(result => result.Value.Desk.Claim!.Id).Distinct());
            Assert.Equal(3, opened.Count(result => result.Value.Desk.Claim!.IsMine));
        }
    }

    [Theory, DatabaseData]
    public async Task CC06_Presence_NamesTheOthers_UntilTheyLeaveOrFallSilent(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        await host.As<ReviewService>(SampleLibrary.SiteStaff).OpenAsync(id);
        await host.As<ReviewService>(SampleLibrary.Administrator).OpenAsync(id);
        var heard = new TaskCompletionSource();
        using var subscription = host.Feed.Subscribe(change => change is { Kind: ChangeKind.Review } && change.Id == id, _ => Task.FromResult(heard.TrySetResult()));

        var desk = (await host.As<ReviewService>(SampleLibrary.Reviewer).OpenAsync(id)).Value.Desk;
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(new[] { SampleLibrary.Administrator.DisplayName, SampleLibrary.SiteStaff.DisplayName }.Order(StringComparer.Ordinal), desk.Others.Order(StringComparer.Ordinal));
        await host.As<ClaimService>(SampleLibrary.SiteStaff).LeaveAsync(id);
        Assert.Equal([SampleLibrary.Administrator.DisplayName], (await host.As<ReviewDetailQueries>(SampleLibrary.Reviewer).DeskAsync(id)).Others);
        host.Clock.Advance(ReviewVisit.Lifetime);
        Assert.Empty((await host.As<ReviewDetailQueries>(SampleLibrary.Reviewer).DeskAsync(id)).Others);
    }

    [Theory, DatabaseData]
    public async Task PD03_WholeNumbers_AreForTheHolderAlone_AsOneViewOnRecord(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital, document: "420106199605047932");

        Assert.Equal("420106199605047932", (await host.As<ReviewService>(SampleLibrary.Reviewer).OpenAsync(id)).Value.Content.Person.DocumentNumber);
        Assert.Equal("420106*****7932", (await host.As<ReviewService>(OtherReviewer).OpenAsync(id)).Value.Content.Person.DocumentNumber);
        Assert.Equal((1, 1), (await AuditsAsync(host, "submission.view_whole"), await AuditsAsync(host, "submission.view")));
        await host.As<ClaimService>(OtherReviewer).TakeOverAsync(id, "同事已下班", all: false);

        Assert.Equal("420106*****7932", (await host.As<ReviewDetailQueries>(SampleLibrary.Reviewer).DetailAsync(id))!.Content.Person.DocumentNumber);
        Assert.Equal("420106199605047932", (await host.As<ReviewService>(OtherReviewer).OpenAsync(id)).Value.Content.Person.DocumentNumber);
    }
}
