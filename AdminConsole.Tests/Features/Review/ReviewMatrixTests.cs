using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Review;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Features.Review;

/// <summary>Every action of the review on a filing in every state by everybody who might try, against one table of what must come of it.</summary>
public sealed class ReviewMatrixTests
{
    private static readonly (AccessScope Who, People Is)[] Everybody =
    [
        (SampleLibrary.Reviewer, People.Reviewer),
        (SampleLibrary.Administrator, People.Administrator),
        (SampleLibrary.Person(SampleLibrary.Qiaokou, Role.PointStaff), People.Above),
        (SampleLibrary.SiteStaff, People.Above),
        (SampleLibrary.DistrictStaff, People.Above),
        (SampleLibrary.Person(SampleLibrary.District, Role.AuditAdministrator), People.Auditor),
        (NeighbourReviewer, People.Outside),
        (SampleLibrary.Person(SampleLibrary.Yichang, Role.SiteStaff), People.Outside),
        (AccessScope.None, People.Outside),
    ];

    private static readonly SubmissionState[] Decidable = [SubmissionState.Pending, SubmissionState.Approved, SubmissionState.Rejected, SubmissionState.Returned];

    /// <summary>Each action: what it does, who may do it at all, and what the state says to those.</summary>
    private static readonly Act[] Acts =
    [
        new("open", (host, who, id) => CodeAsync(host.As<ReviewService>(who).OpenAsync(id)), People.Reviewer | People.Administrator | People.Above, _ => null),
        new("renew the claim", (host, who, id) => CodeAsync(host.As<ClaimService>(who).PulseAsync(id, active: true)), People.Reviewer | People.Administrator | People.Above, _ => null),
        new("tick", (host, who, id) => CodeAsync(host.As<TickService>(who).SetGreenAsync(id)), People.Reviewer, state => Decidable.Contains(state) ? null : "illegal_state"),
        new("note", (host, who, id) => CodeAsync(host.As<NoteService>(who).AddAsync(id, new NoteInput { Text = "已电话联系本人" })), People.Reviewer, _ => null),
        new("hold", (host, who, id) => CodeAsync(host.As<NoteService>(who).HoldAsync(id, new HoldInput { Reason = "等待补充原件", Until = ShanghaiTime.Today(host.Clock).AddDays(3) })), People.Reviewer,
            state => state == SubmissionState.Pending ? null : "hold_pending_only"),
        new("release", (host, who, id) => CodeAsync(host.As<NoteService>(who).ReleaseAsync(id)), People.Reviewer, _ => null),
        new("reveal", (host, who, id) => CodeAsync(host.As<RevealService>(who).RevealAsync(id, RevealedValue.Phone, default, "电话核对身份")), People.Reviewer | People.Above, _ => null),
        new("approve", (host, who, id) => CodeAsync(DecideAsync(host, who, id, SubmissionAction.Approve, "按规定作出的审核")), People.Reviewer, state => Moves(state, SubmissionState.Approved)) { Moves = true },
        new("reject", (host, who, id) => CodeAsync(DecideAsync(host, who, id, SubmissionAction.Reject, "按规定作出的审核")), People.Reviewer, state => Moves(state, SubmissionState.Rejected)) { Moves = true },
        new("return", (host, who, id) => CodeAsync(DecideAsync(host, who, id, SubmissionAction.Return, "按规定作出的审核")), People.Reviewer, state => Moves(state, SubmissionState.Returned)) { Moves = true },
        new("approve in bulk", async (host, who, id) => await CodeAsync(host.As<BulkApprovalService>(who).ApproveAsync(new BulkRow(id, "", "", await VersionAsync(host, id)))), People.Reviewer,
            state => state == SubmissionState.Pending ? null : "version_conflict") { Moves = true },
    ];

    [Flags]
    private enum People
    {
        Reviewer = 1,
        Administrator = 2,
        Above = 4,

        /// <summary>Sees the node, reviews nothing.</summary>
        Auditor = 8,
        Outside = 16,
    }

    [Theory, DatabaseData]
    public async Task IN06_AZ03_EveryStateActionAndRole_AnswersAsTheTableSays(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var looked = 0;
        List<string> wrong = [];
        foreach (var state in Enum.GetValues<SubmissionState>())
        {
            var shared = await InAsync(host, state);
            foreach (var act in Acts)
            {
                foreach (var (who, @is) in Everybody)
                {
                    var expected = @is == People.Outside ? "not_found" : act.By.HasFlag(@is) ? act.Of(state) : "forbidden";
                    var actual = await act.Run(host, who, act.Moves && expected is null ? await InAsync(host, state) : shared);
                    if (actual != expected)
                        wrong.Add($"{who.DisplayName} ({@is}): {act.Name} on {state} answers {actual ?? "ok"} instead of {expected ?? "ok"}");
                    looked++;
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(8 * Acts.Length * Everybody.Length, looked);
    }

    /// <summary>What a colleague has in hand: who takes it over, in every state in which it can be in somebody's hands.</summary>
    [Theory, DatabaseData]
    public async Task AZ03_TakeOver_OfEveryStateByEverybody_IsTheReviewersAlone(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        foreach (var state in Decidable)
        {
            var id = await InAsync(host, state);
            foreach (var (who, @is) in Everybody.OrderByDescending(person => person.Is))
            {
                Assert.True((await host.As<ReviewService>(OtherReviewer).OpenAsync(id)).Value.Desk.Claim!.IsMine);
                var expected = @is switch { People.Outside => "not_found", People.Reviewer => null, _ => "forbidden" };
                Assert.Equal(expected, await CodeAsync(host.As<ClaimService>(who).TakeOverAsync(id, "请交由我处理", all: false)));
            }
        }
    }

    private static async Task<Guid> InAsync(DataHost host, SubmissionState state)
    {
        var id = await FileAsync(host, SampleLibrary.Hospital);
        await BringToAsync(host, id, state);
        return id;
    }

    private static string? Moves(SubmissionState from, SubmissionState to) => Decidable.Contains(from) && from != to ? null : "illegal_state";

    private static async Task<string?> CodeAsync<T>(Task<Result<T>> answer) => (await answer).Error?.Code;

    /// <param name="By">Who may; everybody else who sees the filing is forbidden to, and those who do not see it find nothing.</param>
    /// <param name="Of">What the state answers to those who may; null = it is done.</param>
    private sealed record Act(string Name, Func<DataHost, AccessScope, Guid, Task<string?>> Run, People By, Func<SubmissionState, string?> Of)
    {
        /// <summary>Leaves the filing in another state.</summary>
        public bool Moves { get; init; }
    }
}
