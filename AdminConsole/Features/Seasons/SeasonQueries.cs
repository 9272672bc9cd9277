using AdminConsole.Data;
using AdminConsole.Domain;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Seasons;

public sealed class SeasonQueries(Db db, TimeProvider clock)
{
    /// <summary>The season that is open today; there is one at most.</summary>
    public async Task<Result<SeasonResponse>> FindCurrentAsync(CancellationToken ct)
    {
        var today = ShanghaiTime.Today(clock);
        var season = await db.ReadAsync((data, token) => data.Seasons.Where(row => row.Start <= today && today <= row.End).OrderBy(row => row.Start).FirstOrDefaultAsync(token), ct);
        return season is null ? SeasonErrors.NoneOpen : SeasonResponse.Of(season);
    }
}

public static class SeasonErrors
{
    public static Error NoneOpen { get; } = new("no_open_season", ErrorKind.NotFound);
}
