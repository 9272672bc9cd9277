using System.Globalization;
using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Configuration;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Excel;
using AdminConsole.Features.Audit;
using AdminConsole.Imports;
using AdminConsole.Jobs;
using AdminConsole.Resources;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.Jobs;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Audit;

public sealed class AuditJobsTests
{
    [Theory, DatabaseData]
    public async Task XL05_Export_HasTheEntriesOfItsFilter_AndIsOnRecord(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var auditor = await host.PersonAsync(SampleLibrary.District, Role.AuditAdministrator);
        var filter = AuditFilter.Default(ShanghaiTime.Today(host.Clock)) with { Object = "user" };
        var shown = await host.As<AuditQueries>(auditor).PageAsync(filter);
        await using var node = await host.StartNodeAsync();

        var job = await RunAsync(host, auditor, AuditExportJob.Kind, filter);

        Assert.Equal((JobState.Done, new Phrase("audit.exported", shown.Rows.Count)), (job.State, job.Outcome));
        var rows = await host.RowsAsync(auditor, job);
        Assert.Equal(shown.Rows.Select(row => row.Sequence.ToString(CultureInfo.InvariantCulture)), rows.Skip(3).Select(row => row[0]));
        var entry = await host.InspectAsync(data => data.AuditEntries.SingleAsync(row => row.Action == "audit.export"));
        Assert.StartsWith($"rows={shown.Rows.Count}; sha256=", entry.Reason, StringComparison.Ordinal);
        Assert.EndsWith($"filter={filter.ToQuery()}", entry.Reason, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task AL05_Supervisor_NeitherExportsNorVerifies(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var staff = await host.PersonAsync(SampleLibrary.Wuhan, Role.SiteStaff);
        await using var node = await host.StartNodeAsync();

        var export = await RunAsync(host, staff, AuditExportJob.Kind, AuditFilter.Default(ShanghaiTime.Today(host.Clock)));
        var verification = await RunAsync(host, staff, AuditVerificationJob.Kind, Done.Yes);

        Assert.Equal((JobState.Failed, Error.Forbidden.Phrase), (export.State, export.Outcome));
        Assert.Equal((JobState.Failed, Error.Forbidden.Phrase), (verification.State, verification.Outcome));
    }

    [Theory, DatabaseData]
    public async Task AL04_Verification_SaysWhatItFound_AndPutsItOnRecord(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var auditor = await host.PersonAsync(SampleLibrary.District, Role.AuditAdministrator);
        await using var node = await host.StartNodeAsync();

        var whole = await RunAsync(host, auditor, AuditVerificationJob.Kind, Done.Yes);
        await host.LetTheRecordBeChangedAsync();
        await host.InspectAsync(data => data.Database.ExecuteSqlRawAsync("""UPDATE "AuditEntries" SET "ActorName" = 'x' WHERE "Sequence" = 1"""));
        var damaged = await RunAsync(host, auditor, AuditVerificationJob.Kind, Done.Yes);

        Assert.Equal((JobState.Done, "audit.whole"), (whole.State, whole.Outcome?.Key));
        Assert.Equal((JobState.Done, new Phrase("audit.fault_changed", "1")), (damaged.State, damaged.Outcome));
        Assert.Equal(["ok", "changed"], await host.InspectAsync(data => data.AuditEntries.Where(row => row.Action == "audit.verify").OrderBy(row => row.Sequence).Select(row => row.Outcome).ToListAsync()));
    }

    private static Task<DataHost> StartAsync(DatabaseKind kind) => JobHost.StartAsync(kind, services => services.AddAuditing().AddAudit().AddExcel().AddScoped(_ => Strings.Chinese));

    private static async Task<Job> RunAsync<T>(DataHost host, AccessScope person, string kind, T input)
    {
        var id = (await host.CircuitOf(person).GetRequiredService<JobService>().RequestAsync(kind, "审计", input)).Value;
        await host.PassesUntilAsync(async () => (await host.JobAsync(id)).HasEnded, "the job has ended");
        return await host.JobAsync(id);
    }
}
