using System.Text.Json.Nodes;
using AdminConsole.Data.Demonstration;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Seasons;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.Scans;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Features.Submissions;

/// <summary>What a filing must hold, asked through prechecks, which store nothing. Today is 2021-03-01, the season's cut-off 2021-08-31.</summary>
[Collection(ApiCollection.Name)]
public sealed class SubmissionRulesTests(ApiHosts hosts)
{
    [Theory]
    [InlineData("periods[0].start", "\"2021-03-02\"", "periods[0].start", "不能晚于今天", "\"2021-04-01\"")]
    [InlineData("periods[0].end", "\"2019-08-08\"", "periods[0].end", "须晚于开始日期")]
    [InlineData("periods[0].end", "\"2019-08-07\"", "periods[0].end", "须晚于开始日期")]
    [InlineData("periods[0].end", "\"2021-09-01\"", "periods[0].end", "不能晚于本年度截止日期 2021-08-31")]
    [InlineData("periods[0].end", "\"9999-12-31\"", "periods[0].end", "不能晚于本年度截止日期 2021-08-31")]
    [InlineData("periods[0].start", "null", "periods[0].start", "必填")]
    public async Task IN05_PeriodOutOfBounds_IsRefusedAtItsPath(string path, string json, string fault, string sentence, string? end = null)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var filing = (await host.NewFilingAsync()).With(path, json);

