using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Facts;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.Excel;
using AdminConsole.Features.Review;
using AdminConsole.LiveUpdates;
using AdminConsole.Resources;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.Domain.Submissions;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Review;

/// <summary>Filings of one's own design in a database that holds <see cref="SampleLibrary"/>, whose own filings are moved out of the way.</summary>
internal static class ReviewFilings
{
    public static readonly AccessScope OtherReviewer = SampleLibrary.Person(SampleLibrary.Hospital, Role.InstitutionReviewer);
    public static readonly AccessScope NeighbourReviewer = SampleLibrary.Person(SampleLibrary.Neighbour, Role.InstitutionReviewer);

    private static int count = 1000;

    public static Task<DataHost> StartAsync(DatabaseKind kind, IReadOnlyDictionary<string, string?>? settings = null) => DataHost.StartAsync(
        kind,
        services =>
        {
            services.AddExcel();
            services.AddReview();
            services.AddScoped(_ => Strings.Chinese);
        },
        settings);

    public static ProbationPeriod Period(Institution node, int months, string mentor = "刘芳", string number = "110420500000308") =>
        new(Current: true, node.Id, node.Name, null, new DateOnly(2021, 2, 1).AddMonths(-months), new DateOnly(2021, 1, 31), [new ProbationPost("内科", mentor, number, Passed: true)]);

    public static ProbationPeriod Former(int months, string mentor = "童建军", string number = "110420104999999") =>
        new(Current: false, null, "仙桃市卫生院", null, new DateOnly(2018, 1, 1), new DateOnly(2018, 1, 1).AddMonths(months).AddDays(-1), [new ProbationPost("内科", mentor, number, Passed: true)]);

    /// <summary>A green filing whose periods are checked, unless the arguments say otherwise.</summary>
    public static async Task<Guid> FileAsync(
        DataHost host, Institution node, string name = "赵启明", string? document = null, IReadOnlyList<ProbationPeriod>? periods = null, IReadOnlyList<MaterialUse>? materials = null,
        DateTime? at = null, Guid? enteredBy = null, bool ticked = true)
    {
        var ordinal = Interlocked.Increment(ref count);
        var id = Guid.CreateVersion7();
        var circuit = host.CircuitOf(AccessScope.System);
        var personal = circuit.GetRequiredService<PersonalData>();
        var sample = SampleContent.Create();
        document ??= $"4201061996{ordinal:00000000}";
        var content = sample with
        {
            Person = sample.Person with { Name = name, DocumentType = IdentityDocument.OfficerId, DocumentNumber = document },
            Assistant = null,
            Periods = periods ?? [Period(node, 14)],
            Materials = materials ?? [],
        };
        var result = await circuit.GetRequiredService<Db>().WriteAsync<Done>(async work =>
        {
            var owner = Ancestry.Of(node);
            var season = await work.Data.Seasons.SingleAsync();
            var submission = new Submission
            {
                Id = id,
                Number = $"2021-{ordinal:D6}",
                SeasonId = season.Id,
                EnteredBy = enteredBy,
                DistrictId = owner.DistrictId,
                SiteId = owner.SiteId,
                PointId = owner.PointId,
                InstitutionId = owner.InstitutionId,
            };
            var submittedAt = at ?? work.Now.AddMinutes(ordinal - 10_000);
            submission.Receive(
                content, personal.TraitsOf(content), Mask.Document(document), $"code-{ordinal}",
                Verifier.Evaluate(await circuit.GetRequiredService<FactsReader>().ReadAsync(work.Data, season, content, CancellationToken.None)), submittedAt);
            work.Data.Submissions.Add(submission);
            work.Data.SubmissionRevisions.Add(new SubmissionRevision { SubmissionId = id, Revision = 1, Sealed = personal.SealContent(id, 1, content), SubmissionCode = $"code-{ordinal}", ReceivedAt = submittedAt, EnteredBy = enteredBy });
            work.Data.SubmissionMentors.AddRange(SubmissionMentor.AllOf(id, content, personal.CertificateIndex));
            if (ticked)
            {
                work.Data.PeriodTicks.AddRange(content.Periods.Select((_, index) =>
                    new PeriodTick { SubmissionId = id, Digest = personal.PeriodDigest(content, index), TickedBy = Guid.CreateVersion7(), TickedByName = "孙审核", At = work.Now }));
            }

            work.Audit("submission.submit", nameof(Submission), id);
            work.Publish(ChangeKind.Submission, id, submission);
            return Done.Yes;
        });
        Assert.True(result.IsOk);
        return id;
    }

