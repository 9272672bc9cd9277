using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

/// <summary>Last number given in a season. Counted inside the submitting transaction, so that a refused filing leaves no gap.</summary>
public sealed class SeasonCounter
{
    public required string SeasonId { get; init; }
    public int Last { get; set; }

    /// <summary>Last number given to a report list.</summary>
    public int LastList { get; set; }
}

public static class SeasonCounters
{
    /// <summary>
    /// Counts one filing more. Done first and by the database itself: on PostgreSQL the counter's row then keeps every other filing of the season waiting, so
    /// that nothing this unit reads afterwards can change before it commits. A refusal takes the count back. False where the season has no counter yet.
    /// </summary>
    internal static async Task<bool> CountFilingAsync(this AppDbContext data, string seasonId, CancellationToken ct) =>
        await data.SeasonCounters.Where(row => row.SeasonId == seasonId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Last, row => row.Last + 1), ct) > 0;

    /// <summary>The next number for a report list of the season; a unit that fails gives it back.</summary>
    internal static async Task<int> NextListAsync(this AppDbContext data, string seasonId, CancellationToken ct)
    {
        await data.SeasonCounters.Where(row => row.SeasonId == seasonId).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastList, row => row.LastList + 1), ct);
        return await data.SeasonCounters.Where(row => row.SeasonId == seasonId).Select(row => row.LastList).SingleAsync(ct);
    }

    /// <summary>Keeps filings of the season waiting until this unit ends: for what they read and this unit changes.</summary>
    internal static Task HoldIntakeAsync(this AppDbContext data, string seasonId, CancellationToken ct) =>
        data.SeasonCounters.Where(row => row.SeasonId == seasonId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Last, row => row.Last), ct);
}
