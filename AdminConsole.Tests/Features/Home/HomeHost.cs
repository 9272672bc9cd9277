using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using AdminConsole.Excel;
using AdminConsole.Features.Home;
using AdminConsole.Features.Reporting;
using AdminConsole.Features.Review;
using AdminConsole.Jobs;
using AdminConsole.Resources;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Features.Home;

/// <summary>Filings of every kind all over <see cref="SampleLibrary"/>, and the people who look at their figures.</summary>
internal static class HomeHost
{
    public static Task<DataHost> StartAsync(DatabaseKind kind) => DataHost.StartAsync(
        kind,
        services =>
        {
            services.AddExcel();
            services.AddJobs();
            services.AddReview();
            services.AddReporting();
            services.AddHome();
            services.AddScoped(_ => Strings.Chinese);
        });

    private static readonly Dictionary<Guid, AccessScope> Staff = SampleLibrary.Nodes.ToDictionary(node => node.Id, node => SampleLibrary.Person(node, node.Kind switch
    {
        InstitutionKind.District => Role.DistrictStaff,
        InstitutionKind.Site => Role.SiteStaff,
        InstitutionKind.Point => Role.PointStaff,
        _ => Role.InstitutionReviewer,
    }));

    /// <summary>One node of each kind, whose staff see different parts of the same filings.</summary>
    public static IReadOnlyList<Institution> Lookouts { get; } = [SampleLibrary.District, SampleLibrary.Wuhan, SampleLibrary.Qiaokou, SampleLibrary.Hospital];

    /// <summary>Whoever looks after the node's filings, always the same person.</summary>
    public static AccessScope StaffOf(Institution node) => Staff[node.Id];

    /// <summary>Files, decides, returns for reasons, puts aside, reports and sends back, one after the other, where and how the seed has it.</summary>
    public static async Task LiveAsync(DataHost host, int seed, int filings)
    {
        var random = new Random(seed);
        for (var i = 0; i < filings; i++)
        {
            var node = random.Next(2) == 0 ? SampleLibrary.Hospital : SampleLibrary.Institutions.ElementAt(random.Next(SampleLibrary.Institutions.Count()));
            var id = await FileAsync(host, node, periods: [random.Next(3) switch { 0 => Period(node, 14), 1 => Period(node, 9), _ => Period(node, 14, SampleLibrary.RightName, SampleLibrary.MentorNumber) }]);
            switch (i % 7)
            {
                case 0 or 1:
                    await ReturnAsync(host, node, id, [$"{1 + random.Next(3)}", $"{4 + random.Next(2)}"]);
                    if (random.Next(2) == 0)
                        await ChangeAsync(host, id, row => row.Apply(SubmissionAction.Resubmit, SubmissionActor.Candidate));
                    break;
                case 2:
                    await HoldAsync(host, node, id, days: 1 + random.Next(6));
                    break;
                case 3:
                    await BringToAsync(host, id, (SubmissionState)random.Next((int)SubmissionState.Withdrawn, (int)SubmissionState.Filed + 1));
                    break;
                case 4 or 5:
                    await BringToAsync(host, id, SubmissionState.Reported);
                    await ChangeAsync(host, id, row =>
                    {
                        row.NoteStep(null, host.Clock.GetUtcNow().UtcDateTime);
                        return random.Next(2) == 0 ? row.Apply(SubmissionAction.SendBack, SubmissionActor.District) : Done.Yes;
                    });
                    break;
            }
        }
    }

    public static async Task<Guid> ReturnAsync(DataHost host, Institution node, Guid id, IReadOnlyList<string> reasons)
    {
        string[] subjects = ["person.phone", "education"];
        var made = await host.As<ReviewService>(StaffOf(node)).DecideAsync(
            id, new DecisionInput { Decision = SubmissionAction.Return, Note = "请按所列各项修改", Feedback = [.. reasons.Select((reason, at) => new FeedbackItem(subjects[at], null, reason, "", null))] }, await VersionAsync(host, id));
        Assert.True(made.IsOk, made.IsOk ? "" : made.Error.Code);
        return made.Value.Id;
    }

    public static async Task HoldAsync(DataHost host, Institution node, Guid id, int days)
    {
        var until = ShanghaiTime.DateOf(host.Clock.GetUtcNow().UtcDateTime).AddDays(days);
        var held = await host.As(StaffOf(node)).WriteAsync<Done>(work =>
        {
            work.Data.ReviewHolds.Add(new() { SubmissionId = id, Reason = "等待原件", Until = until, HeldBy = work.Scope.UserId!.Value, HeldByName = work.Scope.DisplayName, HeldAt = work.Now });
            work.Audit("submission.hold", nameof(Submission), id);
            return Task.FromResult<Result<Done>>(Done.Yes);
        });
        Assert.True(held.IsOk);
    }

    /// <summary>How many rows the list at the address has, asked of the list itself.</summary>
    public static async Task<int> ListedAsync(DataHost host, AccessScope reader, string address)
    {
        var (path, query) = address.Split('?') is [var page, var rest] ? (page, "?" + rest) : (address, "");
        switch (path)
        {
            case "review":
                var filter = ReviewQueueFilter.Parse(query);
                Assert.Equal(filter.ToAddress(), address);
                var queries = host.As<ReviewQueries>(reader);
                var list = await queries.PageAsync(filter with { Size = ReviewQueueFilter.MostRows });
                Assert.Equal(list.Total, await queries.CountAsync(filter));
                Assert.Equal(Math.Min(list.Total, ReviewQueueFilter.MostRows), list.Rows.Count);
                return list.Total;
            case "filing":
                return (await host.As<FilingQueries>(reader).PageAsync(FilingFilter.Parse(query)))!.Total;
            default:
                Assert.StartsWith("reports/new/", path, StringComparison.Ordinal);
                return (await host.As<ReportQueries>(reader).ApprovedAsync(path["reports/new/".Length..]))!.Count;
        }
    }
}
