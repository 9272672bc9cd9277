using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Excel;
using AdminConsole.Imports;
using AdminConsole.Jobs;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AdminConsole.Tests.Jobs;

/// <summary>A host whose jobs and timetable can be started and stopped like those of a node.</summary>
internal static class JobHost
{
    public static Task<DataHost> StartAsync(DatabaseKind kind, Action<IServiceCollection>? add = null) => DataHost.StartAsync(kind, services =>
    {
        services.AddJobs();
        add?.Invoke(services);
    });

    /// <summary>Starts what a server runs in the background; disposing stops it as a shutdown does.</summary>
    public static async Task<Node> StartNodeAsync(this DataHost host)
    {
        var node = new Node([.. host.Services.GetServices<IHostedService>()]);
        await node.StartAsync();
        return node;
    }

    /// <summary>Somebody of the node who has an account, so that long work can act for them.</summary>
    public static async Task<AccessScope> PersonAsync(this DataHost host, Institution node, params AdminConsole.Domain.Accounts.Role[] roles)
    {
        var id = await host.InspectAsync(data => data.Users.Where(row => row.InstitutionId == node.Id).Select(row => row.Id).SingleAsync());
        var changed = await host.As(AccessScope.System).WriteAsync<Done>(async work =>
        {
            work.Audit("user.edit", "AppUser", id);
            await work.Data.RoleAssignments.Where(row => row.UserId == id).ExecuteDeleteAsync();
            work.Data.RoleAssignments.AddRange(roles.Select(role => new RoleAssignment { UserId = id, Role = role }));
            return Done.Yes;
        });
        Assert.True(changed.IsOk);
        return AccessScope.ForUser(id, $"{node.Name}的人", node.Id, node.Name, node.Kind, roles);
    }

    public static Task<Job> JobAsync(this DataHost host, Guid id) => host.InspectAsync(data => data.Jobs.SingleAsync(row => row.Id == id));

    /// <summary>The cells of the workbook that a job made, as its requester fetches it.</summary>
    public static async Task<List<List<string>>> RowsAsync(this DataHost host, AccessScope person, Job job)
    {
        var files = host.CircuitOf(person).GetRequiredService<JobFileService>();
        using var content = new MemoryStream();
        await files.CopyToAsync((await files.FindAsync(job.FileId!.Value))!, content);
        content.Position = 0;
        List<List<string>> rows = [];
        Assert.True((await ExcelReader.ReadAsync(content, new ImportOptions().Practitioners, row =>
        {
            rows.Add([.. row.Cells.Select(cell => cell.Value ?? "")]);
            return ValueTask.CompletedTask;
        })).IsOk);
        return rows;
    }

    /// <summary>Lets time pass until the job is in a state.</summary>
    public static async Task<Job> ReachesAsync(this DataHost host, Guid id, JobState state)
    {
        await host.PassesUntilAsync(async () => (await host.JobAsync(id)).State == state, $"the job is {state}");
        return await host.JobAsync(id);
    }

    /// <summary>Four times as fast as it really passes and no faster: on a busy machine a lease would run out before its renewal came through.</summary>
    public static Task PassesUntilAsync(this DataHost host, Func<Task<bool>> condition, string what) => Eventually.TrueAsync(
        async () =>
        {
            host.Clock.Advance(TimeSpan.FromMilliseconds(100));
            return await condition();
        },
        what);

    internal sealed class Node(IReadOnlyList<IHostedService> services) : IAsyncDisposable
    {
        private bool stopped;

        public async Task StartAsync()
        {
            foreach (var service in services)
                await service.StartAsync(CancellationToken.None);
        }

        public async Task StopAsync()
        {
            stopped = true;
            await Task.WhenAll(services.Select(service => service.StopAsync(CancellationToken.None)));
        }

        public async ValueTask DisposeAsync()
        {
            if (!stopped)
                await StopAsync();
        }
    }
}

/// <summary>Work that a test holds in its hand: it waits at a gate, says where it is, and leaves what it is told to.</summary>
internal sealed class SampleWork(SampleWork.Stage stage, Db db) : IJobWork
{
    public static string Kind => "sample_work";

    public async Task<Result<JobOutcome>> RunAsync(JobRun run)
    {
        var now = Interlocked.Increment(ref stage.Running);
        stage.MostAtOnce = Math.Max(stage.MostAtOnce, now);
        try
        {
            stage.Seen.Add((run.Input<string>(), run.Checkpoint, await db.ReadAsync((data, ct) => data.Institutions.CountAsync(ct))));
            run.Report(1, 2);
            Assert.True((await db.WriteAsync<Done>(async work => await run.TryStepAsync(work, "half") ? Done.Yes : JobErrors.LeaseLost)).IsOk);
            stage.Reached.TrySetResult();
            await stage.Gate.Task.WaitAsync(run.Cancellation);
            if (stage.Throws)
                throw new InvalidOperationException("as asked");
            run.Report(2, 2);
            var file = await run.StoreFileAsync("../结果\u0001.txt", "text/plain", new MemoryStream(stage.File));
            return new JobOutcome(new Phrase("job.progress", 2, 2)) { Output = stage.Output, FileId = file.Value };
        }
        finally
        {
            Interlocked.Decrement(ref stage.Running);
        }
    }

    internal sealed class Stage
    {
        public int Running;

        public int MostAtOnce { get; set; }

        public bool Throws { get; set; }

        public byte[] File { get; set; } = [];

        public string[] Output { get; set; } = [];

        public List<(string Input, string? Checkpoint, int Institutions)> Seen { get; } = [];

        public TaskCompletionSource Reached { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Gate { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
