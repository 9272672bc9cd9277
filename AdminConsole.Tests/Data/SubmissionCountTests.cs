using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Facts;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Data;

/// <summary>The kept counts are what counting would find, whatever happens to filings and to the tree, for everybody who may see them.</summary>
public sealed class SubmissionCountTests
{
    [Theory, DatabaseData]
    public async Task AZ06_Counts_AfterWhateverHappens_AreWhatCountingFinds(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var random = new Random(20210301);
        List<Guid> filings = [];
        var decided = new Stack<Guid>();
        await AgreeAsync(host, "at the start");
        for (var step = 0; step < 40; step++)
        {
            var act = random.Next(6);
            var id = filings.Count == 0 ? default : filings[random.Next(filings.Count)];
            switch (act)
            {
                case 0 or 1 or _ when filings.Count < 4:
                    var node = SampleLibrary.Institutions.ElementAt(random.Next(4));
                    filings.Add(await FileAsync(host, node, periods: [random.Next(3) switch { 0 => Period(node, 14), 1 => Period(node, 9), _ => Period(node, 14, SampleLibrary.RightName, SampleLibrary.MentorNumber) }]));
                    break;
                case 2:
                    if ((await MakeAsync(host, SampleLibrary.Reviewer, id, (SubmissionAction)random.GetItems([(int)SubmissionAction.Approve, (int)SubmissionAction.Reject, (int)SubmissionAction.Return], 1)[0], "按规定作出的审核")) is { IsOk: true, Value.Id: var decision })
                        decided.Push(decision);
                    break;
                case 3:
                    if (decided.TryPop(out var last))
                        await host.As<AdminConsole.Features.Review.ReviewService>(SampleLibrary.Reviewer).UndoAsync(last);
                    break;
                case 4:
                    await TryAsync(host, id, row => row.Apply(SubmissionAction.Withdraw, SubmissionActor.Candidate));
                    break;
                default:
                    await TryAsync(host, id, row => row.Apply(SubmissionAction.Resubmit, SubmissionActor.Candidate));
                    break;
            }
        }

        await AgreeAsync(host, "after filing and deciding");
        await RenameMentorAsync(host);
        await AgreeAsync(host, "after the registry changed");
        await MoveAsync(host, SampleLibrary.Neighbour, SampleLibrary.Xiling);
        await MoveAsync(host, SampleLibrary.Provincial, SampleLibrary.Wuhan);
        await AgreeAsync(host, "after institutions moved");
        await MoveAsync(host, SampleLibrary.Qiaokou, SampleLibrary.Yichang);
        await AgreeAsync(host, "after a point moved");
        await host.As(AccessScope.System).WriteAsync<Done>(async work =>
        {
            work.Data.Submissions.Remove(await work.Data.Submissions.SingleAsync(row => row.Id == filings[0]));
            work.Audit("submission.delete", nameof(Submission), filings[0]);
            return Done.Yes;
        });
        await AgreeAsync(host, "after a deletion");
    }

    /// <summary>A refused unit changes no count, and a database that keeps none yet gets them at its start.</summary>
    [Theory, DatabaseData]
    public async Task Counts_RolledBackUnit_LeavesThem_AndAStartWithoutThemCountsAnew(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var id = await FileAsync(host, SampleLibrary.Hospital);
        await host.As(AccessScope.System).WriteAsync<Done>(async work =>
        {
            (await work.Data.Submissions.SingleAsync(row => row.Id == id)).Apply(SubmissionAction.Withdraw, SubmissionActor.Candidate);
            await work.SaveAsync();
            return Error.Forbidden;
        });
        await AgreeAsync(host, "after a refusal");

        await host.As(AccessScope.System).WriteAsync<Done>(async work =>
        {
            await work.Data.SubmissionCounts.ExecuteDeleteAsync();
            return Done.Yes;
        });
        await host.Services.GetRequiredService<DatabaseStart>().RunAsync(CancellationToken.None);
        await AgreeAsync(host, "after a start");
    }

    private static async Task AgreeAsync(DataHost host, string when)
    {
        foreach (var node in SampleLibrary.Nodes)
        {
            var (kept, counted) = await host.As(SampleLibrary.Person(node)).ReadAsync(async (data, ct) => (await data.CountAsync(null, ct), await data.Submissions.CountedAsync(ct)));
            Assert.True(
                kept.OrderBy(row => row.State).SequenceEqual(counted.OrderBy(row => row.State)),
                $"{node.Name} {when}: keeps {string.Join(", ", kept.OrderBy(row => row.State))}; has {string.Join(", ", counted.OrderBy(row => row.State))}");
        }
    }

    private static Task TryAsync(DataHost host, Guid id, Func<Submission, Result<Done>> change) => host.As(AccessScope.System).WriteAsync(async work =>
    {
        work.Audit("submission.edit", nameof(Submission), id);
        return change(await work.Data.Submissions.SingleAsync(row => row.Id == id));
    });

    /// <summary>Turns marks green behind the filings' back, as an import does.</summary>
    private static async Task RenameMentorAsync(DataHost host)
    {
        await host.As(AccessScope.System).WriteAsync<Done>(async work =>
        {
            (await work.Data.Practitioners.SingleAsync(row => row.Id == SampleLibrary.MentorId)).Name = SampleLibrary.RightName;
            work.Audit("practitioner.correct", nameof(Practitioner), SampleLibrary.MentorId);
            return Done.Yes;
        });
        Assert.True(await host.Services.GetRequiredService<MarksRenewal>().RunAsync(everything: true, CancellationToken.None) > 0);
    }

    private static async Task MoveAsync(DataHost host, Institution node, Institution parent)
    {
        var result = await host.As(AccessScope.System).WriteAsync<Done>(async work =>
        {
            var moving = await work.Data.Institutions.SingleAsync(row => row.Id == node.Id);
            Assert.True(moving.MoveTo(await work.Data.Institutions.SingleAsync(row => row.Id == parent.Id)).IsOk);
            await work.SaveAsync();
            await work.Data.MoveOwnedAsync(moving, CancellationToken.None);
            work.Audit("institution.move", nameof(Institution), node.Id);
            return Done.Yes;
        });
        Assert.True(result.IsOk);
    }
}
