using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using FsCheck;
using FsCheck.Fluent;

namespace AdminConsole.Tests.Domain.Submissions;

public sealed class SubmissionTransitionsTests
{
    /// <summary>process.md §4, one allowed cell per line: from, action, by, to, and what must hold.</summary>
    private const string Expected = """
        -         Submit   Candidate      Pending
        -         Submit   Institution    Pending
        Pending   Withdraw Candidate      Withdrawn
        Withdrawn Resubmit Candidate      Pending
        Returned  Resubmit Candidate      Pending
        Rejected  Resubmit Candidate      Pending   RejectedMayRefile
        Pending   Approve  Reviewer       Approved
        Pending   Reject   Reviewer       Rejected
        Pending   Return   Reviewer       Returned
        Approved  Reject   Reviewer       Rejected
        Approved  Return   Reviewer       Returned
        Rejected  Approve  Reviewer       Approved
        Rejected  Return   Reviewer       Returned
        Returned  Approve  Reviewer       Approved
        Returned  Reject   Reviewer       Rejected
        Approved  Undo     Reviewer       Pending   UndoOpen
        Rejected  Undo     Reviewer       Pending   UndoOpen
        Returned  Undo     Reviewer       Pending   UndoOpen
        Pending   Edit     Institution    Pending   DirectEntry
        Withdrawn Edit     Institution    Withdrawn DirectEntry
        Returned  Edit     Institution    Returned  DirectEntry
        Pending   Withdraw Institution    Withdrawn DirectEntry
        Withdrawn Resubmit Institution    Pending   DirectEntry
        Returned  Resubmit Institution    Pending   DirectEntry
        Rejected  Resubmit Institution    Pending   DirectEntry RejectedMayRefile
        Approved  Report   Reviewer       Reported
        Reported  Confirm  SecondReviewer Confirmed SecondReview
        Reported  SendBack Point          Approved
        Reported  SendBack Site           Approved
        Reported  SendBack District       Approved
        Confirmed SendBack Point          Approved
        Confirmed SendBack Site           Approved
        Confirmed SendBack District       Approved
        Reported  File     District       Filed     !SecondReview
        Confirmed File     District       Filed     SecondReview
        Filed     Reopen   District       Reported
        """;

    private static readonly SubmissionState?[] States = [null, .. Enum.GetValues<SubmissionState>()];
    private static readonly SubmissionAction[] Actions = Enum.GetValues<SubmissionAction>();
    private static readonly SubmissionActor[] Actors = [.. Enum.GetValues<SubmissionActor>().Where(actor => actor != SubmissionActor.None)];

