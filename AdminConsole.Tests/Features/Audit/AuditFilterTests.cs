using AdminConsole.Features.Audit;

namespace AdminConsole.Tests.Features.Audit;

public sealed class AuditFilterTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    [Fact]
    public void Parse_Nothing_IsTheLastWeek() => Assert.Equal(new AuditFilter { From = new DateOnly(2026, 11, 20), To = Today }, AuditFilter.Parse(null, Today));

    [Theory]
    [InlineData("?from=2026-11-30&to=2026-11-01", "2026-11-01", "2026-11-30")]
    [InlineData("?from=2001-01-01&to=2026-11-26", "2025-11-26", "2026-11-26")]
    [InlineData("?from=0001-01-01&to=9999-12-31", "2026-11-20", "2026-11-26")]
    [InlineData("?from=x&to=2026-13-01", "2026-11-20", "2026-11-26")]
    [InlineData("?to=2026-01-10", "2026-01-04", "2026-01-10")]
    public void IN08_Days_AreInOrderAndWithinAYear(string query, string from, string to)
    {
        var filter = AuditFilter.Parse(query, Today);

        Assert.Equal((from, to), ($"{filter.From:yyyy-MM-dd}", $"{filter.To:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData("?object=drop%20table")]
    [InlineData("?outcome=maybe")]
    [InlineData("?actor=1&node=2&thing=3&q=4")]
    [InlineData("?before=-1")]
    [InlineData("?before=99999999999999999999")]
    public void IN08_WhatMakesNoSense_IsLeftOut(string query) => Assert.Equal(AuditFilter.Default(Today), AuditFilter.Parse(query, Today));

    [Fact]
    public void ToQuery_Whole_ComesBackEqual()
    {
        var filter = new AuditFilter { From = new DateOnly(2026, 10, 1), To = Today, Object = "submission", Done = false, Actor = Guid.CreateVersion7(), Node = Guid.CreateVersion7(), Thing = Guid.CreateVersion7(), Keyword = Guid.CreateVersion7(), Before = 42 };

        Assert.Equal(filter, AuditFilter.Parse(filter.ToQuery(), Today));
    }
}
