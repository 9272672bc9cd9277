using System.Collections.Concurrent;
using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Excel;
using AdminConsole.Features.Institutions;
using AdminConsole.Features.Institutions.Import;
using AdminConsole.Imports;
using AdminConsole.Jobs;
using AdminConsole.LiveUpdates;
using AdminConsole.Resources;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.Jobs;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Institutions;

public sealed class InstitutionImportTests
{
    private static readonly string NewCode = CodeOf(90_001), OtherCode = CodeOf(90_002);
    private static readonly string[] Head = ["机构名称", "层级", "机构类别", "信息上报层级", "信用代码", "机构地址", "邮政编码", "机构级别", "机构等次", "业务定级"];

    [Theory, DatabaseData]
    public async Task XL03_Import_IsPreviewed_AndWrittenInOnePieceOnceAgreed(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.District, Role.DistrictStaff);
        await using var node = await host.StartNodeAsync();
        ConcurrentQueue<ChangeEvent> heard = [];
        using var subscription = host.Feed.SubscribeImmediate(heard.Enqueue);
        string[][] lines =
        [
            Line("武汉市新建医院", "江夏区报名点", NewCode),
            ["江夏区报名点", "报名点", "区县卫计委 (文体卫局)", "武汉考点", "", "", "", "", "", ""],
            Line("武汉市第一人民医院", "硚口区报名点", SampleLibrary.Hospital.Code!, address: "解放大道1号"),
            Line(SampleLibrary.Neighbour.Name, "硚口区报名点", SampleLibrary.Neighbour.Code!, category: "社区卫生服务中心"),
        ];

        var (job, preview) = await PreviewAsync(host, person, lines);

        Assert.Equal((JobState.Done, 4, 2, 1, 1, 0), (job.State, preview.Rows, preview.Added, preview.Changed, preview.Unchanged, preview.Refused));
        Assert.Contains(new PreviewChange("机构名称", SampleLibrary.Hospital.Name, "武汉市第一人民医院"), preview.First.Single(row => !row.IsNew).Changes);
        Assert.Equal(SampleLibrary.Nodes.Count, await host.InspectAsync(data => data.Institutions.CountAsync()));

        var written = await ApplyAsync(host, person, job.Id);

