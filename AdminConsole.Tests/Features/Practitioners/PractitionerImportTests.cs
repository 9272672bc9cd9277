using System.Collections.Concurrent;
using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Domain.Verification;
using AdminConsole.Excel;
using AdminConsole.Features.Practitioners;
using AdminConsole.Imports;
using AdminConsole.Jobs;
using AdminConsole.LiveUpdates;
using AdminConsole.Resources;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.Jobs;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Practitioners;

public sealed class PractitionerImportTests
{
    private static readonly string[] Head = ["执业证书编号", "姓名", "级别", "类别", "执业范围", "执业机构", "注册状态", "状态日期", "有效期起", "有效期止"];

    [Theory, DatabaseData]
    public async Task XL03_Import_IsPreviewedAndInForceForEverybodyOnlyOnceApplied(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.District, Role.DistrictStaff);
        await using var node = await host.StartNodeAsync();
        ConcurrentQueue<ChangeEvent> heard = [];
        using var subscription = host.Feed.SubscribeImmediate(heard.Enqueue);

        var (job, preview) = await ImportAsync(host, person, complete: true, Line(SampleLibrary.MentorNumber, SampleLibrary.RightName), Line("110420100000099", "王新"));

        Assert.Equal((JobState.Done, 2, 1, 1, 0, 1), (job.State, preview.Rows, preview.Added, preview.Changed, preview.Unchanged, preview.Missing));
        Assert.DoesNotContain("110420100000099", preview.First.Select(row => row.CertificateMasked));
        Assert.Equal([SampleLibrary.WrongName, "刘芳"], await NamesAsync(host));
        Assert.Same(PractitionerErrors.DraftPending, (await CorrectAsync(host, "陈某")).Error);

        Assert.True((await host.As<PractitionerDraftService>(person).PublishAsync(preview.Version!.Value)).IsOk);

        Assert.Equal([SampleLibrary.RightName, "王新"], await NamesAsync(host));
        Assert.Contains(heard, change => change.Kind == ChangeKind.Practitioner);

        // Each filing names two mentors: the one whose name was put right turns green, the one whom the file no longer names turns red.
        await host.PassesUntilAsync(
            async () => (await host.InspectAsync(data => data.Submissions.Select(row => row.Report).ToListAsync()))
                .All(report => report.Checks.Where(check => check.Code == MentorMatchRule.Code).Select(check => check.Result).SequenceEqual([CheckResult.Green, CheckResult.Red])),
            "the waiting filings' marks follow");

