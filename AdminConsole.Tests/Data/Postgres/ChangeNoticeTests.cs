using System.Text;
using AdminConsole.Data.Postgres;
using AdminConsole.Domain.Institutions;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Tests.Data.Postgres;

public sealed class ChangeNoticeTests
{
    /// <summary>PostgreSQL refuses longer payloads, and with them the whole transaction.</summary>
    private const int LongestPayload = 7_999;

    [Fact]
    public void MN03_WhatOneNodeWrites_TheOtherReadsWhole_InPayloadsThatFit()
    {
        ChangeEvent[] changes =
        [
            .. Enumerable.Range(0, 500).Select(_ => new ChangeEvent(ChangeKind.Submission, Guid.NewGuid(), new Ancestry(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()))),
            new(ChangeKind.Season, Guid.NewGuid(), default),
            new(ChangeKind.Institution, Guid.NewGuid(), new Ancestry(Guid.NewGuid(), SiteId: null, PointId: null, Guid.NewGuid())),
        ];

        var payloads = new ChangeNotice().Write(changes);

        Assert.All(payloads, payload => Assert.InRange(Encoding.UTF8.GetByteCount(payload), 1, LongestPayload));
        var other = new ChangeNotice();
        Assert.Equal(changes, payloads.SelectMany(other.Read));
    }

    [Fact]
    public void Read_OfItsOwn_IsNothing()
    {
        var notice = new ChangeNotice();

        Assert.All(notice.Write([new ChangeEvent(ChangeKind.Season, Guid.NewGuid(), default)]), payload => Assert.Empty(notice.Read(payload)));
    }
}