        (await host.Client.PrecheckAsync(end is null ? filing : filing.With("periods[0].end", end))).IsRefusedAt(fault, sentence);
    }

    [Theory]
    [InlineData("2021-03-01", "2021-03-02", 0)]
    [InlineData("2019-08-08", "2019-08-09", 0)]
    [InlineData("2020-03-02", "2021-08-31", 12)]
    [InlineData("2019-08-08", "2020-02-01", 5)]
    public async Task IN05_PeriodWithinBounds_CountsOnTheServer(string start, string end, int months)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var filing = await host.NewFilingAsync();

        var answer = await host.Client.PrecheckAsync(filing.With("periods[0].start", $"\"{start}\"").With("periods[0].end", $"\"{end}\""));

        Assert.Equal(200, answer.Status);
        Assert.Equal(months, (int)Check(answer, "duration.total")["inputs"]!["months"]!);
    }

    [Fact]
    public async Task IN05_TheNoticesOwnExample_GivesEighteenMonths()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var filing = (await host.NewFilingAsync()).With("periods[0].end", "\"2020-02-01\"");
        filing["periods"]!.AsArray().Add(Filings.FormerPeriod());

        Assert.Equal(18, (int)Check(await host.Client.PrecheckAsync(filing), "duration.total")["inputs"]!["months"]!);
    }

    [Fact]
    public async Task IN05_LengthOrMarksOfTheClient_AreNotTaken()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var filing = await host.NewFilingAsync();

        (await host.Client.PrecheckAsync(filing.With("totalMonths", "24"))).IsRefused(400, "bad_json");
        (await host.Client.PrecheckAsync(filing.With("periods[0].months", "24"))).IsRefused(400, "bad_json");
        (await host.Client.PrecheckAsync(filing.With("periods[0].posts[0].result", "\"green\""))).IsRefused(400, "bad_json");
    }

    [Theory]
    [InlineData("person.name", "\"\"", "person.name")]
    [InlineData("person.name", "\"赵\\u200b六\"", "person.name")]
    [InlineData("person.name", "\"赵\\u0000六\"", "person.name")]
    [InlineData("education.school", "\"\\u202e院\"", "education.school")]
    [InlineData("education.school", "\"\\ue000\"", "education.school")]
    [InlineData("periods[0].posts[0].department", "\"a\\u2066b\"", "periods[0].posts[0].department")]
    public async Task IN03_CharactersNobodySees_AreRefusedAtTheirPath(string path, string json, string fault)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);

        (await host.Client.PrecheckAsync((await host.NewFilingAsync()).With(path, json))).IsRefusedAt(fault);
    }

    [Fact]
    public async Task IN03_Lengths_CountCodePoints()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var filing = await host.NewFilingAsync();
        var rare = string.Concat(Enumerable.Repeat("\U00020000", 60));

        Assert.Equal(200, (await host.Client.PrecheckAsync(filing.With("periods[0].posts[0].mentorName", $"\"{rare}\""))).Status);
        (await host.Client.PrecheckAsync(filing.With("periods[0].posts[0].mentorName", $"\"{rare}字\""))).IsRefusedAt("periods[0].posts[0].mentorName", "最多 60 个字符");
    }

    [Theory]
    [InlineData("person.birthDate", "\"1995-12-30\"")]
    [InlineData("person.sex", "\"2\"")]
    [InlineData("person.documentNumber", "\"42010219950101001\"")]
    [InlineData("person.documentNumber", "\"420102199502300011\"")]
    [InlineData("person.documentNumber", "\"110102500101001\"")]
    public async Task IN04_IdentityCardThatDoesNotAgree_IsRefused(string path, string json)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);

        (await host.Client.PrecheckAsync((await host.NewFilingAsync()).With(path, json))).IsRefusedAt("person.documentNumber", "证件号码校验不通过");
    }

    [Theory]
    [InlineData("seasonId", "\"1999\"", "seasonId")]
    [InlineData("seasonId", null, "seasonId")]
    [InlineData("bindingId", "\"0193b7a1-0c3f-7d10-8a55-6b1f0e9d2c02\"", "bindingId")]
    [InlineData("noticeVersion", "2", "noticeVersion")]
    [InlineData("truthfulnessPledge", "false", "truthfulnessPledge")]
    [InlineData("truthfulnessPledge", null, "truthfulnessPledge")]
    [InlineData("person", null, "person")]
    [InlineData("person.ethnicGroup", "\"00\"", "person.ethnicGroup")]
    [InlineData("person.documentType", "\"06\"", "person.documentType", "person.documentNumber")]
    [InlineData("person.documentValidFrom", "\"2022-01-01\"", "person.documentValidFrom")]
    [InlineData("person.documentValidTo", "\"2014-01-01\"", "person.documentValidTo")]
    [InlineData("person.phone", "\"02712345678\"", "person.phone")]
    [InlineData("person.realName", "\"done\"", "person.realName")]
    [InlineData("person.special", "\"vip\"", "person.special")]
    [InlineData("person.name", "\"别人\"", "person.name")]
    [InlineData("exam", "null", "exam")]
    [InlineData("exam.level", "\"3\"", "exam.level", "exam.category")]
    [InlineData("exam.category", "\"210\"", "exam.category")]
    [InlineData("education.level", "\"20\"", "education.level")]
    [InlineData("education.degree", "\"5\"", "education.degree")]
    [InlineData("education.graduatedOn", "\"2014-08-31\"", "education.graduatedOn")]
    [InlineData("education.graduatedOn", "\"2021-09-01\"", "education.graduatedOn")]
    [InlineData("education.freshGraduate", null, "education.freshGraduate")]
    [InlineData("previousRegistration", """{"district":"湖南","year":2022}""", "previousRegistration.year")]
    [InlineData("periods", "[]", "periods")]
    [InlineData("periods", "[null]", "periods", "periods[0]")]
    [InlineData("periods[0].current", "false", "periods")]
    [InlineData("periods[0].institutionId", "null", "periods[0].institutionId")]
    [InlineData("periods[0].institutionId", "\"0193b7a1-0c3f-7d10-8a55-6b1f0e9d2c02\"", "periods[0].institutionId")]
    [InlineData("periods[0].institutionName", "\"武汉市第二医院\"", "periods[0].institutionName")]
    [InlineData("periods[0].registrationNumber", "\"12-34\"", "periods[0].registrationNumber")]
    [InlineData("periods[0].postcode", "\"4300\"", "periods[0].postcode")]
    [InlineData("periods[0].posts", "[]", "periods[0].posts")]
    [InlineData("periods[0].posts[0]", "null", "periods[0].posts[0]")]
    [InlineData("periods[0].posts[0].mentorName", "null", "periods[0].posts[0].mentorName")]
    [InlineData("periods[0].posts[0].mentorCertificateNumber", "\"１１０-42\"", "periods[0].posts[0].mentorCertificateNumber")]
    [InlineData("periods[0].posts[0].assessment", "\"good\"", "periods[0].posts[0].assessment")]
    [InlineData("materials[0].materialId", "\"0193b7a1-0c3f-7d10-8a55-6b1f0e9d2c02\"", "materials[0].materialId")]
    [InlineData("materials[0]", "null", "materials[0]")]
    public async Task Precheck_FaultyField_IsRefusedAtItsPath(string path, string? json, params string[] faults)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var filing = await host.NewFilingAsync();
        var before = await host.ContentsAsync();

        var answer = (await host.Client.PrecheckAsync(filing.With(path, json))).IsRefused(422, "validation_failed");

        Assert.Equal(faults.Order(StringComparer.Ordinal), answer.Body!["errors"]!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.Equal(before, await host.ContentsAsync());
    }

    [Fact]
    public async Task Precheck_RealNamePending_IsRefused() =>
        (await (await hosts.OnAsync(DatabaseKind.Sqlite)).Client.PrecheckAsync((await (await hosts.OnAsync(DatabaseKind.Sqlite)).NewFilingAsync()).With("person.realName", "\"pending\""))).IsRefused(422, "real_name_pending");

    [Theory]
    [InlineData("2", "210", "21", true, false)]
    [InlineData("2", "210", "21", false, true)]
    [InlineData("2", "210", "31", false, true)]
    [InlineData("1", "110", "31", false, false)]
    [InlineData("1", "110", "31", true, true)]
    [InlineData("1", "110", "41", false, false)]
    [InlineData("1", "110", "21", false, true)]
    [InlineData("1", "110", "21", true, true)]
    [InlineData("1", "341", "21", false, false)]
    [InlineData("1", "341", "21", true, true)]
    public async Task Precheck_AssistantCertificates_StandExactlyWhenAnAssistantFilesForPractising(string level, string category, string education, bool present, bool accepted)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var filing = (await host.NewFilingAsync()).With("exam", $$"""{"level":"{{level}}","category":"{{category}}"}""").With("education.level", $"\"{education}\"");
        if (present)
            filing = filing.With("assistant", """{"qualificationNumber":"201742210420102199501020012","practisingNumber":"210420102000123"}""");
        if (accepted && present)
            filing = filing.WithMaterial("ASSISTANT_QUALIFICATION_CERTIFICATE", await UploadAsync(host, "ASSISTANT_QUALIFICATION_CERTIFICATE")).WithMaterial("ASSISTANT_PRACTISING_CERTIFICATE", await UploadAsync(host, "ASSISTANT_PRACTISING_CERTIFICATE"));

        var answer = await host.Client.PrecheckAsync(filing);

        if (accepted)
            Assert.Equal(200, answer.Status);
        else
            answer.IsRefusedAt(present ? "assistant.qualificationNumber" : "assistant");
    }

    [Theory]
    [InlineData("qualificationNumber", "null")]
    [InlineData("practisingNumber", "\"证书\"")]
    public async Task Precheck_AssistantNumbers_AreChecked(string field, string json)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var filing = (await host.NewFilingAsync()).With("assistant", """{"qualificationNumber":"201742210420102199501020012","practisingNumber":"210420102000123"}""");

        (await host.Client.PrecheckAsync(filing.With($"assistant.{field}", json))).IsRefusedAt($"assistant.{field}");
    }

    [Theory]
    [InlineData("刘芳", "110420100000045")]
    [InlineData("查无此人", "110420100999999")]
    public async Task Precheck_MentorThatDoesNotMatch_IsToldTheSameWhetherTheNumberExistsOrNot(string name, string number)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var filing = (await host.NewFilingAsync()).With("periods[0].posts[0].mentorName", $"\"{name}\"").With("periods[0].posts[0].mentorCertificateNumber", $"\"{number}\"");

        var answer = await host.Client.PrecheckAsync(filing);

        Assert.Equal(
            """{"code":"mentor.match","period":0,"post":0,"result":"red","explanation":"带教老师姓名与执业证书号不符合","needs":"更正带教老师姓名或执业证书号，使二者与执业医师注册库一致"}""",
            Check(answer, "mentor.match").ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.DoesNotContain("陈志远", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("finding", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(DemonstrationPeople.Hospital, answer.Text, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task Precheck_StoresNothing(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var filing = await host.NewFilingAsync();
        var before = await host.ContentsAsync();

        var answer = await host.Client.PrecheckAsync(filing);

        Assert.Equal(200, answer.Status);
        Assert.Equal(["duration.total", "mentor.match", "identity.valid"], answer.Body!["checks"]!.AsArray().Where(check => check!["result"]!.ToString() != "amber").Select(check => check!["code"]!.ToString()));
        Assert.Equal(before, await host.ContentsAsync());
    }

    [Theory, DatabaseData]
    public async Task Precheck_OfTheHunanProfile_AsksForItsOwnSlots(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var season = $"HN{(int)kind}";
        await host.ChangeAsync(data => data.Seasons.Add(new Season
        {
            Id = season,
            Name = "湖南",
            ExamYear = 2021,
            Start = new DateOnly(2021, 1, 1),
            End = new DateOnly(2021, 6, 30),
            Deadline = new DateOnly(2021, 7, 31),
            CutOff = new DateOnly(2021, 8, 31),
            SlotProfile = MaterialSlots.Hunan2021,
        }));
        var filing = (await host.NewFilingAsync()).With("seasonId", $"\"{season}\"");

        var answer = (await host.Client.PrecheckAsync(filing)).IsRefused(422, "validation_failed");

        // The demonstration hospital is tertiary grade A: its licence is not asked for.
        Assert.Equal(["materials.ONLINE_REGISTRATION_NOTICE", "materials.PROBATION_CERTIFICATE"], answer.Body!["errors"]!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal));
        filing = filing.WithMaterial("ONLINE_REGISTRATION_NOTICE", await UploadAsync(host, "ONLINE_REGISTRATION_NOTICE")).WithMaterial("PROBATION_CERTIFICATE", await UploadAsync(host, "PROBATION_CERTIFICATE"));
        Assert.Equal(200, (await host.Client.PrecheckAsync(filing)).Status);
    }

    private static async Task<Guid> UploadAsync(ApiHost host, string slot) => (Guid)(await host.Client.UploadAsync(slot, JpegBytes.Baseline(), "a.jpg", "image/jpeg")).Body!["id"]!;

    private static JsonObject Check(Answer answer, string code) => answer.Body!["checks"]!.AsArray().First(check => check!["code"]!.ToString() == code)!.AsObject();
}
