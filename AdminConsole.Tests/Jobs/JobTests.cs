using System.Collections.Concurrent;
using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Jobs;
using AdminConsole.LiveUpdates;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Jobs;

public sealed class JobTests
{
    private readonly SampleWork.Stage stage = new();

    [Theory, DatabaseData]
    public async Task RunAsync_UnderTheRequestersScope_LeavesOutcomeOutputAndFile(DatabaseKind kind)
    {
        stage.File = [.. Enumerable.Range(0, JobFileService.PieceLength * 9 + 5).Select(number => (byte)number)];
        stage.Output = ["甲", "乙"];
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.Wuhan, Role.SiteStaff);
        await using var node = await host.StartNodeAsync();

        var id = await RequestAsync(host, person);
        await BegunAsync(host);
        await host.PassesUntilAsync(async () => (await host.As<JobQueries>(person).FindAsync(id))!.Done == 1, "the progress is shown");
        stage.Gate.SetResult();
        await host.ReachesAsync(id, JobState.Done);

        Assert.Equal(("输入", null, SampleLibrary.Subtree(SampleLibrary.Wuhan).Count), Assert.Single(stage.Seen));
        var row = (await host.As<JobQueries>(person).FindAsync(id))!;
        Assert.Equal((2, 2, new Phrase("job.progress", 2, 2), "结果.txt"), (row.Done, row.Total, row.Outcome, row.FileName));
        Assert.Equal(stage.Output, await host.As<JobQueries>(person).OutputAsync<string[]>(id));
        Assert.Equal(stage.File, await FetchAsync(host, person, id));
        Assert.Equal(["job.fetch", "job.request"], await host.InspectAsync(data => data.AuditEntries.Where(entry => entry.ObjectId == id.ToString()).Select(entry => entry.Action).Order().ToListAsync()));
    }

    [Theory, DatabaseData]
    public async Task XL05_File_IsItsRequestersAloneAndGoneAfterADay(DatabaseKind kind)
    {
        stage.File = [1, 2, 3];
        stage.Gate.SetResult();
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.Hospital, Role.InstitutionReviewer);
        var above = await host.PersonAsync(SampleLibrary.District, Role.DistrictStaff);
        Guid id;
        await using (await host.StartNodeAsync())
        {
            id = await RequestAsync(host, person);
            await host.ReachesAsync(id, JobState.Done);
        }

        Assert.Same(Error.NotFound, (await host.As<JobService>(above).FetchAsync(id)).Error);
        Assert.Same(Error.NotFound, (await host.As<JobService>(above).CancelAsync(id)).Error);
        Assert.Null(await host.As<JobQueries>(above).FindAsync(id));
        Assert.DoesNotContain(await host.InspectAsync(data => data.JobFilePieces.ToListAsync()), piece => piece.Sealed.AsSpan().IndexOf(stage.File) >= 0);
        Assert.True((await host.As<JobService>(person).FetchAsync(id)).IsOk);

        host.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Same(Error.NotFound, (await host.As<JobService>(person).FetchAsync(id)).Error);
        await host.As<JobSweepService>(AccessScope.System).RunAsync(CancellationToken.None);
        var job = await host.JobAsync(id);
        Assert.False(await host.InspectAsync(data => data.JobFilePieces.AnyAsync(row => row.FileId == job.FileId)));
        Assert.False(await host.InspectAsync(data => data.JobFiles.AnyAsync(row => row.Id == job.FileId)));
    }

    [Theory, DatabaseData]
    public async Task OP09_TwoNodes_RunOneOfAKindAtATime(DatabaseKind kind)
    {
        stage.Gate.SetResult();
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.Hospital, Role.InstitutionReviewer);
        List<Guid> ids = [];
        for (var count = 0; count < 4; count++)
            ids.Add(await RequestAsync(host, person));

        await using var first = await host.StartNodeAsync();
        await using var second = await host.StartNodeAsync();
        foreach (var id in ids)
            await host.ReachesAsync(id, JobState.Done);

        Assert.Equal((1, 4), (stage.MostAtOnce, stage.Seen.Count));
    }

    [Theory, DatabaseData]
    public async Task OP03_Stop_LetsTheWorkWaitWhereItStood_AndTheNextStartGoesOn(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.Hospital, Role.InstitutionReviewer);
        var first = await host.StartNodeAsync();
        var id = await RequestAsync(host, person);
        await BegunAsync(host);
        await first.StopAsync();

        var waiting = await host.JobAsync(id);
        Assert.Equal((JobState.Waiting, "half", 0), (waiting.State, waiting.Checkpoint, waiting.Attempts));

        stage.Gate.SetResult();
        await using var second = await host.StartNodeAsync();
        await host.ReachesAsync(id, JobState.Done);
        Assert.Equal([null, "half"], stage.Seen.Select(seen => seen.Checkpoint));
    }

    [Theory, DatabaseData]
    public async Task OP09_LeaseLost_StopsTheWork_AndAnotherAttemptEndsIt(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.Hospital, Role.InstitutionReviewer);
        await using var node = await host.StartNodeAsync();
        var id = await RequestAsync(host, person);
        await BegunAsync(host);
        stage.Reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        // Another node has taken over: this one's holder is no longer the one in the table.
        await host.As(AccessScope.System).WriteAsync<Done>(async work =>
        {
            await work.Data.Leases.Where(row => row.Name == "job:sample_work").ExecuteUpdateAsync(set => set.SetProperty(row => row.Holder, Guid.NewGuid()).SetProperty(row => row.Until, work.Now));
            return Done.Yes;
        });
        await BegunAsync(host);
        stage.Gate.SetResult();
        var job = await host.ReachesAsync(id, JobState.Done);

        Assert.Equal((2, 1, 2), (stage.Seen.Count, stage.MostAtOnce, job.Attempts));
    }

    [Theory, DatabaseData]
    public async Task OP09_KilledServersWork_BeginsAgain_AndIsGivenUpAfterThreeAttempts(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.Hospital, Role.InstitutionReviewer);
        var (left, hopeless) = (await RequestAsync(host, person), await RequestAsync(host, person));
        await host.As(AccessScope.System).WriteAsync<Done>(async work =>
        {
            // As a server leaves it that was killed: marked as running, the lease still held for a while.
            await work.Data.Jobs.Where(row => row.Id == left).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, JobState.Running).SetProperty(row => row.Attempts, 1));
            await work.Data.Jobs.Where(row => row.Id == hopeless).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, JobState.Running).SetProperty(row => row.Attempts, 3));
            work.Data.Leases.Add(new Lease { Name = "job:sample_work", Holder = Guid.NewGuid(), Until = work.Now + LeaseService.Life });
            return Done.Yes;
        });
        stage.Gate.SetResult();

        var began = host.Clock.GetUtcNow();
        await using var node = await host.StartNodeAsync();
        await host.ReachesAsync(left, JobState.Done);
        Assert.True(host.Clock.GetUtcNow() - began >= LeaseService.Life);
        Assert.Equal(new Phrase("job.abandoned", 3), (await host.ReachesAsync(hopeless, JobState.Failed)).Outcome);
    }

    [Theory, DatabaseData]
    public async Task CancelAsync_WaitingOrRunning_EndsCancelled(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.Hospital, Role.InstitutionReviewer);
        var service = host.As<JobService>(person);
        var waiting = await RequestAsync(host, person);
        Assert.True((await service.CancelAsync(waiting)).IsOk);
        Assert.Equal(JobState.Cancelled, (await host.JobAsync(waiting)).State);
        Assert.Same(JobErrors.Ended, (await service.CancelAsync(waiting)).Error);

        await using var node = await host.StartNodeAsync();
        var running = await RequestAsync(host, person);
        await BegunAsync(host);
        Assert.True((await service.CancelAsync(running)).IsOk);
        Assert.Equal([running, waiting], (await host.As<JobQueries>(person).MineAsync()).Select(row => row.Id));
        Assert.Equal(new Phrase("job.cancelled"), (await host.ReachesAsync(running, JobState.Cancelled)).Outcome);
    }

    [Theory, DatabaseData]
    public async Task RunAsync_ThatThrows_FailsWithANumberToAskFor(DatabaseKind kind)
    {
        (stage.Throws, _) = (true, stage.Gate.TrySetResult());
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.Hospital, Role.InstitutionReviewer);
        ConcurrentQueue<ChangeEvent> heard = [];
        using var subscription = host.Feed.SubscribeImmediate(heard.Enqueue);
        await using var node = await host.StartNodeAsync();

        var id = await RequestAsync(host, person);
        var job = await host.ReachesAsync(id, JobState.Failed);

        Assert.Equal(new Phrase("job.failed", id.ToString()), job.Outcome);
        Assert.Contains(heard, change => change.Kind == ChangeKind.Job && change.Id == id);
    }

    private Task<DataHost> StartAsync(DatabaseKind kind) => JobHost.StartAsync(kind, services => services.AddSingleton(stage).AddJob<SampleWork>());

    /// <summary>A node that did not hear of the request finds it the next time it looks.</summary>
    private Task BegunAsync(DataHost host) => host.PassesUntilAsync(() => Task.FromResult(stage.Reached.Task.IsCompleted), "the work has begun");

    private static async Task<Guid> RequestAsync(DataHost host, AccessScope person) => (await host.As<JobService>(person).RequestAsync(SampleWork.Kind, "样例", "输入")).Value;

    private static async Task<byte[]> FetchAsync(DataHost host, AccessScope person, Guid id)
    {
        var circuit = host.CircuitOf(person);
        var file = (await circuit.GetRequiredService<JobService>().FetchAsync(id)).Value;
        using var content = new MemoryStream();
        await circuit.GetRequiredService<JobFileService>().CopyToAsync(file, content);
        return content.ToArray();
    }
}
