using System.Net;
using AdminConsole.Excel;
using AdminConsole.Features.RegistrationChecks;
using AdminConsole.Resources;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Features.RegistrationChecks;

/// <summary>The check as a browser sends it.</summary>
[Collection(ApiCollection.Name)]
public sealed class RegistrationCheckEndpointsTests(ApiHosts hosts)
{
    private const string Page = "/registration-check";

    [Theory, DatabaseData]
    public async Task XL05_AL01_Point_GetsItsAnswerWhichNobodyElseFetches(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        using var point = await Visitor.SignedInAsync(host.Address, "point");
        using var site = await Visitor.SignedInAsync(host.Address, "site");
        var (name, number) = await VerificationTests.FileAsync(host, host.Client, approve: true);

        using var sent = await SendAsync(point, await WorkbookAsync(new CheckedPerson(name, "01", number)), host.Season["id"]!.ToString());

        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        var id = Guid.Parse(sent.Headers.Location!.ToString().Split('/')[^1]);
        await EndsAsync(host, id);
        using var refused = await site.GetAsync($"/jobs/{id}/file");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var fetched = await point.GetAsync($"/jobs/{id}/file");
        List<string> line = [];
        await ExcelReader.ReadAsync(await fetched.Content.ReadAsStreamAsync(), new ImportLimits(), row =>
        {
            line = [.. row.Cells.Select(cell => cell.Value)];
            return ValueTask.CompletedTask;
        });
        Assert.Equal([name, "居民身份证", number, "已通过"], line);
        var actions = await host.ReadAsync(data => data.AuditEntries.Where(row => row.ActorName == "吴报名").Select(row => row.Action).ToListAsync());
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "job.request", "registration-check.file", "job.fetch" }, actions.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task XL01_WhatIsNoWorkbook_GoesBackToTheFormAndAsksForNoJob()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        using var point = await Visitor.SignedInAsync(host.Address, "point");
        var before = await host.ReadAsync(data => data.Jobs.CountAsync());

        using var answer = await SendAsync(point, "PK假的"u8.ToArray(), "2021");

        Assert.Equal((HttpStatusCode.Found, "/registration-check?refusal=import_not_a_workbook"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Equal(before, await host.ReadAsync(data => data.Jobs.CountAsync()));
    }

    [Fact]
    public async Task IN08_ASeasonThatMakesNoSense_IsNoSeason()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        using var point = await Visitor.SignedInAsync(host.Address, "point");

        foreach (var season in (string[])["", "2021' OR '1'='1", "%", new string('9', 4000)])
        {
            using var sent = await SendAsync(point, await WorkbookAsync(new CheckedPerson("甲", null, "1")), season);
            Assert.Equal("error.not_found", await EndsAsync(host, Guid.Parse(sent.Headers.Location!.ToString().Split('/')[^1])));
        }
    }

    [Fact]
    public async Task AZ02_WhoMayNotCheck_GetsNeitherPageNorTemplateNorAnswer()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        using var point = await Visitor.SignedInAsync(host.Address, "point");
        using var template = await point.GetAsync($"{Page}/template");
        Assert.Equal((HttpStatusCode.OK, ExcelWriter.ContentType, "no-store"), (template.StatusCode, template.Content.Headers.ContentType?.MediaType, template.Headers.CacheControl?.ToString()));

        foreach (var name in (string[])["reviewer", "hospital-admin", "security"])
        {
            using var visitor = await Visitor.SignedInAsync(host.Address, name);
            using var page = await visitor.GetAsync(Page);
            using var blank = await visitor.GetAsync($"{Page}/template");
            using var sent = await SendAsync(visitor, await WorkbookAsync(new CheckedPerson("甲", null, "1")), "2021");
            Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (page.StatusCode, blank.StatusCode, sent.StatusCode));
        }
    }

    private static async Task<byte[]> WorkbookAsync(CheckedPerson person)
    {
        using var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, RegistrationCheckSheet.Template(Strings.Chinese), new[] { person }.ToAsyncEnumerable());
        return file.ToArray();
    }

    private static async Task<HttpResponseMessage> SendAsync(Visitor visitor, byte[] file, string season)
    {
        var form = await visitor.OpenAsync("/sign-in");
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new(ExcelWriter.ContentType);
        using var body = new MultipartFormDataContent { { part, "file", "list.xlsx" }, { new StringContent(season), "season" }, { new StringContent(form.Hidden("__RequestVerificationToken")), "__RequestVerificationToken" } };
        return await visitor.SendAsync(HttpMethod.Post, Page, body);
    }

    /// <returns>What the job came to.</returns>
    private static async Task<string> EndsAsync(ApiHost host, Guid id)
    {
        await Eventually.TrueAsync(
            async () =>
            {
                host.Clock.Advance(TimeSpan.FromMilliseconds(200));
                return await host.ReadAsync(data => data.Jobs.AnyAsync(row => row.Id == id && row.EndedAt != null));
            },
            "the check has ended");
        return (await host.ReadAsync(data => data.Jobs.SingleAsync(row => row.Id == id))).Outcome!.Key;
    }
}