    private static readonly TransitionFacts[] AllFacts =
    [
        .. from bits in Enumerable.Range(0, 16) select new TransitionFacts((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0),
    ];

    private static readonly Dictionary<(string From, SubmissionAction, SubmissionActor), (SubmissionState To, string[] Conditions)> Table = Expected
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .ToDictionary(
            cell => (cell[0], Enum.Parse<SubmissionAction>(cell[1]), Enum.Parse<SubmissionActor>(cell[2])),
            cell => (Enum.Parse<SubmissionState>(cell[3]), cell[4..]));

    public static TheoryData<SubmissionState?> EveryState => [.. States];

    [Theory]
    [MemberData(nameof(EveryState))]
    public void IN06_EveryCell_IsAsThePageSays(SubmissionState? from)
    {
        foreach (var action in Actions)
        {
            foreach (var actor in Actors)
            {
                foreach (var facts in AllFacts)
                    AssertCell(from, action, actor, facts);
            }
        }
    }

    [Theory]
    [MemberData(nameof(EveryState))]
    public void IN06_Allowed_NamesExactlyWhatNextAccepts(SubmissionState? from)
    {
        foreach (var actor in Actors)
        {
            foreach (var facts in AllFacts)
                Assert.Equal(Actions.Where(action => SubmissionTransitions.Next(from, action, actor, facts).IsOk), SubmissionTransitions.Allowed(from, actor, facts).Order());
        }
    }

    [Fact]
    public void Next_SeveralCapacities_AllowsWhatAnyOfThemMay()
    {
        foreach (var (from, action, facts) in from state in States from action in Actions from facts in AllFacts select (state, action, facts))
        {
            foreach (var (one, other) in from one in Actors from other in Actors select (one, other))
                Assert.Equal(ExpectedTo(from, action, one, facts) ?? ExpectedTo(from, action, other, facts), ToOf(SubmissionTransitions.Next(from, action, one | other, facts)));
            Assert.False(SubmissionTransitions.Next(from, action, SubmissionActor.None, facts).IsOk);
        }
    }

    [Fact]
    public void IN06_IllegalMove_NamesStateAndAction()
    {
        var error = SubmissionTransitions.Next(SubmissionState.Reported, SubmissionAction.Withdraw, SubmissionActor.Candidate).Error;
        Assert.NotNull(error);
        Assert.Equal(("illegal_state", ErrorKind.Conflict), (error.Code, error.Kind));
        Assert.Equal([SubmissionState.Reported, SubmissionAction.Withdraw], error.Args);

        Assert.Equal(new Phrase("error.not_filed_yet"), SubmissionTransitions.Next(null, SubmissionAction.Approve, SubmissionActor.Reviewer).Error!.Args[0]);
    }

    [Theory]
    [InlineData(SubmissionState.Pending, SubmissionAction.Approve, 0)]
    [InlineData(SubmissionState.Pending, SubmissionAction.Reject, SubmissionTransitions.Note)]
    [InlineData(SubmissionState.Pending, SubmissionAction.Return, SubmissionTransitions.Note)]
    [InlineData(SubmissionState.Approved, SubmissionAction.Return, SubmissionTransitions.Reason)]
    [InlineData(SubmissionState.Rejected, SubmissionAction.Approve, SubmissionTransitions.Reason)]
    [InlineData(SubmissionState.Returned, SubmissionAction.Reject, SubmissionTransitions.Reason)]
    [InlineData(SubmissionState.Reported, SubmissionAction.SendBack, SubmissionTransitions.Reason)]
    [InlineData(SubmissionState.Confirmed, SubmissionAction.SendBack, SubmissionTransitions.Reason)]
    [InlineData(SubmissionState.Filed, SubmissionAction.Reopen, SubmissionTransitions.Reason)]
    [InlineData(SubmissionState.Approved, SubmissionAction.Report, 0)]
    [InlineData(SubmissionState.Approved, SubmissionAction.Undo, 0)]
    public void ShortestNote_IsAsThePageSays(SubmissionState from, SubmissionAction action, int expected) =>
        Assert.Equal(expected, SubmissionTransitions.ShortestNote(from, action));

    [Fact]
    public void IN06_AnySequenceOfAttempts_MovesOnlyAlongTheTable()
    {
        var attempts = (from action in Gen.Elements(Actions) from actor in Gen.Elements(Actors) from facts in Gen.Elements(AllFacts) select (action, actor, facts))
            .ListOf(40).ToArbitrary();
        Prop.ForAll(attempts, ArbMap.Default.ArbFor<bool>(), (moves, direct) =>
        {
            var submission = Received(direct);
            foreach (var (action, actor, facts) in moves)
            {
                var before = submission.State;
                var result = submission.Apply(action, actor, facts);
                var expected = ExpectedTo(before, action, actor, facts with { DirectEntry = direct });
                Assert.Equal(expected is not null, result.IsOk);
                Assert.Equal(expected ?? before, submission.State);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Table_ReachesEveryState()
    {
        var reached = new HashSet<SubmissionState?> { null };
        while (Table.Where(cell => reached.Any(state => Name(state) == cell.Key.From) && !reached.Contains(cell.Value.To)).ToList() is { Count: > 0 } cells)
            reached.UnionWith(cells.Select(cell => (SubmissionState?)cell.Value.To));
        Assert.Equal(States.Length, reached.Count);
    }

    [Fact]
    public void Apply_AllowedMove_TouchesNothingButTheState()
    {
        foreach (var (path, actor, facts) in AllowedPaths())
        {
            var submission = Received(facts.DirectEntry);
            submission.NoteDecision(Guid.Empty, "钱七", DateTime.UnixEpoch, "已核实");
            foreach (var action in path.SkipLast(1))
                Assert.True(submission.Apply(action, AnyActor, facts).IsOk);
            var before = Snapshot(submission);

            Assert.True(submission.Apply(path[^1], actor, facts).IsOk);

            Assert.Equal(before, Snapshot(submission));
        }
    }

    private const SubmissionActor AnyActor = (SubmissionActor)127;

    /// <summary>For every allowed cell a path of actions from Pending that ends with it.</summary>
    private static IEnumerable<(SubmissionAction[] Path, SubmissionActor Actor, TransitionFacts Facts)> AllowedPaths()
    {
        foreach (var facts in AllFacts)
        {
            var ways = new Dictionary<SubmissionState, SubmissionAction[]> { [SubmissionState.Pending] = [] };
            for (var steps = 0; steps < States.Length; steps++)
            {
                foreach (var (state, way) in ways.ToList())
                {
                    foreach (var action in SubmissionTransitions.Allowed(state, AnyActor, facts))
                        ways.TryAdd(SubmissionTransitions.Next(state, action, AnyActor, facts).Value, [.. way, action]);
                }
            }
            foreach (var (state, way) in ways)
            {
                foreach (var actor in Actors)
                {
                    foreach (var action in SubmissionTransitions.Allowed(state, actor, facts))
                        yield return ([.. way, action], actor, facts);
                }
            }
        }
    }

    private static void AssertCell(SubmissionState? from, SubmissionAction action, SubmissionActor actor, TransitionFacts facts)
    {
        var next = SubmissionTransitions.Next(from, action, actor, facts);
        Assert.True(ExpectedTo(from, action, actor, facts) == ToOf(next), $"{Name(from)} {action} {actor} {facts} -> {ToOf(next)?.ToString() ?? "refused"}");
        if (!next.IsOk)
            Assert.Equal("illegal_state", next.Error.Code);
    }

    private static SubmissionState? ExpectedTo(SubmissionState? from, SubmissionAction action, SubmissionActor actor, TransitionFacts facts) =>
        Table.TryGetValue((Name(from), action, actor), out var cell) && cell.Conditions.All(condition => Holds(condition, facts)) ? cell.To : null;

    private static bool Holds(string condition, TransitionFacts facts) => condition switch
    {
        "SecondReview" => facts.SecondReview,
        "!SecondReview" => !facts.SecondReview,
        "DirectEntry" => facts.DirectEntry,
        "UndoOpen" => facts.UndoOpen,
        "RejectedMayRefile" => facts.RejectedMayRefile,
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, message: null),
    };

    private static SubmissionState? ToOf(Result<SubmissionState> result) => result.IsOk ? result.Value : null;

    private static string Name(SubmissionState? state) => state?.ToString() ?? "-";

    private static string Snapshot(Submission submission) => string.Join('\n', typeof(Submission).GetProperties()
        .Where(property => property.Name != nameof(Submission.State))
        .Select(property => $"{property.Name}={property.GetValue(submission)}"));

    private static Submission Received(bool direct)
    {
        var submission = new Submission
        {
            Id = Guid.CreateVersion7(),
            Number = "2021-000001",
            SeasonId = "2021",
            DistrictId = Guid.Empty,
            InstitutionId = Guid.Empty,
            EnteredBy = direct ? Guid.Empty : null,
        };
        submission.Receive(SampleContent.Create(), new CandidateTraits([1], [2], [3], [4], [5]), "420102*****0013", "0000-0000-0000", VerificationReport.Empty, DateTime.UnixEpoch);
        return submission;
    }
}
