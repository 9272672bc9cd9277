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
        var found = await db.ReadAsync(
            (data, token) => data.Seasons.Where(row => row.IsOpen && row.Start <= today && today <= row.End)
                .Join(data.SeasonNotices, row => new { row.Id, Version = row.NoticeVersion }, notice => new { Id = notice.SeasonId, notice.Version }, (row, notice) => new { Season = row, Notice = notice }).SingleOrDefaultAsync(token),
            ct);
        return found is null ? SeasonErrors.NoneOpen : SeasonResponse.Of(found.Season, found.Notice);
    }
}

public static class SeasonErrors
{
    public static Error NoneOpen { get; } = new("no_open_season", ErrorKind.NotFound);
}