        // Told after the commit, so a moment after the rows can be read.
        await Eventually.TrueAsync(() => heard.Where(change => change.Kind == ChangeKind.Marks).Select(change => change.Id).Distinct().Count() == SampleLibrary.Institutions.Count(), "every node hears of its marks");
        var mentor = await host.InspectAsync(data => data.Practitioners.SingleAsync(row => row.Id == SampleLibrary.MentorId));
        Assert.Equal(("内科专业", new DateOnly(2020, 1, 2), "甲医院", "乙医院"), (mentor.PracticeScope, mentor.ValidFrom, mentor.PracticeInstitution, Assert.Single(mentor.OtherInstitutions)));
        Assert.Equal(2, await host.InspectAsync(data => data.PractitionerHistory.CountAsync(row => row.Id == SampleLibrary.MentorId)));
        Assert.Equal(1, await host.InspectAsync(data => data.AuditEntries.CountAsync(row => row.Action == "practitioner.import")));
        Assert.Same(PractitionerErrors.DraftGone, (await host.As<PractitionerDraftService>(person).PublishAsync(preview.Version!.Value)).Error);
    }

    /// <summary>A version that takes somebody out and one that brings them back both stand in the history; a draft does not.</summary>
    [Theory, DatabaseData]
    public async Task HistoryAsync_ImportsAndCorrections_SaysWhatEachChanged(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.District, Role.DistrictStaff);
        await using var node = await host.StartNodeAsync();
        Assert.True((await CorrectAsync(host, "陈某")).IsOk);
        foreach (var number in (string[])["110420100000099", SampleLibrary.MentorNumber])
            Assert.True((await host.As<PractitionerDraftService>(person).PublishAsync((await ImportAsync(host, person, complete: true, Line(number, "王新"))).Preview.Version!.Value)).IsOk);
        await ImportAsync(host, person, complete: true, Line(SampleLibrary.MentorNumber, "王新二"));

        var history = (await host.As<PractitionerQueries>(person).HistoryAsync(SampleLibrary.MentorId))!;

        Assert.Equal(["王新", "陈某", SampleLibrary.WrongName], history.Past.Select(change => change.Row?.Name).OfType<string>());
        Assert.Equal([3, 2, 1, null], history.Past.Select(change => change.Made?.Number));
        Assert.Equal("王新", history.Current!.Name);
        Assert.Equal((null, "陈某"), (history.Past[1].Row, history.Past[1].Before!.Name));
        Assert.Equal((null, SampleLibrary.WrongName), (history.Past[0].Before, history.Past[2].Before!.Name));
        Assert.Null(await host.As<PractitionerQueries>(SampleLibrary.SiteStaff).HistoryAsync(SampleLibrary.MentorId));
        Assert.Null(await host.As<PractitionerQueries>(person).HistoryAsync(Guid.CreateVersion7()));
    }

    [Theory, DatabaseData]
    public async Task XL05_Export_HoldsExactlyWhatWasSearchedMaskedAndOnRecord(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.District, Role.DistrictStaff);
        await using var node = await host.StartNodeAsync();

        var job = await ExportAsync(host, person, new PractitionerSearch { Text = "刘" });

        var rows = await host.RowsAsync(person, job);
        Assert.Equal(["刘芳", "11*********0308"], rows[^1][..2]);
        Assert.Equal(4, rows.Count);
        Assert.DoesNotContain(rows, row => row.Contains("110420500000308"));
        var entry = await host.InspectAsync(data => data.AuditEntries.SingleAsync(row => row.Action == "practitioner.export"));
        Assert.Contains("rows=1; sha256=", entry.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("刘", entry.Reason, StringComparison.Ordinal);
        Assert.Equal(3, (await host.RowsAsync(person, await ExportAsync(host, person, new PractitionerSearch { State = PractitionerState.Cancelled }))).Count);
    }

    [Theory, DatabaseData]
    public async Task XL03_SameFileTwice_ChangesNothing(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.District, Role.DistrictStaff);
        await using var node = await host.StartNodeAsync();
        string[][] lines = [Line(SampleLibrary.MentorNumber, SampleLibrary.RightName), Line("110420100000099", "王新")];
        var first = await ImportAsync(host, person, complete: false, lines);
        await host.As<PractitionerDraftService>(person).PublishAsync(first.Preview.Version!.Value);
        var before = await host.InspectAsync(data => data.PractitionerHistory.CountAsync());

        var (job, preview) = await ImportAsync(host, person, complete: false, lines);

        Assert.Equal((JobState.Done, new Phrase("practitioner.import_same", 2), null, 2), (job.State, job.Outcome, preview.Version, preview.Unchanged));
        Assert.Equal(before, await host.InspectAsync(data => data.PractitionerHistory.CountAsync()));
        Assert.Equal(1, await host.InspectAsync(data => data.RegistryVersions.CountAsync()));
        Assert.Equal(3, (await NamesAsync(host)).Length);
    }

    [Theory, DatabaseData]
    public async Task XL03_Faults_AreAllNamedAndNothingIsWritten(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.District, Role.DistrictStaff);
        await using var node = await host.StartNodeAsync();

        var (job, preview) = await ImportAsync(
            host, person, complete: false,
            Line("110420100000099", "王新"), Line("110420100000099", "王重"), ["12*", "陈\u200B", "9", "210", "", "甲", "在岗", "去年", "2021-01-02", "2021-01-01"]);

        Assert.Equal((null, 7), (preview.Version, preview.FaultCount));
        Assert.Equal(
            new[] { "5 执业证书编号", "6 执业证书编号", "6 级别", "6 姓名", "6 注册状态", "6 状态日期", "6 有效期止" }.Order(StringComparer.Ordinal),
            preview.Faults.Select(fault => $"{fault.Row} {fault.Column}").Order(StringComparer.Ordinal));
        Assert.Equal("编号在文件中重复", preview.Faults[0].Reason);
        Assert.True((await host.As<JobService>(person).FetchAsync(job.Id)).IsOk);
        Assert.Equal((0, 2), (await host.InspectAsync(data => data.RegistryVersions.CountAsync()), await host.InspectAsync(data => data.PractitionerHistory.CountAsync())));
    }

    [Theory, DatabaseData]
    public async Task XL03_GivenUp_LeavesNoTrace(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.District, Role.DistrictStaff);
        await using var node = await host.StartNodeAsync();
        var (_, preview) = await ImportAsync(host, person, complete: true, Line(SampleLibrary.MentorNumber, SampleLibrary.RightName));

        Assert.Same(Error.Forbidden, (await host.As<PractitionerDraftService>(SampleLibrary.SiteStaff).DiscardAsync(preview.Version!.Value)).Error);
        Assert.True((await host.As<PractitionerDraftService>(person).DiscardAsync(preview.Version!.Value)).IsOk);

        Assert.Equal([SampleLibrary.WrongName, "刘芳"], await NamesAsync(host));
        Assert.True(await host.InspectAsync(data => data.PractitionerHistory.AllAsync(row => row.ToVersion == null && row.FromVersion == 0)));
        Assert.True((await CorrectAsync(host, "陈某")).IsOk);
        Assert.Equal(["刘芳", "陈某"], (await NamesAsync(host)).Order(StringComparer.Ordinal));
    }

    [Theory, DatabaseData]
    public async Task AZ03_WithoutTheRight_NoImportBegins(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.Wuhan, Role.SiteStaff);
        await using var node = await host.StartNodeAsync();

        var job = await RunAsync(host, person, complete: false, [Line("110420100000099", "王新")]);

        Assert.Equal((JobState.Failed, Error.Forbidden.Phrase), (job.State, job.Outcome));
        Assert.Equal(0, await host.InspectAsync(data => data.RegistryVersions.CountAsync()));
    }

    private static string[] Line(string number, string name) => [number, name, "执业医师", "110", "内科专业", "甲医院；乙医院", "已注册", "2020-01-02", "2020-01-02", ""];

    private static Task<DataHost> StartAsync(DatabaseKind kind) => JobHost.StartAsync(kind, services => services.AddImports().AddPractitioners().AddScoped(_ => Strings.Chinese));

    private static Task<string[]> NamesAsync(DataHost host) => host.InspectAsync(data => data.Practitioners.OrderBy(row => row.CertificateMasked).Select(row => row.Name).ToArrayAsync());

    private static async Task<Result<int>> CorrectAsync(DataHost host, string name)
    {
        var version = await host.InspectAsync(data => data.Practitioners.Where(row => row.Id == SampleLibrary.MentorId).Select(row => row.Version).SingleAsync());
        return await host.As<PractitionerService>(SampleLibrary.DistrictStaff).CorrectAsync(
            SampleLibrary.MentorId, new CorrectPractitionerInput { Name = name, Level = "1", Category = "110", PracticeInstitution = "甲", Reason = "登记有误" }, version);
    }

    private static async Task<(Job Job, PractitionerImportPreview Preview)> ImportAsync(DataHost host, AccessScope person, bool complete, params string[][] lines)
    {
        var job = await RunAsync(host, person, complete, lines);
        return (job, (await host.As<JobQueries>(person).OutputAsync<PractitionerImportPreview>(job.Id))!);
    }

    private static async Task<Job> ExportAsync(DataHost host, AccessScope person, PractitionerSearch search)
    {
        var id = (await host.CircuitOf(person).GetRequiredService<JobService>().RequestAsync(PractitionerExportJob.Kind, "执业医师库", search)).Value;
        return await host.ReachesAsync(id, JobState.Done);
    }

    private static async Task<Job> RunAsync(DataHost host, AccessScope person, bool complete, string[][] lines)
    {
        var sheet = new ExcelSheet<string[]>("名单", "执业医师", "说明", [.. Head.Select((title, column) => new ExcelColumn<string[]>(title, 10, ExcelKind.Text, line => line[column].Length == 0 ? null : line[column]))]);
        using var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, sheet, lines.ToAsyncEnumerable());
        file.Position = 0;
        var circuit = host.CircuitOf(person);
        var stored = await circuit.GetRequiredService<JobFileService>().StoreAsync("名单.xlsx", ExcelWriter.ContentType, file);
        var id = (await circuit.GetRequiredService<JobService>().RequestAsync(PractitionerImportJob.Kind, "名单.xlsx", new PractitionerImportInput("名单.xlsx", complete), stored.Value.Id)).Value;
        await host.PassesUntilAsync(async () => (await host.JobAsync(id)).HasEnded, "the import has ended");
        return await host.JobAsync(id);
    }
}
