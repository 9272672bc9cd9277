using AdminConsole.Outbox;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Outbox;

public sealed class BreakerTests
{
    private static readonly Lane Sms = new(OutboxChannel.Sms, ClientId: null), Other = new(OutboxChannel.Webhook, Guid.CreateVersion7());
    private static readonly Delivery Down = new(Delivery.TimedOut, ReceiverIsDown: true);

    [Fact]
    public void OP05_ReceiverDown_IsSparedAndTriedAgain_LongerEachTime()
    {
        var clock = new FakeClock();
        var breaker = new Breaker<Lane>(clock);
        for (var failure = 1; failure < Breaker<Lane>.Failures; failure++)
            breaker.Note(Sms, Down.ReceiverIsDown);
        Assert.True(breaker.Allows(Sms));

        breaker.Note(Sms, Down.ReceiverIsDown);
        Assert.False(breaker.Allows(Sms));
        Assert.True(breaker.Allows(Other));
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(breaker.Allows(Sms));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(breaker.Allows(Sms));

        breaker.Note(Sms, Down.ReceiverIsDown);
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(breaker.Allows(Sms));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(breaker.Allows(Sms));

        breaker.Note(Sms, new Delivery(Failure: null).ReceiverIsDown);
        breaker.Note(Sms, Down.ReceiverIsDown);
        Assert.True(breaker.Allows(Sms));
    }

    [Fact]
    public void Breaker_Refusals_AreTheEntrysOwnMatter()
    {
        var breaker = new Breaker<Lane>(new FakeClock());
        for (var count = 0; count < 2 * Breaker<Lane>.Failures; count++)
            breaker.Note(Sms, new Delivery(Delivery.Refused, 400).ReceiverIsDown);

        Assert.True(breaker.Allows(Sms));
    }

    [Fact]
    public void Retries_BeginAtFiveSeconds_EndWithADay()
    {
        Assert.Equal(TimeSpan.FromSeconds(5), Retries.After(1, chance: 0));
        Assert.Equal(TimeSpan.FromSeconds(6), Retries.After(1, chance: 1));
        Assert.Equal(TimeSpan.FromHours(24), Retries.After(7, chance: 0));
        Assert.Null(Retries.After(8, chance: 0));
    }
}
