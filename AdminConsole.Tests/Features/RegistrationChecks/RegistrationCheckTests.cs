using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using AdminConsole.Excel;
using AdminConsole.Features.RegistrationChecks;
using AdminConsole.Features.Review;
using AdminConsole.Imports;
using AdminConsole.Jobs;
using AdminConsole.Resources;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.Features.Review;
using AdminConsole.Tests.Jobs;
using AdminConsole.Tests.TestSupport;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.RegistrationChecks;

public sealed class RegistrationCheckTests
{
    private const string Approved = "已通过", NotApproved = "未通过", NoRecord = "无信息", Officer = "04";

    [Theory, DatabaseData]
    public async Task XL04_Check_AnswersRowByRowInTheOrderUploaded_EveryNumberExact(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await using var node = await host.StartNodeAsync();
        var person = await host.PersonAsync(SampleLibrary.District, Role.DistrictStaff);
        var states = Enum.GetValues<SubmissionState>().ToDictionary(state => state, state => $"0420106199{(int)state:0000}932X");
        foreach (var (state, number) in states)
            await ReviewFilings.BringToAsync(host, await ReviewFilings.FileAsync(host, SampleLibrary.Hospital, $"赵{state}", number), state);
        await ReviewFilings.BringToAsync(host, await ReviewFilings.FileAsync(host, SampleLibrary.Hospital, "=HYPERLINK(\"x\")", "000123456789012345"), SubmissionState.Filed);
        string[][] asked =
        [
            .. states.Reverse().Select(pair => (string[])[$"赵{pair.Key}", "", pair.Value]),
            ["=HYPERLINK(\"x\")", "军官证", "000123456789012345"],
            ["=HYPERLINK(\"x\")", Officer, " ０００123456789012345 "],
            ["赵Filed", "护照", states[SubmissionState.Filed]],
            ["赵Approved", "", states[SubmissionState.Filed]],
            ["赵Filed", "", states[SubmissionState.Filed].ToLowerInvariant()],
            ["无此人", "", "420102199605040014"],
            ["无此人", "", "420102199605040011"],
        ];

        var (job, outcome) = await CheckAsync(host, person, asked);

        Assert.Equal((JobState.Done, new Phrase("registration_check.done", 15, 7, 4, 4)), (job.State, job.Outcome));
        var content = await ContentAsync(host, person, job);
        var rows = await RowsAsync(content);
        Assert.Equal(["姓名", "证件类型", "证件号码", "核验结果", "说明"], rows[2]);
        Assert.Equal(asked.Select(row => row[0]), rows.Skip(3).Select(row => row[0]));
        Assert.Equal(asked.Select(row => row[2].Trim()), rows.Skip(3).Select(row => row[2]));
        Assert.Equal(
            [
                Approved, Approved, Approved, Approved, NotApproved, NotApproved, NotApproved, NotApproved,
                Approved, Approved, NoRecord, NoRecord, Approved, NoRecord, NoRecord,
            ],
            rows.Skip(3).Select(row => row[3]));
        Assert.Equal(["证件号码校验不通过，请核对后重新核验"], rows.Skip(3).Select(row => row.ElementAtOrDefault(4)).Where(remark => remark?.Length > 0).Distinct());
        using var book = new XLWorkbook(new MemoryStream(content));
        var name = book.Worksheets.Single().Cell(12, 1);
        Assert.True(name.Style.IncludeQuotePrefix && !name.HasFormula);
        Assert.Equal((4, 4), (outcome.NotApproved, outcome.First.Count(row => row.Verdict == RegistrationVerdict.NotApproved)));
        Assert.DoesNotContain(outcome.First, row => states.ContainsValue(row.DocumentMasked));

        // What came out goes in again, and says the same.
        var again = await RunAsync(host, person, content);
        Assert.Equal(rows.Skip(3).Select(row => row[3]), (await RowsAsync(await ContentAsync(host, person, again))).Skip(3).Select(row => row[3]));
    }

    [Theory, DatabaseData]
    public async Task AZ02_Check_ReachesAsFarAsTheNodeAndNotFurther(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await using var node = await host.StartNodeAsync();
        string[][] all = [.. SampleLibrary.Institutions.Select((institution, at) => (string[])[institution.Name, Officer, $"000{at}"])];
        foreach (var (institution, line) in SampleLibrary.Institutions.Zip(all))
            await ReviewFilings.BringToAsync(host, await ReviewFilings.FileAsync(host, institution, line[0], line[2]), SubmissionState.Filed);

        foreach (var (place, role) in ((Institution, Role)[])[(SampleLibrary.District, Role.DistrictStaff), (SampleLibrary.Wuhan, Role.SiteStaff), (SampleLibrary.Xiling, Role.PointStaff)])
        {
            var below = SampleLibrary.Subtree(place);
            var person = await host.PersonAsync(place, role);

            var (job, outcome) = await CheckAsync(host, person, all);

            Assert.Equal(SampleLibrary.Institutions.Select(institution => below.Contains(institution.Id) ? Approved : NoRecord), (await RowsAsync(await ContentAsync(host, person, job))).Skip(3).Select(row => row[3]));
            Assert.Equal((0, all.Length), (outcome.NotApproved, outcome.Rows));
        }
    }

