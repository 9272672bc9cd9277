using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Facts;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Licences;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.Jobs;
using AdminConsole.LiveUpdates;
using AdminConsole.Tests.Jobs;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static AdminConsole.Tests.Features.Review.ReviewFilings;

namespace AdminConsole.Tests.Data.Facts;

/// <summary>What gives cause to compute the marks of pending filings anew: each writes as any feature does and asks for nothing itself.</summary>
public sealed class MarksRenewalTests
{
    [Theory, DatabaseData]
    public async Task Institution_NamesThatComeGoAndChange_DecideWhereTheMentorPractises(DatabaseKind kind)
    {
        await using var host = await OpenAsync(kind);
        var (filing, other) = (await FileAsync(host, SampleLibrary.Neighbour), await FileAsync(host, SampleLibrary.Neighbour));
        await ChangeAsync(host, other, row => row.Apply(SubmissionAction.Withdraw, SubmissionActor.Candidate));
        await SettleAsync(host);
        Assert.Equal(CheckResult.Amber, await MarkAsync(host, filing, MentorPracticePlaceRule.Code));
        var untouched = await host.InspectAsync(data => data.Submissions.Where(row => row.Id == other).Select(row => row.Version).SingleAsync());

        await WriteAsync(host, async data => Assert.True((await NeighbourAsync(data)).AddName(InstitutionNameKind.Former, SampleLibrary.Hospital.Name, new(2019, 1, 1), new(2020, 6, 30), new(2021, 3, 1)).IsOk));
        Assert.Equal(CheckResult.Green, await RenewedMarkAsync(host, filing, MentorPracticePlaceRule.Code));

        await WriteAsync(host, async data => data.InstitutionNames.RemoveRange(await data.InstitutionNames.Where(row => row.InstitutionId == SampleLibrary.Neighbour.Id && row.ValidFrom != null).ToListAsync()));
        Assert.Equal(CheckResult.Amber, await RenewedMarkAsync(host, filing, MentorPracticePlaceRule.Code));

        await WriteAsync(host, async data => Assert.True((await NeighbourAsync(data)).ChangeIdentity(SampleLibrary.Hospital.Name, "CHS-C").IsOk));
        Assert.Equal(CheckResult.Green, await RenewedMarkAsync(host, filing, MentorPracticePlaceRule.Code));
        Assert.Equal(untouched, await host.InspectAsync(data => data.Submissions.Where(row => row.Id == other).Select(row => row.Version).SingleAsync()));
    }

    [Theory, DatabaseData]
    public async Task Institution_ChangesThatNoRuleReads_AskForNothing(DatabaseKind kind)
    {
        await using var host = await OpenAsync(kind);
        await SettleAsync(host);

        await WriteAsync(host, async data =>
        {
            var node = await NeighbourAsync(data);
            Assert.True(node.EditProfile(node.Code, node.DivisionCode, node.Profile with { Address = "中山大道1号" }).IsOk);
            data.Institutions.Update(node);
        });

        Assert.Empty(await host.InspectAsync(data => data.ReverificationRequests.ToListAsync()));
    }

    [Theory, DatabaseData]
    public async Task Licence_AddedChangedAndRemoved_CoversThePeriodOrNot(DatabaseKind kind)
    {
        await using var host = await OpenAsync(kind);
        await WriteAsync(host, async data => data.Licences.RemoveRange(await data.Licences.ToListAsync()));
        var filing = await FileAsync(host, SampleLibrary.Hospital);
        await SettleAsync(host);
        Assert.Equal(CheckResult.Green, await MarkAsync(host, filing, LicenceCoverRule.Code));

        var licence = LicenceOf(SampleLibrary.Hospital, new LicenceDetails { Name = "医院", RegistrationNumber = "1", Subjects = "03", ValidFrom = new(2018, 1, 1), ValidTo = new(2020, 12, 31) });
        await WriteAsync(host, data => Task.FromResult(data.Licences.Add(licence)));
        Assert.Equal(CheckResult.Amber, await RenewedMarkAsync(host, filing, LicenceCoverRule.Code));

        await WriteAsync(host, async data =>
        {
            var row = await data.Licences.SingleAsync();
            row.Change(row.Details with { ValidTo = null });
        });
        Assert.Equal(CheckResult.Green, await RenewedMarkAsync(host, filing, LicenceCoverRule.Code));

        await WriteAsync(host, async data =>
        {
            var row = await data.Licences.SingleAsync();
            row.Change(row.Details with { Subjects = "04" });
        });
        Assert.Equal(CheckResult.Amber, await RenewedMarkAsync(host, filing, LicenceCoverRule.Code));

        await WriteAsync(host, async data => data.Licences.RemoveRange(await data.Licences.ToListAsync()));
        Assert.Equal(CheckResult.Green, await RenewedMarkAsync(host, filing, LicenceCoverRule.Code));
    }

