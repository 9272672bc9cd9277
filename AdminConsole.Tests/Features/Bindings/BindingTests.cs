using System.Text.Json.Nodes;
using AdminConsole.Data.Demonstration;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Features.Bindings;

[Collection(ApiCollection.Name)]
public sealed class BindingTests(ApiHosts hosts)
{
    private static readonly Person Candidate = Person.Make(99_001);

    [Theory]
    [DatabaseData("DEM0-2027")]
    [DatabaseData(" dem0 2027 ")]
    [DatabaseData("ＤＥＭＯ２０２７")]
    public async Task Bind_RightCode_IsCreated(DatabaseKind kind, string code)
    {
        var host = await hosts.OnAsync(kind);
        var institution = await host.InstitutionAsync();

        var answer = await BindAsync(host, institution.Id, code);

        Assert.Equal(201, answer.Status);
        Assert.Equal(institution.Id, (Guid)answer.Body!["institutionId"]!);
        Assert.Equal(institution.Name, answer.Body["institutionName"]!.ToString());
        var id = (Guid)answer.Body["id"]!;
        var row = await host.ReadAsync(data => data.Bindings.SingleAsync(row => row.Id == id));
        Assert.Equal(institution.SiteId, row.SiteId);
        Assert.Equal(host.Clock.GetUtcNow().UtcDateTime, row.BoundAt);
        Assert.True(await host.ReadAsync(data => data.AuditEntries.AnyAsync(entry => entry.Action == "binding.create" && entry.ObjectId == $"{id}")));
    }

    [Theory, DatabaseData]
    public async Task CO03_UnknownInstitutionAndWrongCode_AreNotToldApart(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var before = await host.ContentsAsync();

        var wrong = await BindAsync(host, (await host.InstitutionAsync()).Id, "WR0NG-000");
        var unknown = await BindAsync(host, Guid.CreateVersion7(), "DEM0-2027");
        var withoutCode = await BindAsync(host, (await host.InstitutionAsync(DemonstrationPeople.WuhanSite)).Id, "DEM0-2027");

        wrong.IsRefused(422, "code_invalid");
        Assert.Equal("单位确认码错误或已失效", wrong.Body!["title"]!.ToString());
        Assert.Equal(wrong.Indistinguishable, unknown.Indistinguishable);
        Assert.Equal(wrong.Indistinguishable, withoutCode.Indistinguishable);
        Assert.Equal(before, await host.ContentsAsync());
    }

    [Theory, DatabaseData]
    public async Task AZ10_SuspendedInstitution_RefusesBindingAndFiling(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var filing = await host.NewFilingAsync(institutionName: DemonstrationPeople.Clinic);
        await host.ChangeAsync(data => data.Institutions.Single(row => row.Name == DemonstrationPeople.Clinic).Suspend("正在整改", "陈考区", DateTime.UnixEpoch));
        try
        {
            var before = await host.ContentsAsync();

            (await BindAsync(host, (await host.InstitutionAsync(DemonstrationPeople.Clinic)).Id, "DEM0-2027")).IsRefused(409, "unit_suspended");
            Assert.Equal("该机构已暂停受理：正在整改", (await host.Client.SubmitAsync(filing)).Body!["title"]!.ToString());
            (await BindAsync(host, (await host.InstitutionAsync(DemonstrationPeople.Clinic)).Id, "WR0NG-000")).IsRefused(422, "code_invalid");
            (await host.Client.SubmitAsync(filing)).IsRefused(409, "unit_suspended");

            Assert.Equal(before, await host.ContentsAsync());
            var found = (await host.Client.GetAnswerAsync($"/api/v1/institutions?q={Uri.EscapeDataString(DemonstrationPeople.Clinic)}")).Body!["items"]![0]!;
            Assert.False((bool)found["acceptsSubmissions"]!);
        }
        finally
        {
            await host.ChangeAsync(data => data.Institutions.Single(row => row.Name == DemonstrationPeople.Clinic).Resume());
        }

        Assert.Equal(201, (await host.Client.SubmitAsync(filing)).Status);
    }

    [Theory]
    [InlineData("person", null, "person.name", "person.documentNumber")]
    [InlineData("person.name", "\"\"", "person.name")]
    [InlineData("person.name", "\"赵\\u202e六\"", "person.name")]
    [InlineData("person.documentNumber", "\"420102199501010011\"", "person.documentNumber")]
    [InlineData("person.documentType", "\"05\"", "person.documentNumber")]
    [InlineData("institutionId", null, "institutionId")]
    [InlineData("confirmationCode", "\" \"", "confirmationCode")]
    public async Task Bind_FaultyField_IsRefusedAtItsPath(string path, string? json, params string[] faults)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);

        var answer = (await host.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/bindings", Request(Guid.CreateVersion7(), "DEM0-2027").With(path, json))).IsRefused(422, "validation_failed");

        Assert.Equal(faults, answer.Body!["errors"]!.AsObject().Select(field => field.Key));
    }

    [Theory]
    [DatabaseData("武汉", 1)]
    [DatabaseData("12420104441350014J", 1)]
    [DatabaseData("%", 0)]
    [DatabaseData("_", 0)]
    [DatabaseData("'; drop table Institutions; --", 0)]
    [DatabaseData("\u202e", 0)]
    public async Task IN08_Search_FindsByPartOfTheNameOrCode(DatabaseKind kind, string text, int found)
    {
        var host = await hosts.OnAsync(kind);

        var answer = await host.Client.GetAnswerAsync($"/api/v1/institutions?q={Uri.EscapeDataString(text)}");

        Assert.Equal(200, answer.Status);
        Assert.Equal(found, answer.Body!["items"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("-1", 6)]
    [InlineData("0", 1)]
    [InlineData("2", 2)]
    [InlineData("99999999999999999999", 6)]
    [InlineData("1 or 1=1", 6)]
    public async Task IN08_SearchSize_IsClamped(string take, int found)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);

        Assert.Equal(found, (await host.Client.GetAnswerAsync($"/api/v1/institutions?take={Uri.EscapeDataString(take)}")).Body!["items"]!.AsArray().Count);
    }

    private static JsonObject Request(Guid institutionId, string code) => new()
    {
        ["person"] = new JsonObject { ["name"] = Candidate.Name, ["documentType"] = "01", ["documentNumber"] = Candidate.Number },
        ["institutionId"] = institutionId,
        ["confirmationCode"] = code,
    };

    private static Task<Answer> BindAsync(ApiHost host, Guid institutionId, string code) => host.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/bindings", Request(institutionId, code));
}
