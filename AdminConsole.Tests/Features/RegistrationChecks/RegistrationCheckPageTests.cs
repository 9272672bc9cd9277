using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Submissions;
using AdminConsole.Excel;
using AdminConsole.Features.RegistrationChecks;
using AdminConsole.Imports;
using AdminConsole.Jobs;
using AdminConsole.Resources;
using AdminConsole.Tests.Data;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AdminConsole.Tests.Features.RegistrationChecks;

public sealed class RegistrationCheckPageTests
{
    private static readonly AccessScope Point = SampleLibrary.Person(SampleLibrary.Qiaokou, Role.PointStaff);

    [Fact]
    public async Task Form_SaysWhatTheResultsMeanAndHowFarTheyReach()
    {
        await using var test = await StartAsync(Point);

        var page = test.Browser.Render<RegistrationCheckPage>();

        await page.WaitForElementAsync("form");
        Assert.Equal("registration-check", page.Find("form").GetAttribute("action"));
        Assert.Equal(["2021"], page.FindAll("select[name=season] option").Select(option => option.GetAttribute("value")));
        Assert.Equal(["已通过", "未通过", "无信息"], page.FindAll("dt .tag").Select(tag => tag.TextContent));
        Assert.Contains(SampleLibrary.Qiaokou.Name, page.Find("section[aria-labelledby=verdicts] .hint").TextContent, StringComparison.Ordinal);
        Assert.Equal("registration-check/template", page.Find(".page-head a").GetAttribute("href"));
    }

    [Fact]
    public async Task Refusal_StandsBesideTheField()
    {
        await using var test = await StartAsync(Point);
        test.Browser.Services.GetRequiredService<NavigationManager>().NavigateTo("registration-check?refusal=import_macros");

        var page = test.Browser.Render<RegistrationCheckPage>();

        await page.WaitForElementAsync("#fault-file");
        Assert.Equal("true", page.Find("#file").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Result_ShowsCountsAndTheFirstWhoHaveNotPassed()
    {
        await using var test = await StartAsync(Point);
        var outcome = new RegistrationCheckOutcome("2021年", 7, 1, 24, [new NotPassedRow(5, "钱待审", "420102*****0011", RegistrationVerdict.NotApproved, IsMistyped: false), new NotPassedRow(9, "孙无", "420102*****0014", RegistrationVerdict.NoRecord, IsMistyped: true)], 0, []);
        var job = await EndedAsync(test.Host, JobState.Done, outcome);

        var page = test.Browser.Render<RegistrationCheckPage>(parameters => parameters.Add(item => item.Id, job));

        await page.WaitForElementAsync("#check-result");
        Assert.Equal(["2021年", "7", "1", "24"], page.FindAll(".facts dd").Select(value => value.TextContent));
        Assert.Equal(["钱待审", "孙无"], page.FindAll("tbody th").Select(cell => cell.TextContent));
        Assert.Equal(["未通过", "无信息"], page.FindAll("tbody .tag").Select(tag => tag.TextContent));
        Assert.Equal("列出前 2 人，共 25 人，全部见结果文件", page.Find("#check-result ~ .hint").TextContent);
        Assert.Contains("证件号码校验不通过", page.FindAll("tbody tr")[1].TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("input[type=file]"));
    }

    [Fact]
    public async Task FailedCheck_SaysWhyBesideTheFieldOfTheNextTry()
    {
        await using var test = await StartAsync(Point);
        var job = await EndedAsync(test.Host, JobState.Failed, output: null);

        var page = test.Browser.Render<RegistrationCheckPage>(parameters => parameters.Add(item => item.Id, job));

        await page.WaitForElementAsync("#fault-file");
        Assert.Equal("文件中没有需要核验的人员", page.Find("#fault-file").TextContent);
    }

    /// <summary>A check of <see cref="Point"/> that has come to its end.</summary>
    private static async Task<Guid> EndedAsync(DataHost host, JobState state, RegistrationCheckOutcome? output)
    {
        var id = Guid.CreateVersion7();
        var circuit = host.CircuitOf(AccessScope.System);
        var personal = circuit.GetRequiredService<PersonalData>();
        var added = await circuit.GetRequiredService<Db>().WriteAsync<Done>(work =>
        {
            work.Data.Jobs.Add(new Job
            {
                Id = id,
                Kind = RegistrationCheckJob.Kind,
                RequesterId = Point.UserId!.Value,
                Language = "zh-CN",
                Subject = "名单.xlsx",
                InputSealed = [1],
                RequestedAt = work.Now,
                EndedAt = work.Now,
                State = state,
                Outcome = state == JobState.Failed ? RegistrationCheckErrors.Nobody.Phrase : new Phrase("registration_check.done", 32, 7, 1, 24),
                OutputSealed = output is null ? null : personal.SealJob(nameof(Job.OutputSealed), id, output),
            });
            work.Audit("job.request", nameof(Job), id);
            return Task.FromResult<Result<Done>>(Done.Yes);
        });
        Assert.True(added.IsOk);
        return id;
    }

    private static Task<PageTest> StartAsync(AccessScope scope) => PageTest.StartAsync(scope, services => services.AddJobs().AddImports().AddRegistrationChecks().AddScoped(_ => Strings.Chinese), (services, circuit) =>
    {
        services.AddScoped(_ => circuit.GetRequiredService<RegistrationCheckQueries>());
        services.AddScoped(_ => circuit.GetRequiredService<JobQueries>());
        services.AddScoped(_ => circuit.GetRequiredService<JobService>());
        services.AddSingleton(circuit.GetRequiredService<IOptions<ImportOptions>>());
    });
}
