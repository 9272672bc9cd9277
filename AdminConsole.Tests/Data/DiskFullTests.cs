using System.Diagnostics;
using System.Net;
using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Data;

public sealed class DiskFullTests
{
    [Fact]
    public async Task DU05_DiskAlmostFull_RefusesChanges_AndTakesTheRecordsEntries()
    {
        var free = long.MaxValue;
        await using var host = await DataHost.StartAsync(DatabaseKind.Sqlite, services => services.AddSingleton(new DiskSpace(() => (free, long.MaxValue))));
        var person = SampleLibrary.DistrictStaff;

        free = 1;
        var refused = await ChangeAsync(host, person);
        var viewed = await host.As(person).WriteAsync<Done>(work =>
        {
            work.Audit("submission.view", "Submission", Guid.Empty);
            return Task.FromResult<Result<Done>>(Done.Yes);
        });
        var own = await ChangeAsync(host, AccessScope.System);
        free = long.MaxValue;

        Assert.Equal("storage_unavailable", refused.Error?.Code);
        Assert.True(viewed.IsOk);
        Assert.True(own.IsOk);
        Assert.True((await ChangeAsync(host, person)).IsOk);
    }

    /// <summary>On a disk of 64 MB that somebody else fills (needs the right to mount one).</summary>
    [Fact]
    [Trait("Category", "Drill")]
    public async Task DU05_DiskFull_RefusesFilings_LetsPeopleSignIn_AndRecoversWithoutRestart()
    {
        using var folder = new TempFolder();
        if (await RunAsync("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder.Path) != 0)
            return;
        try
        {
            await using var server = await FilingClients.StartAsync(folder.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["Storage:ReserveMegabytes"] = "8" });
            using var http = await FilingClients.ClientAsync(server.BaseAddress);
            var filings = await FilingClients.PrepareAsync(http, 3);
            Assert.Equal(201, (await http.SubmitAsync(filings[0].Body, filings[0].Key)).Status);

            var filler = folder.File("somebody-elses");
            await using (var file = File.Create(filler))
            {
                try
                {
                    while (true)
                        await file.WriteAsync(new byte[64 * 1024]);
                }
                catch (IOException)
                {
                    // Full.
                }
            }

            (await http.SubmitAsync(filings[1].Body, filings[1].Key)).IsRefused(503, "storage_unavailable");
            using (var person = new Visitor(server.BaseAddress))
            using (var page = await person.GetAsync("/sign-in"))
                Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            using (var health = await http.GetAsync("/health/ready"))
                Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);

            // A little room is enough for people to sign in and read.
            var (code, said) = await ServerProcess.CommandAsync(folder.Path, "release-reserve");
            Assert.True(code == 0, said);
            using (var person = await Visitor.SignedInAsync(server.BaseAddress, "reviewer"))
            using (var queue = await person.GetAsync("/review"))
                Assert.Equal(HttpStatusCode.OK, queue.StatusCode);
            (await http.SubmitAsync(filings[1].Body, filings[1].Key)).IsRefused(503, "storage_unavailable");

            File.Delete(filler);
            Assert.Equal(201, (await http.SubmitAsync(filings[1].Body, filings[1].Key)).Status);
            Assert.Equal(201, (await http.SubmitAsync(filings[2].Body, filings[2].Key)).Status);
            var (verified, verdict) = await ServerProcess.CommandAsync(folder.Path, "verify-audit");
            Assert.True(verified == 0, verdict);
        }
        finally
        {
            Assert.Equal(0, await RunAsync("umount", folder.Path));
        }
    }

    private static Task<Result<Done>> ChangeAsync(DataHost host, AccessScope person) => host.As(person).WriteAsync<Done>(async work =>
    {
        var season = await work.Data.Seasons.OrderBy(row => row.Id).FirstAsync(work.Cancellation);
        season.SlotProfile = season.SlotProfile == "hubei" ? "hunan-2021-registration" : "hubei";
        work.Audit("season.edit", "Season", season.Id);
        return Done.Yes;
    });

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