    [Theory, DatabaseData]
    public async Task XL05_Result_IsTheRequestersAloneForADayAndOnRecord(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await using var node = await host.StartNodeAsync();
        var person = await host.PersonAsync(SampleLibrary.Wuhan, Role.SiteStaff);
        var colleague = await host.PersonAsync(SampleLibrary.District, Role.DistrictStaff);

        var (job, _) = await CheckAsync(host, person, ["无此人", "", "420102199605040013"]);

        var sha256 = (await host.CircuitOf(person).GetRequiredService<JobFileService>().FindAsync(job.FileId!.Value))!.Sha256;
        var entry = await host.InspectAsync(data => data.AuditEntries.SingleAsync(row => row.Action == "registration-check.file"));
        Assert.Equal((person.UserId, "2021"), (entry.ActorId, entry.ObjectId));
        Assert.Contains($"rows=1; approved=0; notApproved=0; noRecord=1; sha256={sha256}; asked=", entry.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("420102199605040013", await host.InspectAsync(data => data.AuditEntries.Select(row => row.Reason + row.Changes + row.ObjectId).ToListAsync()));
        Assert.Same(Error.NotFound, (await host.As<JobService>(colleague).FetchAsync(job.Id)).Error);
        Assert.True((await host.As<JobService>(person).FetchAsync(job.Id)).IsOk);
        host.Clock.Advance(JobFileService.Life);
        Assert.Same(Error.NotFound, (await host.As<JobService>(person).FetchAsync(job.Id)).Error);
    }

    [Theory, DatabaseData]
    public async Task XL02_RowsThatCannotBeRead_KeepTheWholeFileOut(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        await using var node = await host.StartNodeAsync();
        var person = await host.PersonAsync(SampleLibrary.Qiaokou, Role.PointStaff);

        var job = await RunAsync(host, person, Workbook(sheet =>
        {
            sheet.Cell("A2").SetValue("赵启明");
            sheet.Cell("C2").SetValue("420102199605040013");
            sheet.Cell("A3").SetValue("钱");
            sheet.Cell("C3").SetValue(420106199605047932d);
            sheet.Cell("A4").FormulaA1 = "\"孙\"";
            sheet.Cell("C4").SetValue("4.20106E+17");
            sheet.Cell("B5").SetValue("身份证件");
            sheet.Cell("C5").SetValue("12\u200B3");
        }));

        var outcome = (await host.As<JobQueries>(person).OutputAsync<RegistrationCheckOutcome>(job.Id))!;
        Assert.Equal((JobState.Done, new Phrase("registration_check.refused", 6)), (job.State, job.Outcome));
        Assert.Equal(["3 证件号码", "4 姓名", "4 证件号码", "5 姓名", "5 证件类型", "5 证件号码"], outcome.Faults.Select(fault => $"{fault.Row} {fault.Column}"));
        Assert.Equal((0, 0), (outcome.Rows, await ReviewFilings.AuditsAsync(host, "registration-check.file")));
        Assert.StartsWith("错误清单", (await host.CircuitOf(person).GetRequiredService<JobFileService>().FindAsync(job.FileId!.Value))!.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_NobodyNoSeasonNoHeadOrNoRight_IsRefused()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        await using var node = await host.StartNodeAsync();
        var point = await host.PersonAsync(SampleLibrary.Qiaokou, Role.PointStaff);
        var reviewer = await host.PersonAsync(SampleLibrary.Hospital, Role.InstitutionReviewer, Role.InstitutionAdministrator);
        var one = Workbook(sheet => sheet.Cell("A2").SetValue("赵启明"));

        Assert.Equal(RegistrationCheckErrors.Nobody.Phrase, (await RunAsync(host, point, Workbook(_ => { }))).Outcome);
        Assert.Equal(Error.NotFound.Phrase, (await RunAsync(host, point, one, season: "1999")).Outcome);
        Assert.Equal("error.import_no_head", (await RunAsync(host, point, Workbook(sheet => sheet.Cell("C1").SetValue("号码")))).Outcome!.Key);
        Assert.Equal(Error.Forbidden.Phrase, (await RunAsync(host, reviewer, one)).Outcome);
    }

    [Fact]
    public async Task Seasons_ThatHaveNotBegun_CannotBeAskedAbout()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        var queries = host.As<RegistrationCheckQueries>(SampleLibrary.DistrictStaff);
        Assert.Equal(["2021"], (await queries.SeasonsAsync()).Select(season => season.Id));
        Assert.Equal("2021", (await queries.SeasonAsync(null))?.Id);

        await host.As(AccessScope.System).WriteAsync<Done>(async work =>
        {
            (await work.Data.Seasons.SingleAsync()).Start = ShanghaiTime.Today(host.Clock).AddDays(1);
            work.Audit("season.edit", "Season", "2021");
            return Done.Yes;
        });

        Assert.Empty(await queries.SeasonsAsync());
        Assert.Null(await queries.SeasonAsync("2021"));
    }

    /// <summary>However many are asked for, there is one command to five hundred, and each number leads straight to its filings.</summary>
    [Fact]
    public async Task VerdictsAsync_FiveHundred_AreOneCommandOverTheIndexOfNumbers()
    {
        await using var host = await StartAsync(DatabaseKind.Sqlite);
        var persons = Enumerable.Range(0, RegistrationCheckQueries.MostAtOnce).Select(at => new CheckedPerson("甲", null, $"42010219{at:0000000000}")).ToList();

        foreach (var scope in (AccessScope[])[SampleLibrary.DistrictStaff, SampleLibrary.SiteStaff, SampleLibrary.Person(SampleLibrary.Qiaokou, Role.PointStaff), AccessScope.System])
        {
            var queries = host.As<RegistrationCheckQueries>(scope);
            var plan = Assert.Single(await SqlCommands.PlansAsync(host, await SqlCommands.CommandsAsync(() => queries.VerdictsAsync("2021", persons))));
            Assert.Contains("USING INDEX IX_Submissions_DocumentIndex_SeasonId (DocumentIndex=? AND SeasonId=?)", plan, StringComparison.Ordinal);
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => queries.VerdictsAsync("2021", [.. persons, persons[0]]));
        }
    }

