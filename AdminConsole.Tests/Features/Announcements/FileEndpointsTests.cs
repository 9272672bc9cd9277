using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AdminConsole.Authorization;
using AdminConsole.Domain.Announcements;
using AdminConsole.Features.Announcements;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Announcements;

[Collection(ApiCollection.Name)]
public sealed partial class FileEndpointsTests(ApiHosts hosts)
{
    [Theory, DatabaseData]
    public async Task FI06_Download_GoesByWhatHoldsTheFile_AndOutOfReachIsAsIfItWereNowhere(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        using var district = await Visitor.SignedInAsync(host.Address, "district");
        using var site = await Visitor.SignedInAsync(host.Address, "site");
        using var reviewer = await Visitor.SignedInAsync(host.Address, "reviewer");
        var file = PublishedFiles.Workbook();
        var id = (Guid)(await UploadAsync(district, file, "../材料 清单.xlsx")).Body!["id"]!;
        Assert.Equal((200, 404, 404), (await StatusAsync(district, id), await StatusAsync(site, id), await StatusAsync(reviewer, id)));

        var announcement = await PublishAsync(host, id, Levels.Institutions);

        Assert.Equal((200, 404, 200), (await StatusAsync(district, id), await StatusAsync(site, id), await StatusAsync(reviewer, id)));
        using (var answer = await reviewer.GetAsync($"/files/{id}"))
        {
            Assert.Equal(("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "no-store"), (answer.Content.Headers.ContentType?.ToString(), answer.Headers.CacheControl?.ToString()));
            Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["sandbox; default-src 'none'"], answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Equal(["same-origin"], answer.Headers.GetValues("Cross-Origin-Resource-Policy"));
            Assert.Equal(("attachment", "材料 清单.xlsx", (long)file.Length), (answer.Content.Headers.ContentDisposition?.DispositionType, answer.Content.Headers.ContentDisposition?.FileNameStar, answer.Content.Headers.ContentLength));
            Assert.Equal(file, await answer.Content.ReadAsByteArrayAsync());
        }

        // Out of reach and nowhere answer the same.
        using var hidden = await site.GetAsync($"/files/{id}");
        using var random = await site.GetAsync($"/files/{Guid.CreateVersion7()}");
        Assert.Equal(await BodyAsync(random), await BodyAsync(hidden));
        Assert.Equal(random.Headers.Select(header => header.Key), hidden.Headers.Select(header => header.Key));

        await host.ReadAsync(data => data.Announcements.Where(row => row.Id == announcement).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, AnnouncementState.Withdrawn)));
        Assert.Equal((200, 404), (await StatusAsync(district, id), await StatusAsync(reviewer, id)));
    }

    [Fact]
    public async Task FI01_Upload_AsksForTheRightAndThePageBeforeTheContent_AndKeepsNothingItRefuses()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        using var stranger = new Visitor(host.Address);
        using var site = await Visitor.SignedInAsync(host.Address, "site");
        using var district = await Visitor.SignedInAsync(host.Address, "district");
        var before = await host.ReadAsync(data => data.JobFiles.CountAsync());

        Assert.Contains((await SendAsync(stranger, PublishedFiles.Pdf, "a.pdf", token: null)).Status, (int[])[302, 401]);
        Assert.Contains((await UploadAsync(site, PublishedFiles.Pdf, "a.pdf")).Status, (int[])[302, 403]);
        (await SendAsync(district, PublishedFiles.Pdf, "a.pdf", token: null)).IsRefused(400, "antiforgery_invalid");
        (await UploadAsync(district, new byte[(10 * AnnouncementOptions.MiB) + 1], "a.pdf")).IsRefused(413, "published_file_too_large");
        (await UploadAsync(district, "GIF89a"u8.ToArray(), "a.png")).IsRefused(422, "published_file_invalid");
        (await UploadAsync(district, PublishedFiles.Workbook(), "a.docx")).IsRefused(422, "published_file_invalid");

        Assert.Equal(before, await host.ReadAsync(data => data.JobFiles.CountAsync()));
    }

    private static async Task<Guid> PublishAsync(ApiHost host, Guid file, Levels audience)
    {
        await using var services = host.Services.CreateAsyncScope();
        var district = await host.ReadAsync(data => data.Users.SingleAsync(user => user.UserName == "district"));
        services.ServiceProvider.GetRequiredService<ActingScope>().UseUser(district.Id);
        var announcements = services.ServiceProvider.GetRequiredService<AnnouncementService>();
        var created = await announcements.CreateAsync(new() { Title = "附件测试", Text = "见附件。", Audience = audience, ValidFrom = new(2020, 1, 1), Files = [new FileRow(file, "", 0)] });
        Assert.True(created.IsOk, created.Error?.Code);
        var version = await host.ReadAsync(data => data.Announcements.Where(row => row.Id == created.Value).Select(row => row.Version).SingleAsync());
        Assert.True((await announcements.PublishAsync(created.Value, version)).IsOk);
        return created.Value;
    }

    private static async Task<string> BodyAsync(HttpResponseMessage answer) => TraceId().Replace(await answer.Content.ReadAsStringAsync(), "");

    private static async Task<int> StatusAsync(Visitor visitor, Guid id)
    {
        using var answer = await visitor.GetAsync($"/files/{id}");
        return (int)answer.StatusCode;
    }

    /// <summary>As a page does it: with the token that stands in its markup.</summary>
    private static async Task<Answer> UploadAsync(Visitor visitor, byte[] file, string fileName)
    {
        using var page = await visitor.GetAsync("/sign-in");
        return await SendAsync(visitor, file, fileName, TokenField().Match(await page.Content.ReadAsStringAsync()).Groups["token"].Value);
    }

    private static async Task<Answer> SendAsync(Visitor visitor, byte[] file, string fileName, string? token)
    {
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = MediaTypeHeaderValue.Parse("application/octet-stream");
        using var body = new MultipartFormDataContent { { part, "file", fileName } };
        if (token is not null)
            body.Headers.Add("RequestVerificationToken", token);
        using var answer = await visitor.SendAsync(HttpMethod.Post, "/files", body);
        return new Answer((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenField();

    [GeneratedRegex("\"traceId\":\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TraceId();
}
