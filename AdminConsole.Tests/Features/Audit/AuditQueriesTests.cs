using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Components.Controls;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Features.Audit;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Audit;

public sealed class AuditQueriesTests
{
    private static readonly AccessScope Auditor = SampleLibrary.Person(SampleLibrary.District, Role.AuditAdministrator);

    [Theory, DatabaseData]
    public async Task AL05_AuditAdministrator_ReadsEverything_AndReadingIsOnRecord(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await ActAsync(host, SampleLibrary.SiteStaff, "因为");

        var listing = await ReadAsync(host, Auditor, Filter(host));

        var row = listing.Rows.Single(row => row.Action == "institution.lock");
        Assert.Equal((SampleLibrary.SiteStaff.DisplayName, SampleLibrary.Wuhan.Name, "因为"), (row.ActorName, row.NodeName, row.Content!.Reason));
        Assert.Contains(row.Content.Changes, change => change is { Field: nameof(Institution.LockNote), Before: null, After: "因为" });
        var read = await host.InspectAsync(data => data.AuditEntries.SingleAsync(entry => entry.Action == "audit.view"));
        Assert.Equal((Auditor.UserId, Filter(host).ToQuery()), (read.ActorId, read.Reason));
    }

    [Theory, DatabaseData]
    public async Task AL05_Supervisors_SeeThatItHappenedInTheirSubtree_ButNotWhatWasWritten(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await ActAsync(host, SampleLibrary.SiteStaff, "因为");

        var own = Assert.Single((await ReadAsync(host, SampleLibrary.SiteStaff, Filter(host) with { Object = "institution" })).Rows);
        var elsewhere = await ReadAsync(host, SampleLibrary.Person(SampleLibrary.Yichang, Role.SiteStaff), Filter(host) with { Object = "institution" });

        Assert.Equal("institution.lock", own.Action);
        Assert.Null(own.Content);
        Assert.Empty(elsewhere.Rows);
    }

    [Theory]
    [DatabaseData(Role.InstitutionAdministrator)]
    [DatabaseData(Role.InstitutionReviewer)]
    [DatabaseData(Role.SystemAdministrator)]
    [DatabaseData(Role.SecurityAdministrator)]
    public async Task AL05_NobodyElse_Reads(DatabaseKind kind, Role role)
    {
        await using var host = await StartAsync(kind);
        await ActAsync(host, SampleLibrary.SiteStaff, null);
        var node = role is Role.SystemAdministrator or Role.SecurityAdministrator ? SampleLibrary.District : SampleLibrary.Hospital;

        Assert.Equal(Error.Forbidden, (await host.As<AuditService>(SampleLibrary.Person(node, role)).ReadAsync(Filter(host))).Error);
        Assert.Empty((await host.As<AuditQueries>(SampleLibrary.Person(node, role)).PageAsync(Filter(host))).Rows);
    }

    [Theory, DatabaseData]
    public async Task Page_EachCondition_NarrowsToWhatItSays(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var neighbour = SampleLibrary.Person(SampleLibrary.Qiaokou, Role.PointStaff);
        await ActAsync(host, SampleLibrary.SiteStaff, "一");
        await ActAsync(host, neighbour, "二");
        await host.As<AuditService>(SampleLibrary.Person(SampleLibrary.Hospital, Role.InstitutionReviewer)).ReadAsync(Filter(host));
        var whole = Filter(host);

        Assert.Equal(["institution.lock", "institution.lock"], await ActsAsync(whole with { Object = "institution" }));
        Assert.Equal([RefusalRecord.Action], await ActsAsync(whole with { Done = false }));
        Assert.Equal(["institution.lock"], await ActsAsync(whole with { Actor = neighbour.UserId }));
        Assert.Equal(["institution.lock"], await ActsAsync(whole with { Node = SampleLibrary.Wuhan.Id }));
        Assert.Equal(2, (await ActsAsync(whole with { Thing = SampleLibrary.Hospital.Id, Object = "institution" })).Count);
        Assert.Empty(await ActsAsync(whole with { Thing = Guid.CreateVersion7() }));
        var keyword = host.Services.GetRequiredService<SearchKeywords>().Keep(Auditor.UserId!.Value, neighbour.DisplayName);
        Assert.All(await RowsAsync(whole with { Keyword = keyword }), row => Assert.StartsWith(neighbour.DisplayName, row.ActorName, StringComparison.Ordinal));
        Assert.Empty(await ActsAsync(whole with { Keyword = Guid.CreateVersion7() }));
        Assert.Empty(await ActsAsync(whole with { From = whole.From.AddDays(-30), To = whole.From.AddDays(-1) }));

        async Task<IReadOnlyList<AuditRow>> RowsAsync(AuditFilter filter) => (await host.As<AuditQueries>(Auditor).PageAsync(filter)).Rows;

        async Task<List<string>> ActsAsync(AuditFilter filter) => [.. (await RowsAsync(filter)).Select(row => row.Action)];
    }