    private static Task<DataHost> StartAsync(DatabaseKind kind) => JobHost.StartAsync(kind, services => services.AddImports().AddReview().AddRegistrationChecks().AddScoped(_ => Strings.Chinese));

    private static async Task<(Job Job, RegistrationCheckOutcome Outcome)> CheckAsync(DataHost host, AccessScope person, params string[][] lines)
    {
        var job = await RunAsync(host, person, Workbook(sheet =>
        {
            foreach (var (row, line) in lines.Index())
            {
                for (var column = 0; column < line.Length; column++)
                    sheet.Cell(row + 2, column + 1).SetValue(line[column]);
            }
        }));
        return (job, (await host.As<JobQueries>(person).OutputAsync<RegistrationCheckOutcome>(job.Id))!);
    }

    private static byte[] Workbook(Action<IXLWorksheet> fill)
    {
        using var book = new XLWorkbook();
        var sheet = book.AddWorksheet("名单");
        foreach (var (column, title) in ((string[])["姓名", "证件类型", "证件号码"]).Index())
            sheet.Cell(1, column + 1).SetValue(title);
        fill(sheet);
        using var file = new MemoryStream();
        book.SaveAs(file);
        return file.ToArray();
    }

    private static async Task<Job> RunAsync(DataHost host, AccessScope person, byte[] file, string season = "2021")
    {
        var circuit = host.CircuitOf(person);
        var stored = (await circuit.GetRequiredService<JobFileService>().StoreAsync("名单.xlsx", ExcelWriter.ContentType, new MemoryStream(file))).Value;
        var id = (await circuit.GetRequiredService<JobService>().RequestAsync(RegistrationCheckJob.Kind, "名单.xlsx", new RegistrationCheckInput("名单.xlsx", stored.Sha256!, season), stored.Id)).Value;
        await host.PassesUntilAsync(async () => (await host.JobAsync(id)).HasEnded, "the check has ended");
        return await host.JobAsync(id);
    }

    private static async Task<byte[]> ContentAsync(DataHost host, AccessScope person, Job job)
    {
        var files = host.CircuitOf(person).GetRequiredService<JobFileService>();
        using var content = new MemoryStream();
        await files.CopyToAsync((await files.FindAsync(job.FileId!.Value))!, content);
        return content.ToArray();
    }

    private static async Task<List<List<string>>> RowsAsync(byte[] file)
    {
        List<List<string>> rows = [];
        Assert.True((await ExcelReader.ReadAsync(new MemoryStream(file), new ImportLimits(), row =>
        {
            rows.Add([.. row.Cells.Select(cell => cell.Value ?? "")]);
            return ValueTask.CompletedTask;
        })).IsOk);
        return rows;
    }
}
