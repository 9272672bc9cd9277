using System.Net;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Features.Accounts;

[Collection(ApiCollection.Name)]
public sealed class SignInEndpointsTests(ApiHosts hosts)
{
    [Theory]
    [InlineData("/review?state=all", "/review?state=all")]
    [InlineData("/institutions?q=%E6%AD%A6%E6%B1%89", "/institutions?q=%E6%AD%A6%E6%B1%89")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\\\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/a\r\nSet-Cookie: b=c", "/")]
    [InlineData("/a\u0001", "/")]
    [InlineData("/中文", "/")]
    [InlineData("", "/")]
    public async Task AU13_ReturnUrl_LeadsToOurOwnPagesOnly(string given, string expected)
    {
        var address = (await hosts.OnAsync(DatabaseKind.Sqlite)).Address;
        using var visitor = new Visitor(address);
        using var stranger = new Visitor(address);

        using var signedIn = await visitor.PostAsync("/sign-in", ("userName", "reviewer"), ("password", Visitor.Password), ("returnUrl", given));
        using var language = await stranger.PostAsync("/preferences", ("language", "en"), ("returnUrl", given));

        Assert.Equal((HttpStatusCode.Found, expected), (signedIn.StatusCode, signedIn.Headers.Location?.OriginalString));
        Assert.Equal((HttpStatusCode.Found, expected), (language.StatusCode, language.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task SignIn_FieldsMissing_IsRefusedLikeAWrongPassword()
    {
        using var visitor = new Visitor((await hosts.OnAsync(DatabaseKind.Sqlite)).Address);

        foreach (var fields in ((string, string)[][])[[], [("userName", "")], [("userName", "reviewer")], [("password", "x")], [("userName", "nobody"), ("password", "x")]])
        {
            using var answer = await visitor.PostAsync("/sign-in", fields);
            Assert.Equal((HttpStatusCode.Found, "/sign-in?failed=1&returnUrl=%2F"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/preferences")]
    public async Task IN11_FormWithoutItsToken_IsRefusedWithAPage(string path)
    {
        using var visitor = await Visitor.SignedInAsync((await hosts.OnAsync(DatabaseKind.Sqlite)).Address, "reviewer");

        using var answer = await visitor.PostBareAsync(path, ("userName", "reviewer"), ("password", Visitor.Password), ("language", "en"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("操作失败", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var queue = await visitor.GetAsync("/review");
        Assert.Equal(HttpStatusCode.OK, queue.StatusCode);
    }

    [Fact]
    public async Task SignOut_WithItsToken_EndsTheSessionAndIsOnRecord()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        using var visitor = await Visitor.SignedInAsync(host.Address, "point");

        using var answer = await visitor.PostAsync("/sign-out");

        Assert.Equal("/sign-in", answer.Headers.Location?.OriginalString);
        Assert.Equal(["\"cache\", \"storage\""], answer.Headers.GetValues("Clear-Site-Data"));
        using var queue = await visitor.GetAsync("/review");
        Assert.Equal(HttpStatusCode.Found, queue.StatusCode);
        Assert.True(await host.ReadAsync(data => data.AuditEntries.AnyAsync(row => row.Action == "account.sign-out" && row.ActorName == "吴报名")));
    }

    [Fact]
    public async Task AZ05_NodeRoleOrUserFromTheClient_ChangesNothing()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var hospital = await host.InstitutionAsync();
        var district = await host.ReadAsync(data => data.Users.SingleAsync(user => user.UserName == "district"));
        using var visitor = await Visitor.SignedInAsync(host.Address, "neighbour");
        var own = await NumbersAsync("/review/export?state=all");

        Assert.NotEmpty(own);
        Assert.Equal(own, await NumbersAsync($"/review/export?state=all&institutionId={hospital.Id}&nodeId={hospital.Id}&scope=District&role=DistrictStaff&userId={district.Id}&client_id={district.Id}"));
        Assert.Empty(await NumbersAsync($"/review/export?state=all&institution={hospital.Id:N}"));

        async Task<List<string>> NumbersAsync(string path)
        {
            using var answer = await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            using var workbook = new XLWorkbook(await answer.Content.ReadAsStreamAsync());
            return [.. workbook.Worksheets.Single().RowsUsed().Skip(3).Select(row => row.Cell(1).GetString())];
        }
    }
}