        Assert.Equal((JobState.Done, new Phrase("institution.import.done", 2, 1)), (written.State, written.Outcome));
        var made = await host.InspectAsync(data => data.Institutions.SingleAsync(row => row.Code == NewCode));
        var point = await host.InspectAsync(data => data.Institutions.SingleAsync(row => row.Name == "江夏区报名点"));
        Assert.Equal((point.Id, point.Id, SampleLibrary.Wuhan.Id, SampleLibrary.District.Id), (made.ParentId, made.PointId, made.SiteId, made.DistrictId));
        var changed = await host.InspectAsync(data => data.Institutions.Include(row => row.OtherNames).SingleAsync(row => row.Id == SampleLibrary.Hospital.Id));
        Assert.Equal(("武汉市第一人民医院", "解放大道1号"), (changed.Name, changed.Profile.Address));
        Assert.Contains(SampleLibrary.Hospital.Name, changed.OtherNames.Where(name => name.Kind == InstitutionNameKind.Former).Select(name => name.Name));
        Assert.Contains(heard, change => change.Kind == ChangeKind.InstitutionTree && change.Id == SampleLibrary.Hospital.Id);
        Assert.Contains(heard, change => change.Kind == ChangeKind.InstitutionTree && change.Owner.SiteId == SampleLibrary.Wuhan.Id);
        Assert.Contains(heard, change => change.Kind == ChangeKind.Reverification);
    }

    [Theory, DatabaseData]
    public async Task AL01_Import_StandsInEachNodesHistory_WithWhatChangedOfItAlone(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.District, Role.DistrictStaff);
        await using var node = await host.StartNodeAsync();
        var (job, _) = await PreviewAsync(host, person, Line("武汉市新建医院", "硚口区报名点", NewCode), Line(SampleLibrary.Hospital.Name, "硚口区报名点", SampleLibrary.Hospital.Code!, address: "解放大道1号"));

        await ApplyAsync(host, person, job.Id);

        var history = await host.As<InstitutionHistoryQueries>(person).PageAsync(SampleLibrary.Hospital.Id, 1);
        Assert.Equal(("institution.import", "机构库.xlsx"), (history!.Rows[0].Action, history.Rows[0].Reason));
        Assert.Equal(new FieldChange("Profile.Address", "中山大道215号", "解放大道1号"), Assert.Single(history.Rows[0].Changes));
        var made = await host.InspectAsync(data => data.Institutions.Where(row => row.Code == NewCode).Select(row => row.Id).SingleAsync());
        Assert.Empty(Assert.Single((await host.As<InstitutionHistoryQueries>(person).PageAsync(made, 1))!.Rows).Changes);
        Assert.StartsWith("added=1; changed=1", await host.InspectAsync(data => data.AuditEntries.Where(row => row.ObjectType == "InstitutionImport").Select(row => row.Reason).SingleAsync()), StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task XL03_SameFileTwice_ChangesNothing(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.District, Role.DistrictStaff);
        await using var node = await host.StartNodeAsync();
        string[][] lines = [Line("武汉市新建医院", "硚口区报名点", NewCode), Line("新街诊所", "硚口区报名点", OtherCode, category: "诊所")];
        var first = await PreviewAsync(host, person, lines);
        await ApplyAsync(host, person, first.Job.Id);
        var before = await host.InspectAsync(data => data.Institutions.Select(row => row.Version).ToListAsync());

        var (job, preview) = await PreviewAsync(host, person, lines);
        var again = await host.As<InstitutionImportService>(person).RequestAsync(job.Id);
        var late = await ApplyAsync(host, person, first.Job.Id);

        Assert.Equal((new Phrase("institution.import.same", 2), null, 2), (job.Outcome, preview.Fingerprint, preview.Unchanged));
        Assert.Same(Error.NotFound, again.Error);
        Assert.Equal((JobState.Failed, InstitutionPageErrors.ImportStale.Phrase), (late.State, late.Outcome));
        Assert.Equal(before.Order(), (await host.InspectAsync(data => data.Institutions.Select(row => row.Version).ToListAsync())).Order());
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task XL04_OwnExport_ImportedUnchanged_ChangesNothing(string language)
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite, language);
        var person = await host.PersonAsync(SampleLibrary.Wuhan, Role.SiteStaff);
        await using var node = await host.StartNodeAsync();
        await LockAsync(host, SampleLibrary.Neighbour);
        await host.As<InstitutionService>(SampleLibrary.DistrictStaff).SuspendAsync(SampleLibrary.Hospital.Id, "核查中");
        var export = await host.As<InstitutionExportService>(person).ExportAsync(InstitutionFilter.Default);

        var (job, preview) = await PreviewAsync(host, person, export.Value.Content);

        Assert.Empty(preview.Faults);
        Assert.Equal((JobState.Done, 4, 0, 0, 4), (job.State, preview.Rows, preview.Added, preview.Changed, preview.Unchanged));
    }

    [Theory, DatabaseData]
    public async Task XL03_Faults_AreAllNamedByRowAndColumn_AndNothingIsWritten(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.Wuhan, Role.SiteStaff);
        await using var node = await host.StartNodeAsync();
        await LockAsync(host, SampleLibrary.Neighbour);

        var (job, preview) = await PreviewAsync(
            host, person,
            Line("武汉市新建医院", "硚口区报名点", NewCode),
            Line("武汉市又一医院", "硚口区报名点", NewCode[..^1] + (NewCode[^1] == 'X' ? 'Y' : 'X')),
            Line("武汉市同码医院", "硚口区报名点", NewCode),
            Line("武汉市他处医院", "西陵区报名点", OtherCode),
            Line("宜昌同码医院", "硚口区报名点", SampleLibrary.YichangHospital.Code!),
            Line(SampleLibrary.Neighbour.Name, "硚口区报名点", SampleLibrary.Neighbour.Code!, category: "社区卫生服务中心", address: "别处"),
            Line(SampleLibrary.Hospital.Name, "硚口区报名点", OtherCode),
            ["武汉考点", "考点", "综合医院", "", "", "", "", "", "", ""],
            ["汉", "机构", "医院", "硚口区报名点", "", "", "43", "四级", "甲等", "市级"]);

        Assert.Equal((JobState.Done, null, 9, 8), (job.State, preview.Fingerprint, preview.Rows, preview.Refused));
        Assert.Equal(
            [
                "5 信用代码 校验码不符", "6 信用代码 与文件第4行重复", "7 信息上报层级 所辖范围内没有这个上报层级", "8 信用代码 机构库中已有机构使用此代码",
                "9 机构名称 该机构已锁定", "10 机构名称 机构库中「武汉市第一医院」已用此名称（含曾用名、别名），代码不同", "11 机构名称 本单位的名称和类别由上级修改", "12 机构级别 不在代码表内",
            ],
            preview.Faults.Select(fault => $"{fault.Row} {fault.Column} {fault.Reason}"));
        Assert.True((await host.As<JobService>(person).FetchAsync(job.Id)).IsOk);
        Assert.Same(Error.NotFound, (await host.As<InstitutionImportService>(person).RequestAsync(job.Id)).Error);
        Assert.Equal(SampleLibrary.Nodes.Count, await host.InspectAsync(data => data.Institutions.CountAsync()));
    }

    [Theory, DatabaseData]
    public async Task Import_OtherNameOfTheNode_DoesNotComeBackByTheWay(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.District, Role.DistrictStaff);
        await using var node = await host.StartNodeAsync();
        const string Former = "武汉市立医院";
        Assert.True((await host.As<InstitutionNameService>(person).SaveAsync(SampleLibrary.Hospital.Id, new InstitutionNameInput { Kind = InstitutionNameKind.Alias, Name = Former }, null)).IsOk);

        var (_, preview) = await PreviewAsync(host, person, Line(Former, "硚口区报名点", SampleLibrary.Hospital.Code!), Line(Former, "硚口区报名点", NewCode));

        Assert.Equal(
            ["4 这是该机构的曾用名或别名，现名为「武汉市第一医院」", "5 机构库中「武汉市第一医院」已用此名称（含曾用名、别名），代码不同"], preview.Faults.Select(fault => $"{fault.Row} {fault.Reason}"));
    }

    [Theory, DatabaseData]
    public async Task CC03_EditBetweenPreviewAndWriting_KeepsTheImportOut(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.District, Role.DistrictStaff);
        await using var node = await host.StartNodeAsync();
        var (job, _) = await PreviewAsync(host, person, Line("武汉市新建医院", "硚口区报名点", NewCode), Line(SampleLibrary.Hospital.Name, "硚口区报名点", SampleLibrary.Hospital.Code!, address: "解放大道1号"));
        await LockAsync(host, SampleLibrary.Hospital);

        var locked = await ApplyAsync(host, person, job.Id);
        await host.As<InstitutionService>(SampleLibrary.DistrictStaff).UnlockAsync(SampleLibrary.Hospital.Id, null);
        var unlocked = await ApplyAsync(host, person, job.Id);

        // Locked it is refused for that, unlocked for having changed all the same.
        Assert.Equal(new Phrase("import.refused", 1), locked.Outcome);
        Assert.Equal(InstitutionPageErrors.ImportStale.Phrase, unlocked.Outcome);
        Assert.Equal(0, await host.InspectAsync(data => data.Institutions.CountAsync(row => row.Code == NewCode)));
    }

    [Theory, DatabaseData]
    public async Task AZ03_WithoutTheRight_NothingIsEvenCompared(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.Hospital, Role.InstitutionAdministrator);
        await using var node = await host.StartNodeAsync();

        var (job, preview) = await PreviewAsync(host, person, Line(SampleLibrary.Hospital.Name, "硚口区报名点", SampleLibrary.Hospital.Code!, address: "解放大道1号"));

        Assert.Equal((JobState.Failed, Error.Forbidden.Phrase, null), (job.State, job.Outcome, preview));
    }

    /// <summary>More lines than are written together, below levels that the file brings too; called off, it leaves nothing.</summary>
    [Theory, DatabaseData]
    public async Task XL03_ManyLines_AreWrittenAllOrNone(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var person = await host.PersonAsync(SampleLibrary.District, Role.DistrictStaff);
        await using var node = await host.StartNodeAsync();
        string[][] lines =
        [
            .. Enumerable.Range(0, 10).Select(number => (string[])[$"新{number}区报名点", "报名点", "区县卫计委 (文体卫局)", "武汉考点", "", "", "", "", "", ""]),
            .. Enumerable.Range(0, 1100).Select(number => Line($"新建卫生院{number}", $"新{number % 10}区报名点", CodeOf(number), category: "乡镇卫生院")),
        ];
        var (job, preview) = await PreviewAsync(host, person, lines);
        Assert.Equal((1110, 1110, 20), (preview.Rows, preview.Added, preview.First.Count));

        var id = (await host.As<InstitutionImportService>(person).RequestAsync(job.Id)).Value;
        await host.As<JobService>(person).CancelAsync(id);
        await host.PassesUntilAsync(async () => (await host.JobAsync(id)).HasEnded, "the import was called off");
        var off = await host.JobAsync(id);
        Assert.Equal(off.State == JobState.Done ? 1110 : 0, await host.InspectAsync(data => data.Institutions.CountAsync(row => row.Name.StartsWith("新"))));

        if (off.State != JobState.Done)
            await ApplyAsync(host, person, job.Id);
        Assert.Equal(1100, await host.InspectAsync(data => data.Institutions.CountAsync(row => row.Kind == InstitutionKind.Institution && row.SiteId == SampleLibrary.Wuhan.Id && row.Name.StartsWith("新建卫生院"))));
        Assert.Equal(1110, (await PreviewAsync(host, person, lines)).Preview.Unchanged);
    }

    private static string CodeOf(int number)
    {
        var organisation = number.ToString("44100000", System.Globalization.CultureInfo.InvariantCulture);
        var body = $"12420104{organisation}{OrganisationCode.CheckCharacter(organisation)}";
        return body + UnifiedSocialCreditCode.CheckCharacter(body);
    }

    private static string[] Line(string name, string reportsTo, string code, string category = "综合医院", string address = "中山大道215号") =>
        [name, "机构", category, reportsTo, code, address, "430030", "三级", "甲等", "市级"];

    private static Task<DataHost> StartAsync(DatabaseKind kind, string language = "zh-CN") => JobHost.StartAsync(
        kind, services => services.AddImports().AddInstitutions().AddScoped(_ => Strings.Chinese.In(System.Globalization.CultureInfo.GetCultureInfo(language))));

    private static async Task LockAsync(DataHost host, Institution node) => Assert.True((await host.As<InstitutionService>(SampleLibrary.DistrictStaff).LockAsync(node.Id, null)).IsOk);

    private static async Task<Job> ApplyAsync(DataHost host, AccessScope person, Guid preview)
    {
        var id = (await host.As<InstitutionImportService>(person).RequestAsync(preview)).Value;
        await host.PassesUntilAsync(async () => (await host.JobAsync(id)).HasEnded, "the import has ended");
        return await host.JobAsync(id);
    }

    private static async Task<(Job Job, InstitutionImportPreview Preview)> PreviewAsync(DataHost host, AccessScope person, params string[][] lines)
    {
        var sheet = new ExcelSheet<string[]>("机构库", "机构库", "说明", [.. Head.Select((title, column) => new ExcelColumn<string[]>(title, 10, ExcelKind.Text, line => line[column].Length == 0 ? null : line[column]))]);
        using var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, sheet, lines.ToAsyncEnumerable());
        file.Position = 0;
        return await PreviewAsync(host, person, file);
    }

    private static async Task<(Job Job, InstitutionImportPreview Preview)> PreviewAsync(DataHost host, AccessScope person, Stream file)
    {
        var circuit = host.CircuitOf(person);
        var stored = (await circuit.GetRequiredService<JobFileService>().StoreAsync("机构库.xlsx", ExcelWriter.ContentType, file)).Value;
        var input = new InstitutionImportInput(stored.Name, stored.Id, stored.Sha256!);
        var id = (await circuit.GetRequiredService<JobService>().RequestAsync(InstitutionImportJob.Kind, stored.Name, input, stored.Id)).Value;
        await host.PassesUntilAsync(async () => (await host.JobAsync(id)).HasEnded, "the preview is there");
        return (await host.JobAsync(id), (await circuit.GetRequiredService<JobQueries>().OutputAsync<InstitutionImportPreview>(id))!);
    }
}
