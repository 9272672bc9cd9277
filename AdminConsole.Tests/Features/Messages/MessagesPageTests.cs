using AdminConsole.Authorization;
using AdminConsole.Components.Layout;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Features.Messages;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Messages;

public sealed class MessagesPageTests
{
    [Fact]
    public async Task Bell_MessageArrives_CountsIt_AndAnotherPersonsDoesNot()
    {
        await using var test = await StartAsync();
        var bell = test.Browser.Render<MessageBell>();
        bell.WaitForAssertion(() => Assert.Equal("1", bell.Find(".bell-count").TextContent));

        await SendAsync(test, Reader!.UserId!.Value, "2021-000002");
        await test.ShowsAsync(() => bell.Find(".bell-count").TextContent == "2", "the bell counts two");
        Assert.Equal("消息，2 条未读", bell.Find("a").GetAttribute("aria-label"));

        var other = await test.Host.InspectAsync(data => data.Users.Where(user => user.Id != Reader.UserId).Select(user => user.Id).FirstAsync());
        await SendAsync(test, other, "2021-000003");
        await SendAsync(test, Reader.UserId.Value, "2021-000004");
        await test.ShowsAsync(() => bell.Find(".bell-count").TextContent == "3", "the bell counts only its own");
        await test.Browser.DisposeComponentsAsync();
        Assert.DoesNotContain("2021-000003", await NamesAsync(test), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_UnreadAreMarked_AndReadAllEmptiesTheBell()
    {
        await using var test = await StartAsync();
        await SendAsync(test, Reader!.UserId!.Value, "2021-000002");
        var page = test.Browser.Render<MessagesPage>();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".message-unread").Count));

        page.Find("tbody .button").Click();
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".message-unread")));
        page.Find(".page-head .button").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".message-unread")));

        Assert.Equal(0, await test.Host.As<MessageQueries>(Reader).UnreadAsync());
        Assert.Equal(2, page.FindAll("tbody tr").Count);
    }

    private AccessScope? Reader { get; set; }

    private async Task<PageTest> StartAsync()
    {
        AccessScope? reader = null;
        await using (var probe = await DataHost.StartAsync(DatabaseKind.Sqlite))
        {
            // The sample's people are the same in every copy of the template.
            var id = await probe.InspectAsync(data => data.Users.Where(user => user.InstitutionId == SampleLibrary.Hospital.Id).Select(user => user.Id).SingleAsync());
            reader = AccessScope.ForUser(id, "李审核", SampleLibrary.Hospital.Id, SampleLibrary.Hospital.Name, SampleLibrary.Hospital.Kind, [Role.InstitutionReviewer]);
        }

        Reader = reader;
        return await PageTest.StartAsync(
            reader,
            services => services.AddScoped<MessageQueries>().AddMessages(),
            (services, circuit) => services.AddScoped(_ => circuit.GetRequiredService<MessageQueries>()).AddScoped(_ => circuit.GetRequiredService<MessageService>()));
    }

    private static async Task SendAsync(PageTest test, Guid reader, string number) => Assert.True((await test.Host.As(AccessScope.System).WriteAsync<Done>(work =>
    {
        work.Data.Messages.Add(new Message { Id = Guid.CreateVersion7(), UserId = reader, Words = new Phrase("error.already_decided", "李审核", work.Now, number), At = work.Now });
        work.Publish(ChangeKind.Message, reader);
        return Task.FromResult<Result<Done>>(Done.Yes);
    })).IsOk);

    private async Task<string> NamesAsync(PageTest test) => string.Join(' ', (await test.Host.As<MessageQueries>(Reader!).PageAsync(unreadOnly: false, 1, 20)).Rows.SelectMany(row => row.Words.Args));
}