    [Theory, DatabaseData]
    public async Task Season_SettingThatRulesRead_RenewsItsFilings(DatabaseKind kind)
    {
        await using var host = await OpenAsync(kind);
        var filing = await FileAsync(host, SampleLibrary.Hospital, periods: [Period(SampleLibrary.Hospital, 14) with { End = new(2021, 8, 31), Start = new(2020, 9, 1) }]);
        await SettleAsync(host);

        await WriteAsync(host, async data => (await data.Seasons.SingleAsync()).Name = "另一名称");
        Assert.Empty(await host.InspectAsync(data => data.ReverificationRequests.ToListAsync()));

        var before = await ReportAsync(host, filing);
        await WriteAsync(host, async data => (await data.Seasons.SingleAsync()).CutOff = new(2021, 7, 31));
        await RenewAsync(host);
        Assert.Equal(new Phrase("check.duration_needs", new DateOnly(2021, 8, 31), 12), Duration(before).Needs);
        Assert.Equal(new Phrase("check.duration_needs_late", new DateOnly(2021, 8, 31), 12, new DateOnly(2021, 7, 31)), Duration(await ReportAsync(host, filing)).Needs);

        await WriteAsync(host, async data => (await data.Seasons.SingleAsync()).PracticeYears = new PracticeYears { College = 4 });
        Assert.Equal(ReverificationCause.Season, Assert.Single(await host.InspectAsync(data => data.ReverificationRequests.ToListAsync())).Cause);

        static Check Duration(VerificationReport report) => Assert.Single(report.Checks, check => check.Code == DurationTotalRule.Code);
    }

    /// <summary>A registry that holds nobody cannot be asked: unknown, never red, and green again once it is there.</summary>
    [Theory, DatabaseData]
    public async Task Registry_EmptyOrBackAgain_IsUnknownNeverRed(DatabaseKind kind)
    {
        await using var host = await OpenAsync(kind);
        var filing = await FileAsync(host, SampleLibrary.Hospital);
        await SettleAsync(host);
        List<ChangeEvent> heard = [];
        using var listener = host.Feed.SubscribeImmediate(heard.Add);

        await ReplaceAsync(host, version: 1, gone: true);
        Assert.Equal(CheckResult.Unknown, await RenewedMarkAsync(host, filing, MentorMatchRule.Code));
        Assert.Contains(heard, change => change.Kind == ChangeKind.Marks && change.Id == filing);

        await ReplaceAsync(host, version: 2, gone: false);
        Assert.Equal(CheckResult.Green, await RenewedMarkAsync(host, filing, MentorMatchRule.Code));
    }

