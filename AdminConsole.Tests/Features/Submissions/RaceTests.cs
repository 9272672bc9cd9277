using AdminConsole.Data.Demonstration;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Review;
using AdminConsole.Features.Seasons;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Features.Submissions;

/// <summary>Two acts upon one filing, or upon what it needs, at the same moment.</summary>
[Collection(ApiCollection.Name)]
public sealed class RaceTests(ApiHosts hosts)
{
    private const int Rounds = 8;

    [Theory, DatabaseData]
    public async Task CC03_DecideByWithdraw_ExactlyOneHappens(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        for (var round = 0; round < Rounds; round++)
        {
            await using var reviewer = await host.ActAsync("李审核", Role.InstitutionReviewer);
            var filed = await host.Client.SubmitAsync(await host.NewFilingAsync());
            var (id, version) = ((Guid)filed.Body!["id"]!, (Guid)filed.Body["version"]!);

            var deciding = Task.Run(() => reviewer.Get<ReviewService>().DecideAsync(id, new DecisionInput { Decision = SubmissionAction.Reject, Note = "材料与原件不符" }, version));
            var withdrawing = Task.Run(() => host.Client.WithdrawAsync($"{id}", filed.Header("ETag")));
            var (decided, withdrawn) = (await deciding, await withdrawing);

            var row = await host.ReadAsync(data => data.Submissions.SingleAsync(row => row.Id == id));
            if (decided.IsOk)
            {
                Assert.True((withdrawn.Status, withdrawn.Code) is (412, "version_conflict") or (409, "illegal_state"), withdrawn.Text);
                Assert.Equal(SubmissionState.Rejected, row.State);
            }
            else
            {
                Assert.Equal(200, withdrawn.Status);
                Assert.True(decided.Error.Code is "version_conflict" or "illegal_state", decided.Error.Code);
                Assert.Equal((SubmissionState.Withdrawn, null), (row.State, row.DecidedBy));
            }

            Assert.Equal(decided.IsOk ? 1 : 0, await host.ReadAsync(data => data.Decisions.CountAsync(decision => decision.SubmissionId == id)));
        }
    }

    [Theory, DatabaseData]
    public async Task CC03_SubmitBySeasonClose_NothingComesInAfterwards_AndWhatWasAcknowledgedIsThere(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        await using var district = await host.ActAsync("陈考区", Role.DistrictStaff, DemonstrationPeople.District);
        var seasons = district.Get<SeasonService>();
        var seasonId = host.Season["id"]!.ToString();
        var filings = new List<System.Text.Json.Nodes.JsonObject>();
        for (var filing = 0; filing < Rounds; filing++)
            filings.Add(await host.NewFilingAsync());
        var before = await host.ReadAsync(data => data.Submissions.CountAsync());

        var submitting = filings.Select(filing => Task.Run(() => host.Client.SubmitAsync(filing))).ToList();
        var closed = await seasons.CloseAsync(seasonId, await VersionAsync());
        var atClose = await host.ReadAsync(data => data.Submissions.CountAsync());
        try
        {
            Assert.True(closed.IsOk, closed.Error?.Code);
            var answers = await Task.WhenAll(submitting);
            var acknowledged = answers.Count(answer => answer.Status == 201);
            Assert.All(answers.Where(answer => answer.Status != 201), answer => answer.IsRefused(409, "season_closed"));
            Assert.Equal((before + acknowledged, before + acknowledged), (atClose, await host.ReadAsync(data => data.Submissions.CountAsync())));
            (await host.Client.SubmitAsync(await host.NewFilingAsync())).IsRefused(409, "season_closed");
        }
        finally
        {
            Assert.True((await seasons.OpenAsync(seasonId, await VersionAsync())).IsOk);
        }

        Task<Guid> VersionAsync() => host.ReadAsync(data => data.Seasons.Where(row => row.Id == seasonId).Select(row => row.Version).SingleAsync());
    }

    [Theory, DatabaseData]
    public async Task CC03_ResubmitByHold_BothStandOrTheHoldIsRefused(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        await using var reviewer = await host.ActAsync("李审核", Role.InstitutionReviewer);
        var today = ShanghaiTime.Today(host.Clock);
        for (var round = 0; round < Rounds; round++)
        {
            var filing = await host.NewFilingAsync();
            var filed = await host.Client.SubmitAsync(filing);
            var id = (Guid)filed.Body!["id"]!;
            var withdrawn = await host.Client.WithdrawAsync($"{id}", filed.Header("ETag"));

            var resubmitting = Task.Run(() => host.Client.SendJsonAsync(HttpMethod.Put, filed.Header("Location")!, filing, ("If-Match", withdrawn.Header("ETag")!)));
            var holding = Task.Run(() => reviewer.Get<NoteService>().HoldAsync(id, new HoldInput { Reason = "等待原件寄到", Until = today.AddDays(3) }));
            var (resubmitted, held) = (await resubmitting, await holding);

            Assert.True(resubmitted.Status == 200, resubmitted.Text);
            Assert.True(held.IsOk || held.Error.Code is "hold_pending_only" or "version_conflict", held.Error?.Code);
            Assert.Equal(held.IsOk ? 1 : 0, await host.ReadAsync(data => data.ReviewHolds.CountAsync(row => row.SubmissionId == id)));
            var row = await host.ReadAsync(data => data.Submissions.SingleAsync(row => row.Id == id));
            Assert.Equal((SubmissionState.Pending, 2), (row.State, row.Revision));
        }
    }
}
