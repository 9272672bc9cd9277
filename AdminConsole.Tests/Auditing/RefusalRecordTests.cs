using AdminConsole.Auditing;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Auditing;

[Collection(ApiCollection.Name)]
public sealed class RefusalRecordTests(ApiHosts hosts)
{
    [Theory, DatabaseData]
    public async Task AL01_NotSignedIn_IsOnRecordByThePatternOfTheAddress(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);

        Assert.Equal(401, (await host.Anonymous.GetAnswerAsync("/api/v1/submissions/0190b5c5-0000-7000-8000-000000000001")).Status);

        var entry = await LastAsync(host, "GET /api/v1/submissions/{id:guid}", "unauthorized");
        Assert.Equal(("Address", (Guid?)null), (entry.ObjectType, entry.ActorId));
        Assert.NotNull(entry.ClientAddress);
        Assert.NotNull(entry.TraceId);
    }

    [Theory, DatabaseData]
    public async Task AL01_OutOfScope_IsOnRecordLikeWhatIsNotThere(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var mine = (await host.Client.SubmitAsync(await host.NewFilingAsync())).Body!["id"]!.ToString();

        Assert.Equal(404, (await host.OtherClient.GetAnswerAsync($"/api/v1/submissions/{mine}")).Status);

        var entry = await LastAsync(host, "GET /api/v1/submissions/{id:guid}", Error.NotFound.Code);
        Assert.Equal(("Address", "other"), (entry.ObjectType, entry.ActorName));
    }

    [Theory, DatabaseData]
    public async Task AL01_RefusedByAService_IsOnRecordByItsOperation_OnceAMinuteWithTheCount(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind);

        for (var attempt = 0; attempt < 3; attempt++)
            Assert.Equal(Error.Forbidden, (await RefusedAsync(host)).Error);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await RefusedAsync(host);

        var entries = await host.InspectAsync(data => data.AuditEntries.Where(row => row.Action == RefusalRecord.Action).OrderBy(row => row.Sequence).ToListAsync());
        Assert.Equal([null, "before=2"], entries.Select(row => row.Reason));
        Assert.All(entries, row => Assert.Equal(("Operation", $"{nameof(RefusalRecordTests)}.{nameof(RefusedAsync)}", Error.Forbidden.Code, SampleLibrary.SiteStaff.UserId), (row.ObjectType, row.ObjectId, row.Outcome, row.ActorId)));
    }

    [Fact]
    public void RefusalLimit_ManyCallers_KeepsNoneLongerThanItsMinute()
    {
        var clock = new FakeClock();
        var limit = new RefusalLimit(clock);
        for (var caller = 0; caller < 10_000; caller++)
            Assert.Equal(0, limit.Take($"{caller}", "GET /", "unauthorized"));
        Assert.Null(limit.Take("1", "GET /", "unauthorized"));
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, limit.Take("new", "GET /", "unauthorized"));

        // Forgotten with its count.
        Assert.Equal(0, limit.Take("1", "GET /", "unauthorized"));
    }

    private static Task<Result<Done>> RefusedAsync(DataHost host) => host.As(SampleLibrary.SiteStaff).WriteAsync<Done>(work =>
    {
        work.Audit("institution.lock", nameof(Institution), SampleLibrary.Hospital.Id);
        return Task.FromResult<Result<Done>>(Error.Forbidden);
    });

    private static Task<AuditEntry> LastAsync(ApiHost host, string asked, string outcome) =>
        host.ReadAsync(data => data.AuditEntries.Where(row => row.Action == RefusalRecord.Action && row.ObjectId == asked && row.Outcome == outcome).OrderByDescending(row => row.Sequence).FirstAsync());
}
