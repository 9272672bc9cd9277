using AdminConsole.Authorization;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Outbox;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AdminConsole.Tests.Outbox;

public sealed class OutboxTests
{
    private const string Phone = "13800002120";

    private static readonly Phrase Words = new("error.already_decided", "李审核", new DateTime(2021, 3, 1, 1, 0, 0, DateTimeKind.Utc), "2021-000001");

    [Theory, DatabaseData]
    public async Task DU11_Tell_ReachesWhoeverHoldsTheRoleAtTheNode_Once(DatabaseKind kind)
    {
        await using var host = await OutboxHost.StartAsync(kind, dispatchers: 2);
        var about = Guid.CreateVersion7();

        await host.TellAsync(SampleLibrary.SiteStaff, work => work.Tell(Audience.At(SampleLibrary.Hospital, Role.InstitutionReviewer, Role.InstitutionAdministrator), about, Words, "review/1"));

        await host.UntilAsync(async () => (await host.EntriesAsync(about)).Count == 0, "the message is delivered");
        var message = Assert.Single(await host.MessagesAsync(Words.Key));
        Assert.Equal((await UserOfAsync(host, SampleLibrary.Hospital.Id), "review/1", Words), (message.UserId, message.Link, message.Words));
        Assert.Null(message.ReadAt);
    }

