using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

/// <summary>Which season a page shows that was not told, the same on every page.</summary>
public static class SeasonChoice
{
    /// <summary>The season asked for, else the one under way, else the newest; null where there is none.</summary>
    public static async Task<ChosenSeason?> SeasonAsync(this AppDbContext data, string? asked, DateOnly today, CancellationToken ct)
    {
        var seasons = await data.Seasons.OrderByDescending(season => season.Id).Select(season => new ChosenSeason(season.Id, season.Start, season.Deadline)).ToListAsync(ct);
        return seasons.Find(season => season.Id == asked) ?? seasons.Find(season => season.Start <= today && today <= season.Deadline) ?? seasons.FirstOrDefault();
    }
}

public sealed record ChosenSeason(string Id, DateOnly Start, DateOnly Deadline);
