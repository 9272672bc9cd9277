using System.Net;
using AdminConsole.Data.Demonstration;
using AdminConsole.Domain.Accounts;
using AdminConsole.Features.Accounts;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Accounts;

/// <summary>The page on which a person sets the password, and what becomes of the sessions that are open.</summary>
[Collection(ApiCollection.Name)]
public sealed class PasswordResetTests(ApiHosts hosts)
{
    private const string First = "Diyici-2027-mima", Second = "Dierci-2027-mima";

    [Theory]
    [DatabaseData("nurse-reset")]
    public async Task AU11_NewPassword_EndsTheOpenSessionAtOnce_AndTheOldPassword(DatabaseKind kind, string userName)
    {
        var host = await hosts.OnAsync(kind);
        var id = await CreateAsync(host, userName);
        using var open = await SignInAsync(host, userName, First);
        var code = await IssueAsync(host, id);
        using var stranger = new Visitor(host.Address);

        var refused = await SetAsync(stranger, userName, code, "short");
        Assert.Equal(422, refused.Status);
        Assert.Contains($"value=\"{userName}\"", refused.Text, StringComparison.Ordinal);
        Assert.Contains("fault-password", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await OpenQueueAsync(open));
        var done = await SetAsync(stranger, userName, code, Second);

        Assert.Equal(200, done.Status);
        Assert.Contains("密码已设置", done.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, await OpenQueueAsync(open));
        Assert.Equal("/sign-in?failed=1&returnUrl=%2F", await TrySignInAsync(host, userName, First));
        using var anew = await SignInAsync(host, userName, Second);
        Assert.Equal(HttpStatusCode.OK, await OpenQueueAsync(anew));
    }

    /// <summary>Whoever guesses learns neither whether the user is there nor whether a code is.</summary>
    [Fact]
    public async Task CO02_ResetCode_UsedWrongOrNobodys_IsRefusedAlike()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var id = await CreateAsync(host, "nurse-guess");
        var code = await IssueAsync(host, id);
        using var stranger = new Visitor(host.Address);
        Assert.Equal(200, (await SetAsync(stranger, "nurse-guess", code, Second)).Status);

        foreach (var (userName, typed) in ((string, string)[])[("nurse-guess", code), ("nurse-guess", "0000-0000-0000-0000"), ("no-such-user", code), ("reviewer", code)])
        {
            var refused = await SetAsync(stranger, userName, typed, First);
            Assert.Equal(422, refused.Status);
            Assert.Contains("用户名、重置码错误或重置码已失效", refused.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [DatabaseData("nurse-moved")]
    public async Task AZ07_DisabledOrMoved_EndsTheOpenSession_AndTheSignIn(DatabaseKind kind, string userName)
    {
        var host = await hosts.OnAsync(kind);
        var id = await CreateAsync(host, userName);
        using var first = await SignInAsync(host, userName, First);
        Assert.True((await host.AsAsync("hospital-admin", services => services.GetRequiredService<UserService>().DisableAsync(id))).IsOk);

        Assert.Equal(HttpStatusCode.Found, await OpenQueueAsync(first));
        Assert.Equal("/sign-in?failed=1&returnUrl=%2F", await TrySignInAsync(host, userName, First));
        Assert.True((await host.AsAsync("hospital-admin", services => services.GetRequiredService<UserService>().EnableAsync(id))).IsOk);
        Assert.Equal(HttpStatusCode.Found, await OpenQueueAsync(first));
        using var second = await SignInAsync(host, userName, First);
        Assert.Equal(HttpStatusCode.OK, await OpenQueueAsync(second));

        var neighbour = await host.InstitutionAsync(DemonstrationPeople.Neighbour);
        var view = await host.AsAsync("point", services => services.GetRequiredService<UserQueries>().FindAsync(id));
        var moved = await host.AsAsync("point", services => services.GetRequiredService<UserService>().EditAsync(
            id, new UserInput { Name = view!.Row.Name, NodeId = neighbour.Id, Roles = [Role.InstitutionReviewer] }, view.Version));
        Assert.True(moved.IsOk, moved.Error?.Code);
        Assert.Equal(HttpStatusCode.Found, await OpenQueueAsync(second));
    }

    /// <summary>A reviewer of the hospital, with a password.</summary>
    private static async Task<Guid> CreateAsync(ApiHost host, string userName)
    {
        var hospital = await host.InstitutionAsync();
        var made = await host.AsAsync("hospital-admin", services => services.GetRequiredService<UserService>().CreateAsync(
            new UserInput { UserName = userName, Name = "护士长", NodeId = hospital.Id, Roles = [Role.InstitutionReviewer] }));
        Assert.True(made.IsOk, made.Error?.Code);
        using var visitor = new Visitor(host.Address);
        Assert.Equal(200, (await SetAsync(visitor, userName, made.Value.Text!, First)).Status);
        return await host.ReadAsync(data => data.Users.Where(user => user.UserName == userName).Select(user => user.Id).SingleAsync());
    }

    private static async Task<string> IssueAsync(ApiHost host, Guid id)
    {
        var issued = await host.AsAsync("hospital-admin", services => services.GetRequiredService<PasswordResetService>().StartAsync(id, bySms: false));
        return issued.Value.Text!;
    }

    private static Task<PublicPage> SetAsync(Visitor visitor, string userName, string code, string password) => visitor.FillInAsync(
        "/password-reset", "reset", [new("Input.UserName", userName), new("Input.Code", code), new("Input.Password", password), new("Input.PasswordAgain", password)]);

    private static async Task<string?> TrySignInAsync(ApiHost host, string userName, string password)
    {
        using var visitor = new Visitor(host.Address);
        using var answer = await visitor.PostAsync("/sign-in", ("userName", userName), ("password", password));
        return answer.Headers.Location?.ToString();
    }

    private static async Task<Visitor> SignInAsync(ApiHost host, string userName, string password)
    {
        var visitor = new Visitor(host.Address);
        using var answer = await visitor.PostAsync("/sign-in", ("userName", userName), ("password", password));
        Assert.Equal("/", answer.Headers.Location?.ToString());
        return visitor;
    }

    private static async Task<HttpStatusCode> OpenQueueAsync(Visitor visitor)
    {
        using var answer = await visitor.GetAsync("/review");
        return answer.StatusCode;
    }
}