    /// <summary>2021-03-01 in Shanghai is when twelve months from 2020-03-02 are one day short; midnight fills them.</summary>
    [Theory, DatabaseData]
    public async Task Midnight_InShanghai_RenewsExactlyThoseThatTheDayChanges(DatabaseKind kind)
    {
        await using var host = await OpenAsync(kind);
        host.Clock.Set(new DateTimeOffset(2021, 2, 28, 15, 59, 0, TimeSpan.Zero));
        var going = await FileAsync(host, SampleLibrary.Hospital, periods: [Period(SampleLibrary.Hospital, 14) with { Start = new(2020, 3, 2), End = new(2021, 8, 31) }]);
        var over = await FileAsync(host, SampleLibrary.Hospital);
        await SettleAsync(host);
        Assert.Equal(CheckResult.Red, await MarkAsync(host, going, DurationTotalRule.Code));
        var (before, still) = (await VersionAsync(host, going), await VersionAsync(host, over));

        Assert.Equal(0, await host.Services.GetRequiredService<MarksRenewal>().RunAsync(everything: false, CancellationToken.None));
        host.Clock.Set(new DateTimeOffset(2021, 2, 28, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, await host.Services.GetRequiredService<MarksRenewal>().RunAsync(everything: false, CancellationToken.None));

        Assert.Equal(CheckResult.Green, await MarkAsync(host, going, DurationTotalRule.Code));
        Assert.NotEqual(before, await VersionAsync(host, going));
        Assert.Equal(still, await VersionAsync(host, over));
    }

    /// <summary>What another node holds is left to it; once it has let go, or died, the next look does it.</summary>
    [Theory, DatabaseData]
    public async Task OP09_Renewal_WaitsForTheNodeThatIsAtIt(DatabaseKind kind)
    {
        await using var host = await OpenAsync(kind, services => services.AddJobs());
        var filing = await FileAsync(host, SampleLibrary.Hospital);
        await SettleAsync(host);
        var leases = host.Services.GetRequiredService<LeaseService>();
        var other = await leases.TryTakeAsync(MarksRenewalLoop.LeaseName);
        var held = await LeaseEndAsync(host);
        await ReplaceAsync(host, version: 1, gone: true);

        await using (var node = await host.StartNodeAsync())
        {
            // By then this node has looked more than once.
            await host.PassesUntilAsync(async () => await LeaseEndAsync(host) > held + LeaseService.Life, "the other node's lease is renewed");
            Assert.Equal(CheckResult.Green, await MarkAsync(host, filing, MentorMatchRule.Code));

            await other!.DisposeAsync();
            await host.PassesUntilAsync(async () => await MarkAsync(host, filing, MentorMatchRule.Code) == CheckResult.Unknown, "this node renews the marks");
            await host.PassesUntilAsync(async () => !await host.InspectAsync(data => data.ReverificationRequests.AnyAsync()), "nothing is left to do");
        }
    }

    private static async Task<DataHost> OpenAsync(DatabaseKind kind, Action<IServiceCollection>? add = null)
    {
        var host = await DataHost.StartAsync(kind, services =>
        {
            services.AddScoped<AdminConsole.Features.Review.ReviewDetailQueries>();
            add?.Invoke(services);
        });
        await ClearAsync(host);
        return host;
    }

    private static async Task SettleAsync(DataHost host)
    {
        await RenewAsync(host);
        Assert.Empty(await host.InspectAsync(data => data.ReverificationRequests.ToListAsync()));
    }

    private static Task<int> RenewAsync(DataHost host) => host.Services.GetRequiredService<MarksRenewal>().RunAsync(everything: true, CancellationToken.None);

    private static async Task<CheckResult> RenewedMarkAsync(DataHost host, Guid id, string code)
    {
        Assert.Equal(1, await RenewAsync(host));
        return await MarkAsync(host, id, code);
    }

    private static async Task<CheckResult> MarkAsync(DataHost host, Guid id, string code) => (await ReportAsync(host, id)).WorstOf(code);

    private static Task<VerificationReport> ReportAsync(DataHost host, Guid id) => host.InspectAsync(data => data.Submissions.Where(row => row.Id == id).Select(row => row.Report).SingleAsync());

    private static Task<Guid> VersionAsync(DataHost host, Guid id) => host.InspectAsync(data => data.Submissions.Where(row => row.Id == id).Select(row => row.Version).SingleAsync());

    private static Task<DateTime> LeaseEndAsync(DataHost host) => host.InspectAsync(data => data.Leases.Where(row => row.Name == MarksRenewalLoop.LeaseName).Select(row => row.Until).SingleAsync());

    private static Task<Institution> NeighbourAsync(AppDbContext data) => data.Institutions.Include(row => row.OtherNames).SingleAsync(row => row.Id == SampleLibrary.Neighbour.Id);

    private static async Task WriteAsync(DataHost host, Func<AppDbContext, Task> change)
    {
        var result = await host.As(SampleLibrary.DistrictStaff).WriteAsync<Done>(async work =>
        {
            await change(work.Data);
            work.Audit("demonstration.seed", "Database", "sample");
            return Done.Yes;
        });
        Assert.True(result.IsOk);
    }

    /// <summary>A version of the registry that ends every entry, or brings them back.</summary>
    private static async Task ReplaceAsync(DataHost host, int version, bool gone)
    {
        var result = await host.As(SampleLibrary.DistrictStaff).WriteAsync<Done>(async work =>
        {
            work.Data.RegistryVersions.Add(new RegistryVersion { Number = version, Source = "名单.xlsx", MadeBy = "考区", MadeAt = work.Now, PublishedAt = work.Now });
            if (gone)
            {
                await work.Data.PractitionerHistory.ExecuteUpdateAsync(set => set.SetProperty(row => row.ToVersion, version));
            }
            else
            {
                foreach (var row in await work.Data.PractitionerHistory.AsNoTracking().ToListAsync())
                    work.Data.Practitioners.Add(Again(row, version));
            }

            work.Audit("practitioner.import", nameof(RegistryVersion), version);
            Reverification.OfEverything(work);
            return Done.Yes;
        });
        Assert.True(result.IsOk);
    }

    private static Practitioner Again(Practitioner row, int version) => new()
    {
        Id = row.Id,
        FromVersion = version,
        CertificateIndex = row.CertificateIndex,
        CertificateSealed = row.CertificateSealed,
        CertificateMasked = row.CertificateMasked,
        Name = row.Name,
        Level = row.Level,
        Category = row.Category,
        PracticeInstitution = row.PracticeInstitution,
        State = row.State,
    };

    private static Licence LicenceOf(Institution node, LicenceDetails details)
    {
        var owner = Ancestry.Of(node);
        var licence = new Licence { Id = Guid.CreateVersion7(), DistrictId = owner.DistrictId, SiteId = owner.SiteId, PointId = owner.PointId, InstitutionId = owner.InstitutionId, CreatedAt = new DateTime(2021, 3, 1, 0, 0, 0, DateTimeKind.Utc) };
        licence.Change(details);
        licence.Use();
        return licence;
    }
}
