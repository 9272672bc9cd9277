using AdminConsole.Domain.Accounts;

namespace AdminConsole.Tests.Domain.Accounts;

public sealed class SessionLimitsTests
{
    private static readonly SessionLimits Limits = new(TimeSpan.FromMinutes(15), TimeSpan.FromHours(8));
    private static readonly DateTime Start = new(2027, 3, 1, 1, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(0, 14.9, null)]
    [InlineData(0, 15, SessionEnding.Idle)]
    [InlineData(10, 24.9, null)]
    [InlineData(470, 479.9, null)]
    [InlineData(470, 480, SessionEnding.Absolute)]
    public void BR02_BR03_End_ByWhatWasDoneLast_AndByWhenItBegan(double lastDone, double now, SessionEnding? ending) =>
        Assert.Equal(ending, Limits.EndingAt(Start.AddMinutes(now), Start, Start.AddMinutes(lastDone)));

    /// <summary>A clock that is set back prolongs nothing; another node's may be a little ahead.</summary>
    [Theory]
    [InlineData(-0.5, null)]
    [InlineData(-2, SessionEnding.Absolute)]
    [InlineData(8, SessionEnding.Idle)]
    public void OP04_ClockSetBack_EndsTheSession(double now, SessionEnding? ending) =>
        Assert.Equal(ending, Limits.EndingAt(Start.AddMinutes(now), Start, Start.AddMinutes(Math.Max(0, ending == SessionEnding.Idle ? 10 : 0))));

    [Theory]
    [InlineData(10, 25, SessionEnding.Idle)]
    [InlineData(470, 480, SessionEnding.Absolute)]
    public void NextEnd_IsTheNearer(double lastDone, double at, SessionEnding why) =>
        Assert.Equal((Start.AddMinutes(at), why), Limits.NextEnd(Start, Start.AddMinutes(lastDone)));

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge · Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome · Linux")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari · iPhone")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox · Windows")]
    [InlineData("curl/8.9", null)]
    [InlineData(null, null)]
    public void BrowserName_SaysWhatPeopleKnow(string? userAgent, string? expected) => Assert.Equal(expected, BrowserName.Of(userAgent));
}
