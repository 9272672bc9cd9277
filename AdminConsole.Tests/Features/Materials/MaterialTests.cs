using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AdminConsole.Scans;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Materials;

[Collection(ApiCollection.Name)]
public sealed class MaterialTests(ApiHosts hosts)
{
    private static readonly byte[] Photo = File.ReadAllBytes(Repository.FullPath("samples/images/ID_PHOTO.jpg"));
    private static readonly byte[] Png = File.ReadAllBytes(Repository.FullPath("samples/images/ID_DOCUMENT-1.png"));

    [Theory, DatabaseData]
    public async Task FI02_JpegAndPng_AreKept(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);

        var photo = await host.Client.UploadAsync("ID_PHOTO", Photo, "photo.jpg", "image/jpeg");
        var scan = await host.Client.UploadAsync("ID_DOCUMENT", Png, "front.PNG", "image/png");

        Assert.Equal((201, 201), (photo.Status, scan.Status));
        var id = (Guid)scan.Body!["id"]!;
        var row = await host.ReadAsync(data => data.Materials.SingleAsync(row => row.Id == id));
        var kept = await host.Services.GetRequiredService<IScanStore>().ReadAsync(row.StorageName, CancellationToken.None);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(kept!)), scan.Body["sha256"]!.ToString());
        Assert.Equal((row.Width, row.Height), ((int)scan.Body["width"]!, (int)scan.Body["height"]!));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Png)), row.ReceivedSha256);
        Assert.Equal(-1, File.ReadAllBytes(Directory.GetFiles(host.Scans, row.StorageName, SearchOption.AllDirectories).Single()).AsSpan().IndexOf("IHDR"u8));
        Assert.Equal(("ID_DOCUMENT", "image/png", kept!.Length), (row.Slot, row.ContentType, row.Length));
    }

    public static TheoryData<string, byte[], string, string> Refused => new()
    {
        { "GIF", "GIF89a\u0001\0\u0001\0"u8.ToArray(), "a.gif", "image/gif" },
        { "GIF that says it is a JPEG", "GIF89a\u0001\0\u0001\0"u8.ToArray(), "a.jpg", "image/jpeg" },
        { "HTML", "<html></html>"u8.ToArray(), "a.html", "text/html" },
        { "SVG", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "a.png", "image/png" },
        { "PDF", "%PDF-1.7"u8.ToArray(), "a.jpg", "image/jpeg" },
        { "nothing", [], "a.jpg", "image/jpeg" },
        { "JPEG cut short", Photo[..(Photo.Length / 2)], "a.jpg", "image/jpeg" },
        { "PNG cut short", Png[..^4], "a.png", "image/png" },
        { "JPEG that says it is a PNG", Photo, "a.png", "image/png" },
        { "PNG with another extension", Png, "a.jpg", "image/png" },
        { "PNG with another type", Png, "a.png", "image/jpeg" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task FI02_AnythingElse_IsRefusedAndKeepsNothing(string what, byte[] file, string fileName, string contentType)
    {
        Assert.NotEmpty(what);
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var before = await host.ContentsAsync();

        var answer = (await host.Client.UploadAsync("ID_DOCUMENT", file, fileName, contentType)).IsRefused(422, "image_invalid");

        Assert.Equal("仅支持 JPG/PNG 格式的有效图片", answer.Body!["title"]!.ToString());
        Assert.Equal(before, await host.ContentsAsync());
    }

    [Theory]
    [InlineData("ID_DOCUMENT", 204_801)]
    [InlineData("ID_DOCUMENT", 5_000_000)]
    [InlineData("ID_PHOTO", 30_720)]
    public async Task FI01_TooLong_IsRefusedBeforeItIsLookedAt(string slot, int length)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var before = await host.ContentsAsync();
        var file = new byte[length];
        Photo.CopyTo(file, 0);

        (await host.Client.UploadAsync(slot, file, "a.jpg", "image/jpeg").WaitAsync(TimeSpan.FromSeconds(20))).IsRefused(413, "file_too_large");

        Assert.Equal(before, await host.ContentsAsync());
    }

    [Fact]
    public async Task FI01_TooLongInChunks_IsRefused()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var part = new ByteArrayContent(new byte[5_000_000]);
        part.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/materials") { Content = new MultipartFormDataContent { { new StringContent("ID_DOCUMENT"), "slot" }, { part, "file", "a.jpg" } } };
        request.Headers.TransferEncodingChunked = true;

        (await host.Client.AnswerAsync(request).WaitAsync(TimeSpan.FromSeconds(20))).IsRefused(413, "file_too_large");
    }

    [Theory, DatabaseData]
    public async Task FI07_Delete_TakesBackAFreeImage_AndRefusesOneThatAFilingHolds(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var (free, held) = (await UploadedAsync(), await UploadedAsync());
        var filing = await host.NewFilingAsync();
        Assert.Equal(201, (await host.Client.SubmitAsync(filing.WithMaterial("OTHER_PROOF", held))).Status);

        (await DeleteAsync(host.OtherClient, free)).IsRefused(404, "not_found");
        (await DeleteAsync(host.Client, held)).IsRefused(409, "locked");
        Assert.Equal(204, (await DeleteAsync(host.Client, free)).Status);
        (await DeleteAsync(host.Client, free)).IsRefused(404, "not_found");
        Assert.Equal([held], await host.ReadAsync(data => data.Materials.Where(row => row.Id == free || row.Id == held).Select(row => row.Id).ToListAsync()));

        async Task<Guid> UploadedAsync() => (Guid)(await host.Client.UploadAsync("OTHER_PROOF", Png, "front.png", "image/png")).Body!["id"]!;

        static Task<Answer> DeleteAsync(HttpClient client, Guid id) => client.AnswerAsync(new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/materials/{id}"));
    }

    [Fact]
    public async Task Upload_SlotOfNoProfile_IsRefusedAtItsPath()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);

        Assert.Equal(201, (await host.Client.UploadAsync("STUDENT_ID", Photo, "a.jpg", "image/jpeg")).Status);
        (await host.Client.UploadAsync("STUDENT_IDS", Photo, "a.jpg", "image/jpeg")).IsRefusedAt("slot");
        (await host.Client.UploadAsync("../../etc", Photo, "a.jpg", "image/jpeg")).IsRefusedAt("slot");
    }

    [Fact]
    public async Task Upload_PngForThePhoto_IsRefused()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);

        (await host.Client.UploadAsync("ID_PHOTO", Png[..Math.Min(Png.Length, 30_000)], "a.png", "image/png")).IsRefused(422, "image_invalid");
    }

    [Fact]
    public async Task Upload_PartsMissingTwiceOrUnknown_AreRefused()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);

        (await SendAsync(new MultipartFormDataContent { { new StringContent("ID_PHOTO"), "slot" } })).IsRefusedAt("file");
        (await SendAsync(new MultipartFormDataContent { { new ByteArrayContent(Photo), "file", "a.jpg" } })).IsRefusedAt("slot");
        (await SendAsync(new MultipartFormDataContent { { new StringContent("ID_PHOTO"), "slot" }, { new StringContent("ID_PHOTO"), "slot" } })).IsRefused(400, "bad_request");
        (await SendAsync(new MultipartFormDataContent { { new StringContent("x"), "submissionId" } })).IsRefused(400, "bad_request");

        Task<Answer> SendAsync(HttpContent content) => host.Client.AnswerAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/materials") { Content = content });
    }

    [Theory]
    [InlineData("application/json", 415, "unsupported_type")]
    [InlineData("image/jpeg", 415, "unsupported_type")]
    [InlineData("multipart/form-data", 400, "bad_request")]
    [InlineData("multipart/form-data; boundary=x", 400, "bad_request")]
    public async Task Upload_NotMultipart_IsRefused(string contentType, int status, string code)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);

        (await host.Client.SendBytesAsync(HttpMethod.Post, "/api/v1/materials", "no parts"u8.ToArray(), contentType)).IsRefused(status, code);
    }
}
