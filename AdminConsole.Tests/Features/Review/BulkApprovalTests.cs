using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Review;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Features.Review;

/// <summary>Approving many at once: what the preview says is what happens, each filing for itself, and the batch can be taken back.</summary>
public sealed class BulkApprovalTests
{
    [Theory, DatabaseData]
    public async Task CC05_Batch_ApprovesWhatIsGreen_AndSaysForEachOtherWhyNot(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var green = await FileAsync(host, SampleLibrary.Hospital, name: "全绿人", ticked: false);
        var red = await FileAsync(host, SampleLibrary.Hospital, periods: [Period(SampleLibrary.Hospital, 9)]);
        var held = await FileAsync(host, SampleLibrary.Hospital);
        var decided = await FileAsync(host, SampleLibrary.Hospital);
        var moved = await FileAsync(host, SampleLibrary.Hospital);
        var foreign = await FileAsync(host, SampleLibrary.Neighbour);
        await host.As<ReviewService>(OtherReviewer).OpenAsync(held);
        await DecideAsync(host, OtherReviewer, decided, SubmissionAction.Reject, "不符合要求");
        var bulk = host.As<BulkApprovalService>(SampleLibrary.Reviewer);

        var preview = await bulk.PreviewAsync([green, red, held, decided, moved, foreign]);
        Assert.Equal(
            [(green, null), (red, "not_all_green"), (held, "claim_held"), (decided, "already_decided"), (moved, null)],
            preview.Select(row => (row.Id, row.Refusal?.Code)));
        await ChangeAsync(host, moved, row => row.Apply(SubmissionAction.Withdraw, SubmissionActor.Candidate));
        var results = new List<Result<DecisionMade>>();
        foreach (var row in preview)
            results.Add(await bulk.ApproveAsync(row));

        // What changed since the preview is refused like everything else, and keeps no other back.
        Assert.Equal([null, "not_all_green", "claim_held", "already_decided", "version_conflict"], results.Select(result => result.Error?.Code));
        Assert.Equal(SubmissionState.Approved, await StateAsync(host, green));
        Assert.Equal(SubmissionState.Pending, await StateAsync(host, red));
        Assert.Equal(1, await host.InspectAsync(data => data.PeriodTicks.CountAsync(row => row.SubmissionId == green)));
        Assert.Equal(1, await AuditsAsync(host, "submission.approve"));
        Assert.Equal(SubmissionState.Pending, await StateAsync(host, foreign));
    }

    [Theory, DatabaseData]
    public async Task Undo_OfABatch_TakesBackAllOfItForAMinute_AndSaysWhatMovedOn(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await ClearAsync(host);
        for (var i = 0; i < 3; i++)
            await FileAsync(host, SampleLibrary.Hospital, ticked: false);
        var bulk = host.As<BulkApprovalService>(SampleLibrary.Reviewer);
        async Task<List<DecisionMade>> ApproveAllAsync()
        {
            List<DecisionMade> made = [];
            foreach (var row in await bulk.PreviewAsync(await bulk.AllAsync(ReviewQueueFilter.Default)))
                made.Add((await bulk.ApproveAsync(row)).Value);
            return made;
        }

        var first = await ApproveAllAsync();
        host.Clock.Advance(SubmissionTransitions.UndoWindow + TimeSpan.FromSeconds(1));
        Assert.Equal(3, await bulk.UndoAsync(first));
        Assert.Equal(3, (await bulk.AllAsync(ReviewQueueFilter.Default)).Count);

        var second = await ApproveAllAsync();
        await DecideAsync(host, SampleLibrary.Reviewer, second[0].SubmissionId, SubmissionAction.Reject, "经复查不符合");
        Assert.Equal(2, await bulk.UndoAsync(second));
        Assert.Equal(SubmissionState.Rejected, await StateAsync(host, second[0].SubmissionId));

        var third = await ApproveAllAsync();
        host.Clock.Advance(SubmissionTransitions.BatchUndoWindow);
        Assert.Equal(0, await bulk.UndoAsync(third));
    }

    [Theory, DatabaseData]
    public async Task AZ03_Batch_OfWhoMayNotDecide_DecidesNothing(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        var row = (await host.As<BulkApprovalService>(SampleLibrary.Reviewer).PreviewAsync([id]))[0];
        foreach (var (who, expected) in new[]
        {
            (SampleLibrary.Administrator, "forbidden"), (SampleLibrary.SiteStaff, "forbidden"), (SampleLibrary.DistrictStaff, "forbidden"),
            (SampleLibrary.Person(SampleLibrary.District, Role.AuditAdministrator), "forbidden"), (NeighbourReviewer, "not_found"), (AccessScope.None, "not_found"),
        })
        {
            var bulk = host.As<BulkApprovalService>(who);
            Assert.Equal(expected, (await bulk.ApproveAsync(row)).Error?.Code);
            Assert.All(await bulk.PreviewAsync([id]), shown => Assert.Equal(expected, shown.Refusal?.Code));
        }

        Assert.Equal(SubmissionState.Pending, await StateAsync(host, id));
    }

    private static Task<SubmissionState> StateAsync(DataHost host, Guid id) => host.InspectAsync(data => data.Submissions.Where(row => row.Id == id).Select(row => row.State).SingleAsync());
}
