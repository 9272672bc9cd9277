using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Domain.Verification;
using AdminConsole.Features.Practitioners;
using AdminConsole.LiveUpdates;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Features.Practitioners;

public sealed class PractitionerTests
{
    [Theory]
    [DatabaseData("", 2)]
    [DatabaseData("刘", 1)]
    [DatabaseData("刘芳", 1)]
    [DatabaseData("%", 0)]
    [DatabaseData("_", 0)]
    [DatabaseData("110420100000045", 1)]
    [DatabaseData(" １１０４２０１００００００４５ ", 1)]
    [DatabaseData("1104201", 0)]
    [DatabaseData("110420100000046", 0)]
    public async Task PageAsync_NameInPartOrWholeNumber_Finds(DatabaseKind kind, string text, int expected)
    {
        await using var host = await StartAsync(kind);

        var listing = await host.As<PractitionerQueries>(SampleLibrary.DistrictStaff).PageAsync(new PractitionerSearch { Text = text });

        Assert.Equal((expected, expected), (listing.Total, listing.Rows.Count));
        Assert.All(listing.Rows, row => Assert.Contains("*****", row.CertificateMasked, StringComparison.Ordinal));
    }

    [Theory, DatabaseData]
    public async Task PageAsync_OddPages_AreClamped(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var queries = host.As<PractitionerQueries>(SampleLibrary.DistrictStaff);

        Assert.Equal(2, (await queries.PageAsync(new PractitionerSearch { Page = 99, Size = 1 })).Search.Page);
        Assert.Equal(1, (await queries.PageAsync(new PractitionerSearch { Page = -5, Size = 0 })).Search.Page);
    }

    [Theory, DatabaseData]
    public async Task AZ03_WithoutTheRight_NothingIsSeenOrCorrected(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var version = await VersionAsync(host);
        foreach (var who in (AccessScope[])[SampleLibrary.SiteStaff, SampleLibrary.Administrator, SampleLibrary.Person(SampleLibrary.District, Role.SystemAdministrator), AccessScope.None])
        {
            Assert.Equal(0, (await host.As<PractitionerQueries>(who).PageAsync(new PractitionerSearch())).Total);
            Assert.Same(Error.Forbidden, (await host.As<PractitionerService>(who).CorrectAsync(SampleLibrary.MentorId, Input(SampleLibrary.RightName), version)).Error);
        }
    }

    [Theory, DatabaseData]
    public async Task CorrectAsync_Name_TurnsWaitingMarksGreenInTheSameUnit(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        List<ChangeEvent> heard = [];
        using var listener = host.Feed.SubscribeImmediate(heard.Add);

        var result = await host.As<PractitionerService>(SampleLibrary.DistrictStaff).CorrectAsync(SampleLibrary.MentorId, Input(SampleLibrary.RightName), await VersionAsync(host));

        Assert.Equal(4, result.Value);
        Assert.Equal(4, heard.Count(change => change.Kind == ChangeKind.Marks));
        Assert.Single(heard, change => change.Kind == ChangeKind.Practitioner && change.Id == SampleLibrary.MentorId);
        Assert.Equal(4, await host.InspectAsync(data => data.Submissions.CountAsync(row => row.MentorMark == CheckResult.Green)));
        var entry = await host.InspectAsync(data => data.AuditEntries.SingleAsync(row => row.Action == "practitioner.correct"));
        Assert.Equal("登记有误", entry.Reason);
        Assert.DoesNotContain(SampleLibrary.RightName, entry.Changes, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task CorrectAsync_StaleOrUnknown_IsRefused(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var service = host.As<PractitionerService>(SampleLibrary.DistrictStaff);
        var version = await VersionAsync(host);
        await service.CorrectAsync(SampleLibrary.MentorId, Input("陈一"), version);

        Assert.Same(Error.VersionConflict, (await service.CorrectAsync(SampleLibrary.MentorId, Input("陈二"), version)).Error);
        Assert.Same(Error.NotFound, (await service.CorrectAsync(Guid.CreateVersion7(), Input("陈三"), version)).Error);
    }

    [Theory]
    [InlineData("name", "", "1", "110", "机构", "原因")]
    [InlineData("name", "陈\u200B", "1", "110", "机构", "原因")]
    [InlineData("level", "陈", "7", "110", "机构", "原因", "category")]
    [InlineData("category", "陈", "1", "210", "机构", "原因")]
    [InlineData("category", "陈", "1", "999", "机构", "原因")]
    [InlineData("practiceInstitution", "陈", "1", "110", " ", "原因")]
    [InlineData("reason", "陈", "1", "110", "机构", "  ")]
    public void Check_Fault_StandsBesideItsField(string path, string name, string level, string category, string practice, string reason, string? also = null)
    {
        var faults = new CorrectPractitionerInput { Name = name, Level = level, Category = category, PracticeInstitution = practice, Reason = reason }.Check()!.Fields.Keys;

        Assert.Equal(new[] { path, also }.OfType<string>().Order(StringComparer.Ordinal), faults.Order(StringComparer.Ordinal));
    }

    internal static Task<DataHost> StartAsync(DatabaseKind kind) => DataHost.StartAsync(kind, services => services.AddPractitioners());

    private static CorrectPractitionerInput Input(string name) =>
        new() { Name = name, Level = "1", Category = "110", PracticeInstitution = SampleLibrary.Hospital.Name, State = PractitionerState.Registered, Reason = "登记有误" };

    private static Task<Guid> VersionAsync(DataHost host) => host.InspectAsync(data => data.Practitioners.Where(row => row.Id == SampleLibrary.MentorId).Select(row => row.Version).SingleAsync());
}
