using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Backups;
using AdminConsole.Data;
using AdminConsole.Domain.Registrations;
using AdminConsole.Jobs;
using AdminConsole.Retention;
using AdminConsole.Scans;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Retention;

public sealed class PurgeTests
{
    [Theory, DatabaseData]
    public async Task PD06_Purge_RemovesRejectedRegistrationsPastTheirRetention_AndKeepsWhatIsDecidedOtherwise(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services =>
        {
            services.AddJobs();
            services.AddCodes();
            services.AddAuditing();
            services.AddBackups();
            services.AddScans(provider => provider.GetRequiredService<DataDirectory>().Scans);
            services.AddRetention();
        });
        var (old, young) = await RejectTwoAsync(host);
        var before = await CountsAsync(host);

        var said = new StringWriter();
        Assert.Equal(0, await host.As<PurgeCommand>(AccessScope.System).RunAsync([], said, CancellationToken.None));

        Assert.Contains("Rejected registrations removed: 1", said.ToString(), StringComparison.Ordinal);
        Assert.False(await host.InspectAsync(data => data.Registrations.AnyAsync(row => row.Id == old)));
        Assert.False(await host.InspectAsync(data => data.Scans.AnyAsync(row => row.ParentId == old)));
        Assert.True(await host.InspectAsync(data => data.Registrations.AnyAsync(row => row.Id == young)));
        Assert.Equal(before, await CountsAsync(host));
        Assert.Equal(old.ToString(), await host.InspectAsync(data => data.AuditEntries.Where(row => row.Action == "registration.purge").Select(row => row.ObjectId).SingleAsync()));
    }

    /// <summary>One that was rejected long ago, with a scan, and one that was just now.</summary>
    private static async Task<(Guid Old, Guid Young)> RejectTwoAsync(DataHost host)
    {
        var written = await host.As(AccessScope.System).WriteAsync<(Guid, Guid)>(async work =>
        {
            var rows = await work.Data.Registrations.Where(row => row.State == RegistrationState.Pending).OrderBy(row => row.Id).Take(2).ToListAsync(work.Cancellation);
            Assert.True(rows[0].Reject("赵", work.Now.AddDays(-366), "重复").IsOk);
            Assert.True(rows[1].Reject("赵", work.Now, "重复").IsOk);
            var scan = await work.Data.Scans.FirstAsync(work.Cancellation);
            scan.ParentId = rows[0].Id;
            work.Audit("registration.reject", nameof(Registration), rows[0].Id);
            return (rows[0].Id, rows[1].Id);
        });
        Assert.True(written.IsOk);
        return written.Value;
    }

    private static Task<(int, int, int)> CountsAsync(DataHost host) =>
        host.InspectAsync(async data => (await data.Submissions.CountAsync(), await data.Decisions.CountAsync(), await data.ReportLists.CountAsync()));
}