    [Theory, DatabaseData]
    public async Task Page_Older_GoesOnWithoutGapOrRepeat_AndTheExportHasTheSame(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        for (var index = 0; index < AuditQueries.PageSize + 10; index++)
            await ActAsync(host, SampleLibrary.SiteStaff, $"{index}");
        var queries = host.As<AuditQueries>(Auditor);
        var filter = Filter(host) with { Object = "institution" };

        var first = await queries.PageAsync(filter);
        var second = await queries.PageAsync(filter with { Before = first.Older });

        Assert.Equal((AuditQueries.PageSize, 10, (long?)null), (first.Rows.Count, second.Rows.Count, second.Older));
        long[] pages = [.. first.Rows.Concat(second.Rows).Select(row => row.Sequence)];
        Assert.Equal(pages.Order().Reverse(), pages);
        List<long> exported = [];
        await foreach (var row in queries.AllAsync(filter, 1_000, default))
            exported.Add(row.Sequence);
        Assert.Equal(pages, exported);
    }

    /// <summary>The record knows no act that nobody could read: a unit that brings one fails (AL-01).</summary>
    [Theory, DatabaseData]
    public async Task AL01_UnknownAct_CannotBeWrittenDown(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.As(SampleLibrary.SiteStaff).WriteAsync<Done>(work =>
        {
            work.Audit("institution.paint", nameof(Institution), SampleLibrary.Hospital.Id);
            return Task.FromResult<Result<Done>>(Done.Yes);
        }));
    }

    [Fact]
    public void AL01_EveryAct_AndEveryObject_HasItsWords()
    {
        foreach (var s in (AdminConsole.Resources.Strings[])[AdminConsole.Resources.Strings.Chinese, AdminConsole.Resources.Strings.Chinese.In(new("en"))])
        {
            Assert.All(AuditActions.All, action => Assert.NotEmpty(s[$"audit.{action}"]));
            Assert.All(AuditActions.Objects, name => Assert.NotEmpty(s[$"audit.object_{name}"]));
        }
    }

    private static Task<DataHost> StartAsync(DatabaseKind kind) => DataHost.StartAsync(kind, services =>
    {
        services.AddSingleton<SearchKeywords>();
        services.AddScoped<AuditQueries>();
        services.AddScoped<AuditService>();
    });

    private static AuditFilter Filter(DataHost host) => AuditFilter.Default(ShanghaiTime.Today(host.Clock));

    private static async Task<AuditListing> ReadAsync(DataHost host, AccessScope person, AuditFilter filter)
    {
        var result = await host.As<AuditService>(person).ReadAsync(filter);
        Assert.True(result.IsOk);
        return result.Value;
    }

    private static async Task ActAsync(DataHost host, AccessScope person, string? note)
    {
        var result = await host.As(person).WriteAsync<Done>(async work =>
        {
            var row = await work.Data.Institutions.SingleAsync(node => node.Id == SampleLibrary.Hospital.Id);
            if (row.IsLocked)
                row.Unlock();
            work.Audit("institution.lock", nameof(Institution), row.Id, note);
            return row.Lock(work.Scope.DisplayName, work.Now, note);
        });
        Assert.True(result.IsOk);
    }
}