    [Theory, DatabaseData]
    public async Task DU11_CopiedMessage_GoesToThePhoneOfTheInstitutionsPeopleToo_Once(DatabaseKind kind)
    {
        await using var host = await OutboxHost.StartAsync(kind, dispatchers: 2);
        host.Data.Services.GetRequiredService<IOptions<SmsOptions>>().Value.Copies = $"message.withdrawn {Words.Key}";
        var (reviewer, about) = (await UserOfAsync(host, SampleLibrary.Hospital.Id), Guid.CreateVersion7());
        var personal = host.Data.Services.GetRequiredService<PersonalData>();
        await host.TellAsync(AccessScope.System, work => work.Data.Users.Single(user => user.Id == reviewer).BindPhone(personal, Phone));

        await host.TellAsync(SampleLibrary.SiteStaff, work => work.Tell(Audience.At(SampleLibrary.Hospital, Role.InstitutionReviewer, Role.InstitutionAdministrator), about, Words));
        await host.TellAsync(SampleLibrary.SiteStaff, work => work.Tell(Audience.At(SampleLibrary.Hospital, Role.InstitutionReviewer, Role.InstitutionAdministrator), about, new Phrase("error.forbidden")));

        await host.UntilAsync(async () => (await host.EntriesAsync(about)).All(entry => entry.State == OutboxState.Sent) && host.Sender.Sent.Count > 0, "the text is sent");
        Assert.Equal((Phone, 1), (Assert.Single(host.Sender.Sent).Phone, (await host.MessagesAsync(Words.Key)).Count));
        Assert.Contains("李审核", host.Sender.Sent[0].Text, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task DU11_TellEverywhere_ReachesEverybodyWithTheRole_OnceAndInPortions(DatabaseKind kind)
    {
        await using var host = await OutboxHost.StartAsync(kind, dispatchers: 2);
        var sample = await UserOfAsync(host, SampleLibrary.Hospital.Id);
        await host.TellAsync(AccessScope.System, work =>
        {
            var like = work.Data.Users.Single(user => user.Id == sample);
            for (var number = 0; number < 1100; number++)
            {
                work.Data.Users.Add(new AppUser
                {
                    Id = Guid.CreateVersion7(),
                    UserName = $"many-{number}",
                    NormalizedUserName = $"MANY-{number}",
                    DisplayName = "众人",
                    DistrictId = like.DistrictId,
                    SiteId = like.SiteId,
                    PointId = like.PointId,
                    InstitutionId = like.InstitutionId,
                    Disabled = number % 11 == 0,
                    Roles = [new RoleAssignment { Role = Role.PointStaff }],
                });
            }
        });
        var about = Guid.CreateVersion7();

        await host.TellAsync(SampleLibrary.DistrictStaff, work => work.Tell(Audience.Everywhere([Role.SiteStaff, Role.PointStaff]), about, Words));

        await host.UntilAsync(async () => (await host.EntriesAsync(about)).Count == 0, "the message is delivered to everybody");
        var messages = await host.MessagesAsync(Words.Key);
        Assert.Equal((1000, 1000), (messages.Count, messages.Select(row => row.UserId).Distinct().Count()));
    }

    [Theory, DatabaseData]
    public async Task Tell_LevelAbove_GoesPastLevelsWithoutStaff(DatabaseKind kind)
    {
        await using var host = await OutboxHost.StartAsync(kind);
        var staff = await UserOfAsync(host, SampleLibrary.Wuhan.Id);
        await host.TellAsync(AccessScope.System, work => work.Data.Users.Include(user => user.Roles).Single(user => user.Id == staff).Roles.Add(new RoleAssignment { Role = Role.SiteStaff }));

        await host.TellAsync(SampleLibrary.Reviewer, work => work.Tell(Audience.LevelAbove(SampleLibrary.Hospital), Guid.CreateVersion7(), Words));

        await host.UntilAsync(async () => (await host.MessagesAsync(Words.Key)).Count == 1, "the site is told, because the point has nobody");
        Assert.Equal(staff, (await host.MessagesAsync(Words.Key))[0].UserId);
    }

    [Theory, DatabaseData]
    public async Task DU11_RefusedUnit_TellsNobody(DatabaseKind kind)
    {
        await using var host = await OutboxHost.StartAsync(kind);
        var about = Guid.CreateVersion7();

        var refused = await host.Data.As(SampleLibrary.Reviewer).WriteAsync<Done>(work =>
        {
            work.Tell(Audience.At(SampleLibrary.Hospital, Role.InstitutionReviewer), about, Words);
            return Task.FromResult<Result<Done>>(Error.Forbidden);
        });

        Assert.False(refused.IsOk);
        Assert.Empty(await host.EntriesAsync(about));
    }

    [Theory, DatabaseData]
    public async Task HeldBack_WaitsForItsMoment_AndIsTakenBackUntilThen(DatabaseKind kind)
    {
        await using var host = await OutboxHost.StartAsync(kind);
        var (undone, kept) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var until = host.Data.Clock.GetUtcNow().UtcDateTime.AddSeconds(10);
        await host.TellAsync(SampleLibrary.Reviewer, work =>
        {
            work.Sms(Personal(host), undone, Phone, new Phrase("error.forbidden"), notBefore: until);
            work.Sms(Personal(host), kept, Phone, new Phrase("error.not_found"), notBefore: until);
        });

        host.Data.Clock.Advance(TimeSpan.FromSeconds(5));
        var back = await host.Data.As(SampleLibrary.Reviewer).WriteAsync<Done>(async work =>
        {
            await work.TakeBackAsync(undone);
            return Done.Yes;
        });

        Assert.True(back.IsOk);
        Assert.Empty(host.Sender.Sent);
        await host.UntilAsync(() => Task.FromResult(host.Sender.Sent.Count > 0), "what was kept goes out");
        Assert.True(host.Data.Clock.GetUtcNow().UtcDateTime >= until);
        Assert.Equal("没有找到", Assert.Single(host.Sender.Sent).Text[..4]);
        Assert.Empty(await host.EntriesAsync(undone));
    }

    [Theory, DatabaseData]
    public async Task DU11_SeveralNodes_SendEachOnce_AndForgetThePhone(DatabaseKind kind)
    {
        const int Texts = 40;
        await using var host = await OutboxHost.StartAsync(kind, dispatchers: 3);
        var about = Guid.CreateVersion7();

        await host.TellAsync(SampleLibrary.Reviewer, work => Enumerable.Range(0, Texts).ToList().ForEach(_ => work.Sms(Personal(host), about, Phone, new Phrase("error.forbidden"))));

        await host.UntilAsync(async () => (await host.EntriesAsync(about)).All(entry => entry.State == OutboxState.Sent), "all are sent");
        Assert.Equal(Texts, host.Sender.Sent.Count);
        Assert.Equal(Texts, host.Sender.Sent.Select(text => text.Id).Distinct().Count());
        Assert.All(host.Sender.Sent, text => Assert.Equal(Phone, text.Phone));
        Assert.All(await host.EntriesAsync(about), entry => Assert.Equal((null, "138****2120", 1), (entry.Sealed, entry.Recipient, entry.Attempts)));
    }

    [Theory, DatabaseData]
    public async Task DU11_ServerGoneBetweenSendAndMark_AnotherSendsOnceMore(DatabaseKind kind)
    {
        await using var host = await OutboxHost.StartAsync(kind, dispatchers: 0);
        var about = Guid.CreateVersion7();
        await host.TellAsync(SampleLibrary.Reviewer, work => work.Sms(Personal(host), about, Phone, new Phrase("error.forbidden")));
        var lane = new Lane(OutboxChannel.Sms, ClientId: null);
        var service = host.Data.As<OutboxService>(AccessScope.System);

        var first = await service.TakeAsync(lane, CancellationToken.None);
        Assert.NotNull(first);
        Assert.Null(await service.TakeAsync(lane, CancellationToken.None));
        host.Data.Clock.Advance(OutboxService.Lease);
        var again = await service.TakeAsync(lane, CancellationToken.None);

        Assert.Equal((first.Id, 2), (again!.Id, again.Attempts));
        Assert.NotNull(again.Sealed);
    }

    [Theory, DatabaseData]
    public async Task Failure_IsTriedAgainWithinADay_AndGivenUpThen(DatabaseKind kind)
    {
        await using var host = await OutboxHost.StartAsync(kind);
        var about = Guid.CreateVersion7();
        host.Sender.Answer = new Delivery(Delivery.Refused, 400);
        var start = host.Data.Clock.GetUtcNow();
        await host.TellAsync(SampleLibrary.Reviewer, work => work.Sms(Personal(host), about, Phone, new Phrase("error.forbidden")));

        await host.UntilAsync(async () => (await host.EntriesAsync(about)).Single().Attempts == 2, "it is tried again", TimeSpan.FromSeconds(1));
        Assert.InRange((host.Data.Clock.GetUtcNow() - start).TotalSeconds, 5, 20);
        await host.UntilAsync(async () => (await host.EntriesAsync(about)).Single().State == OutboxState.Failed, "it is given up", TimeSpan.FromMinutes(20));

        var entry = (await host.EntriesAsync(about)).Single();
        Assert.Equal((8, Delivery.Refused, true), (entry.Attempts, entry.Failure, entry.Sealed is not null));
        var tries = await host.Data.InspectAsync(data => data.OutboxAttempts.Where(row => row.EntryId == entry.Id).OrderBy(row => row.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 8), tries.Select(row => row.Number));

        // At least the waits of the schedule; above it, as far as the clock was moved between two looks.
        Assert.True(tries[^1].At - tries[0].At >= TimeSpan.FromHours(34), $"{tries[^1].At - tries[0].At}");
        Assert.Equal(Delivery.Refused, await host.Data.InspectAsync(data => data.AuditEntries.Where(row => row.Action == "sms.send").Select(row => row.Outcome).SingleAsync()));
    }

    [Theory, DatabaseData]
    public async Task ExpiredText_IsNotSent(DatabaseKind kind)
    {
        await using var host = await OutboxHost.StartAsync(kind);
        var about = Guid.CreateVersion7();
        var past = host.Data.Clock.GetUtcNow().UtcDateTime.AddSeconds(-1);

        await host.TellAsync(SampleLibrary.Reviewer, work => work.Sms(Personal(host), about, Phone, new Phrase("error.forbidden"), notAfter: past));

        await host.UntilAsync(async () => (await host.EntriesAsync(about)).Single().State == OutboxState.Failed, "it is given up");
        Assert.Empty(host.Sender.Sent);
    }

    [Theory, DatabaseData]
    public async Task Sweep_RemovesWhatEndedLongAgo(DatabaseKind kind)
    {
        await using var host = await OutboxHost.StartAsync(kind, dispatchers: 0);
        var service = host.Data.As<OutboxService>(AccessScope.System);
        var before = await host.Data.InspectAsync(data => data.OutboxEntries.CountAsync());
        var now = host.Data.Clock.GetUtcNow().UtcDateTime;

        Assert.Equal(0, await service.SweepAsync(now, CancellationToken.None));
        Assert.Equal(before, await service.SweepAsync(now + OutboxService.KeepEntries + TimeSpan.FromMinutes(1), CancellationToken.None));
        Assert.Equal((0, 0), await host.Data.InspectAsync(async data => (await data.OutboxEntries.CountAsync(), await data.OutboxAttempts.CountAsync())));
    }

    private static PersonalData Personal(OutboxHost host) => host.Data.Services.GetRequiredService<PersonalData>();

    private static Task<Guid> UserOfAsync(OutboxHost host, Guid node) => host.Data.InspectAsync(data => data.Users.Where(user => user.InstitutionId == node).Select(user => user.Id).SingleAsync());
}