    /// <summary>What anybody but a reviewer does to a filing.</summary>
    public static async Task ChangeAsync(DataHost host, Guid id, Func<Submission, Result<Done>> change)
    {
        var result = await host.As(AccessScope.System).WriteAsync(async work =>
        {
            var row = await work.Data.Submissions.SingleAsync(row => row.Id == id);
            work.Audit("submission.edit", nameof(Submission), id);
            work.Publish(ChangeKind.Submission, id, row);
            return change(row);
        });
        Assert.True(result.IsOk);
    }

    /// <summary>Brings a pending filing into the state by the moves that lead there.</summary>
    public static async Task BringToAsync(DataHost host, Guid id, SubmissionState state)
    {
        (SubmissionAction Action, SubmissionActor Actor, TransitionFacts Facts)[] moves = state switch
        {
            SubmissionState.Pending => [],
            SubmissionState.Withdrawn => [(SubmissionAction.Withdraw, SubmissionActor.Candidate, default)],
            SubmissionState.Returned => [(SubmissionAction.Return, SubmissionActor.Reviewer, default)],
            SubmissionState.Rejected => [(SubmissionAction.Reject, SubmissionActor.Reviewer, default)],
            SubmissionState.Approved => [(SubmissionAction.Approve, SubmissionActor.Reviewer, default)],
            SubmissionState.Reported => [(SubmissionAction.Approve, SubmissionActor.Reviewer, default), (SubmissionAction.Report, SubmissionActor.Reviewer, default)],
            SubmissionState.Confirmed =>
            [
                (SubmissionAction.Approve, SubmissionActor.Reviewer, default), (SubmissionAction.Report, SubmissionActor.Reviewer, default),
                (SubmissionAction.Confirm, SubmissionActor.SecondReviewer, new TransitionFacts(SecondReview: true)),
            ],
            _ =>
            [
                (SubmissionAction.Approve, SubmissionActor.Reviewer, default), (SubmissionAction.Report, SubmissionActor.Reviewer, default),
                (SubmissionAction.File, SubmissionActor.District, default),
            ],
        };
        foreach (var (action, actor, facts) in moves)
            await ChangeAsync(host, id, row => row.Apply(action, actor, facts));
    }

    /// <summary>Takes the sample's own filings out of the queue of pending ones.</summary>
    public static Task ClearAsync(DataHost host) => host.As(AccessScope.System).WriteAsync<Done>(async work =>
    {
        foreach (var row in await work.Data.Submissions.ToListAsync())
            row.Apply(SubmissionAction.Withdraw, SubmissionActor.Candidate);
        work.Audit("submission.edit", nameof(Submission), "all");
        return Done.Yes;
    });

    public static async Task<Guid> VersionAsync(DataHost host, Guid id) => (await host.As<ReviewDetailQueries>(AccessScope.System).StandingAsync(id))!.Version;

    public static async Task<Result<SubmissionState>> DecideAsync(DataHost host, AccessScope who, Guid id, SubmissionAction decision, string note = "") =>
        (await MakeAsync(host, who, id, decision, note)).Map(made => made.State);

    public static async Task<Result<DecisionMade>> MakeAsync(DataHost host, AccessScope who, Guid id, SubmissionAction decision, string note = "", Guid? claim = null) =>
        await host.As<ReviewService>(who).DecideAsync(id, new DecisionInput { Decision = decision, Note = note, Feedback = decision == SubmissionAction.Return ? [new FeedbackItem("person.phone", null, "3", "", null)] : [] }, await VersionAsync(host, id), claim);

    public static Task<int> AuditsAsync(DataHost host, string action) => host.InspectAsync(data => data.AuditEntries.CountAsync(row => row.Action == action));
}
