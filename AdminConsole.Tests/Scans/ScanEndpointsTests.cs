using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AdminConsole.Authorization;
using AdminConsole.Data.Demonstration;
using AdminConsole.Domain.Scans;
using AdminConsole.Scans;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Scans;

[Collection(ApiCollection.Name)]
public sealed partial class ScanEndpointsTests(ApiHosts hosts)
{
    private static readonly byte[] Png = File.ReadAllBytes(Repository.FullPath("samples/images/ID_DOCUMENT-1.png"));

    [Theory, DatabaseData]
    public async Task FI01_FI03_FI05_SignedInPersonsUpload_IsKeptSealedUnderARandomNameWithACleanLabel(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        using var administrator = await Visitor.SignedInAsync(host.Address, "hospital-admin");
        var hospital = await host.InstitutionAsync();

        var answer = await UploadAsync(administrator, hospital.Id, Png, @"C:\Users\me\许可证.png");

        Assert.Equal(201, answer.Status);
        var id = (Guid)answer.Body!["id"]!;
        var row = await host.ReadAsync(data => data.Scans.SingleAsync(row => row.Id == id));
        Assert.Equal((hospital.Id, null, "许可证.png", "image/png", 1), (row.InstitutionId, row.ParentId, row.Label, row.ContentType, row.Orientation));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Png)), row.ReceivedSha256);
        Assert.Matches("^[0-9a-f]{32}$", row.StorageName);
        var file = await File.ReadAllBytesAsync(Directory.GetFiles(host.Scans, row.StorageName, SearchOption.AllDirectories).Single());
        Assert.Equal(-1, file.AsSpan().IndexOf("IHDR"u8));
        var opened = await host.Services.GetRequiredService<IScanStore>().ReadAsync(row.StorageName, CancellationToken.None);
        Assert.Equal(row.Sha256, Convert.ToHexStringLower(SHA256.HashData(opened!)));
    }

    [Fact]
    public async Task FI01_Order_SignedInThenTokenThenRightThenLengthThenContent_AndNothingIsKept()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var hospital = await host.InstitutionAsync();
        var neighbour = await host.InstitutionAsync(DemonstrationPeople.Neighbour);
        using var stranger = new Visitor(host.Address);
        using var administrator = await Visitor.SignedInAsync(host.Address, "hospital-admin");
        var before = await CountAsync(host);
        var tooLong = new byte[204_801];

        Assert.Contains((await SendAsync(stranger, hospital.Id, tooLong, "a.gif", token: null)).Status, (int[])[302, 401]);
        (await SendAsync(administrator, hospital.Id, tooLong, "a.gif", token: null)).IsRefused(400, "antiforgery_invalid");
        (await SendAsync(administrator, hospital.Id, tooLong, "a.gif", token: "forged")).IsRefused(400, "antiforgery_invalid");
        (await UploadAsync(administrator, neighbour.Id, tooLong, "a.gif")).IsRefused(404, "not_found");
        (await UploadAsync(administrator, hospital.Id, tooLong, "a.gif")).IsRefused(413, "file_too_large");
        (await UploadAsync(administrator, hospital.Id, "GIF89a"u8.ToArray(), "a.png")).IsRefused(422, "image_invalid");
        (await UploadAsync(administrator, hospital.Id, Png, "a.jpg")).IsRefused(422, "image_invalid");
        using var reviewer = await Visitor.SignedInAsync(host.Address, "reviewer");
        (await UploadAsync(reviewer, hospital.Id, Png, "a.png")).IsRefused(403, "forbidden");

        Assert.Equal(before, await CountAsync(host));
    }

    [Fact]
    public async Task FI06_Download_GoesToTheUploaderThenToWhoSeesTheParent_AndToNobodyElse()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var hospital = await host.InstitutionAsync();
        using var administrator = await Visitor.SignedInAsync(host.Address, "hospital-admin");
        using var reviewer = await Visitor.SignedInAsync(host.Address, "reviewer");
        using var district = await Visitor.SignedInAsync(host.Address, "district");
        using var neighbour = await Visitor.SignedInAsync(host.Address, "neighbour");
        var id = (Guid)(await UploadAsync(administrator, hospital.Id, Png, "许可证.png")).Body!["id"]!;

        using var own = await administrator.GetAsync($"/scans/{id}");
        Assert.Equal((200, "image/png", "no-store"), ((int)own.StatusCode, own.Content.Headers.ContentType?.ToString(), own.Headers.CacheControl?.ToString()));
        Assert.Equal(["nosniff"], own.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["sandbox; default-src 'none'"], own.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["same-origin"], own.Headers.GetValues("Cross-Origin-Resource-Policy"));
        Assert.Equal(("inline", "许可证.png"), (own.Content.Headers.ContentDisposition?.DispositionType, own.Content.Headers.ContentDisposition?.FileNameStar));
        Assert.Equal(404, await StatusAsync(district, id));

        await host.ReadAsync(data => data.Scans.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.ParentId, Guid.CreateVersion7())));
        Assert.Equal((200, 200, 404), (await StatusAsync(district, id), await StatusAsync(reviewer, id), await StatusAsync(neighbour, id)));
    }

    [Fact]
    public async Task FI08_FileThatIsGoneOrAltered_Is404AndKnownToHealth()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var health = host.Services.GetRequiredService<ScanHealth>();
        using var administrator = await Visitor.SignedInAsync(host.Address, "hospital-admin");
        var id = (Guid)(await UploadAsync(administrator, (await host.InstitutionAsync()).Id, Png, "a.png")).Body!["id"]!;
        var name = await host.ReadAsync(data => data.Scans.Where(row => row.Id == id).Select(row => row.StorageName).SingleAsync());
        var file = Directory.GetFiles(host.Scans, name, SearchOption.AllDirectories).Single();
        var whole = await File.ReadAllBytesAsync(file);
        var before = health.Damaged;

        await File.WriteAllBytesAsync(file, [.. whole[..^1], (byte)(whole[^1] ^ 1)]);
        Assert.Equal((404, before + 1), (await StatusAsync(administrator, id), health.Damaged));

        // A look that others asked for serves for a second.
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("Degraded", await (await administrator.GetAsync("/health/ready")).Content.ReadAsStringAsync());
        await File.WriteAllBytesAsync(file, whole);

        Assert.Equal((200, before), (await StatusAsync(administrator, id), health.Damaged));
    }

    [Theory, DatabaseData]
    public async Task FI08_Sweep_RemovesOrphansOfAnHourAndUnclaimedRowsOfADay_AndReportsWhatIsMissing(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var hospital = await host.InstitutionAsync();
        using var administrator = await Visitor.SignedInAsync(host.Address, "hospital-admin");
        var store = host.Services.GetRequiredService<IScanStore>();
        var (kept, lost, unclaimed) = (await IdAsync(), await IdAsync(), await IdAsync());
        await host.ReadAsync(data => data.Scans.Where(row => row.Id == kept.Id || row.Id == lost.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.ParentId, Guid.CreateVersion7())));
        var orphan = await store.SaveAsync(Png, CancellationToken.None);
        await store.DeleteAsync(lost.Name, CancellationToken.None);

        await SweepAsync();
        Assert.True(store.Holds(orphan));
        host.Clock.Advance(TimeSpan.FromMinutes(61));
        var sweep = await SweepAsync();
        Assert.False(store.Holds(orphan));
        Assert.True(store.Holds(kept.Name) && store.Holds(unclaimed.Name));
        Assert.True(sweep.Missing >= 1);

        host.Clock.Advance(TimeSpan.FromHours(24));
        await SweepAsync();
        Assert.False(store.Holds(unclaimed.Name));
        Assert.Equal([kept.Id, lost.Id], await host.ReadAsync(data => data.Scans.Where(row => row.Id == kept.Id || row.Id == lost.Id || row.Id == unclaimed.Id).Select(row => row.Id).Order().ToListAsync()));

        async Task<ScanSweep> SweepAsync()
        {
            await using var scope = host.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ActingScope>().Use(AccessScope.System);
            return await scope.ServiceProvider.GetRequiredService<ScanSweepService>().SweepAsync(CancellationToken.None);
        }

        async Task<(Guid Id, string Name)> IdAsync()
        {
            var id = (Guid)(await UploadAsync(administrator, hospital.Id, Png, "a.png")).Body!["id"]!;
            return (id, await host.ReadAsync(data => data.Scans.Where(row => row.Id == id).Select(row => row.StorageName).SingleAsync()));
        }
    }

    [Theory]
    [InlineData("../../etc/passwd.png", "passwd.png")]
    [InlineData("a\u0000b\u202Egnp.png", "abgnp.png")]
    [InlineData(null, "")]
    [InlineData("  .png ", ".png")]
    public void FI05_Label_HasNoPathAndNothingUnseen(string? fileName, string label)
    {
        Assert.Equal(label, ScanUpload.LabelOf(fileName));
        Assert.Equal(Scan.LabelLength, ScanUpload.LabelOf(new string('证', 300)).Length);
    }

    private static Task<(int, int)> CountAsync(ApiHost host) => host.ReadAsync(async data =>
        (await data.Scans.CountAsync(), Directory.Exists(host.Scans) ? Directory.GetFiles(host.Scans, "*", SearchOption.AllDirectories).Length : 0));

    private static async Task<int> StatusAsync(Visitor visitor, Guid id)
    {
        using var answer = await visitor.GetAsync($"/scans/{id}");
        return (int)answer.StatusCode;
    }

    /// <summary>As a page does it: with the token that stands in its markup.</summary>
    private static async Task<Answer> UploadAsync(Visitor visitor, Guid node, byte[] file, string fileName)
    {
        using var page = await visitor.GetAsync("/sign-in");
        return await SendAsync(visitor, node, file, fileName, TokenField().Match(await page.Content.ReadAsStringAsync()).Groups["token"].Value);
    }

    private static async Task<Answer> SendAsync(Visitor visitor, Guid node, byte[] file, string fileName, string? token)
    {
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = MediaTypeHeaderValue.Parse(fileName.EndsWith("png", StringComparison.Ordinal) ? "image/png" : "image/jpeg");
        using var body = new MultipartFormDataContent { { part, "file", fileName } };
        if (token is not null)
            body.Headers.Add("RequestVerificationToken", token);
        using var answer = await visitor.SendAsync(HttpMethod.Post, $"/scans?kind=Licence&node={node}", body);
        return new Answer((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenField();
}
