using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Announcements;

namespace AdminConsole.Tests.Domain.Announcements;

public sealed class AnnouncementTests
{
    private static readonly DateTime Now = new(2026, 11, 26, 16, 30, 0, DateTimeKind.Utc); // In Shanghai it is the 27th.
    private static readonly AnnouncementDetails Details = new("标题", "正文", Levels.All, Pinned: true, new(2026, 11, 1), null);

    [Theory]
    [InlineData(AnnouncementState.Draft, true, true, false, false, true)]
    [InlineData(AnnouncementState.Published, false, false, true, true, false)]
    [InlineData(AnnouncementState.Withdrawn, true, true, false, false, false)]
    public void Acts_InEachState_AreAllowedOrRefusedWithTheStatesName(AnnouncementState state, bool change, bool publish, bool withdraw, bool unpin, bool delete)
    {
        (bool Expected, Func<Announcement, Result<Done>> Act)[] acts =
        [
            (change, row => row.Change(Details)),
            (publish, row => row.Publish("陈考区", Now)),
            (withdraw, row => row.Withdraw(Now)),
            (unpin, row => row.Unpin()),
            (delete, row => row.MayBeDeleted()),
        ];
        foreach (var (expected, act) in acts)
        {
            var done = act(In(state));

            Assert.Equal(expected, done.IsOk);
            if (!expected)
                Assert.Equal(("announcement_state", ErrorKind.Conflict, (object)state), (done.Error!.Code, done.Error.Kind, done.Error.Args[0]));
        }
    }

    [Fact]
    public void Publish_AfterItsLastShanghaiDay_IsRefused()
    {
        var row = In(AnnouncementState.Draft);
        row.Change(Details with { ValidTo = new(2026, 11, 26) });
        Assert.Equal("announcement_over", row.Publish("陈考区", Now).Error?.Code);

        row.Change(Details with { ValidTo = new(2026, 11, 27) });
        Assert.True(row.Publish("陈考区", Now).IsOk);
        Assert.Equal((AnnouncementState.Published, Now, "陈考区"), (row.State, row.PublishedAt, row.PublishedBy));
    }

    [Fact]
    public void Roles_OfTheLevels_AreThoseOfTheirPeople()
    {
        Assert.Equal([Role.SiteStaff, Role.PointStaff, Role.InstitutionAdministrator, Role.InstitutionReviewer], Levels.All.Roles());
        Assert.Equal([Role.PointStaff], Levels.Points.Roles());
    }

    private static Announcement In(AnnouncementState state)
    {
        var row = new Announcement { Id = Guid.CreateVersion7(), Title = "标题", Text = "正文", Audience = Levels.All, Pinned = true, ValidFrom = new(2026, 11, 1), WrittenAt = Now };
        if (state != AnnouncementState.Draft)
            Assert.True(row.Publish("陈考区", Now).IsOk);
        if (state == AnnouncementState.Withdrawn)
            Assert.True(row.Withdraw(Now).IsOk);
        return row;
    }
}
