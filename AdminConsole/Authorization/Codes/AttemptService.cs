using AdminConsole.Data;
using AdminConsole.Domain;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Authorization.Codes;

/// <summary>
/// Counts tries per caller and per target. A try is taken before it is made, in one statement that locks its row, so that many at once get no more than few;
/// the unit of work it belongs to must commit whether the try succeeds or not, or it was not counted.
/// </summary>
public sealed class AttemptService(SteadyClock clock)
{
    /// <summary>Takes one try. False: there is none left, and nothing was counted.</summary>
    public async Task<bool> TakeAsync(Work work, AttemptLimit limit, string target)
    {
        var (key, now) = (KeyOf(limit, target), clock.UtcNow);
        var until = now + limit.Window;

        // The same statement on both databases.
        return await work.Data.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "AttemptCounters" AS counter ("Key", "Count", "Until") VALUES ({key}, 1, {until})
            ON CONFLICT ("Key") DO UPDATE SET
                "Count" = CASE WHEN counter."Until" <= {now} THEN 1 ELSE counter."Count" + 1 END,
                "Until" = CASE WHEN counter."Until" <= {now} OR {limit.Quiet} THEN {until} ELSE counter."Until" END
            WHERE counter."Until" <= {now} OR counter."Count" < {limit.Most}
            """,
            work.Cancellation) == 1;
    }

    /// <summary>Whether at least so many tries stand on the count.</summary>
    public Task<bool> HasTakenAsync(Work work, AttemptLimit limit, string target, int count = 1)
    {
        var (key, now) = (KeyOf(limit, target), clock.UtcNow);
        return work.Data.AllAttemptCounters().AnyAsync(row => row.Key == key && row.Until > now && row.Count >= count, work.Cancellation);
    }

    /// <summary>How many tries stand on the count, for those who watch.</summary>
    public Task<int> CountAsync(AppDbContext data, AttemptLimit limit, string target, CancellationToken ct)
    {
        var (key, now) = (KeyOf(limit, target), clock.UtcNow);
        return data.AllAttemptCounters().Where(row => row.Key == key && row.Until > now).Select(row => row.Count).SingleOrDefaultAsync(ct);
    }

    /// <summary>Puts back one try that turned out to be none of those that are counted.</summary>
    public Task GiveBackAsync(Work work, AttemptLimit limit, string target)
    {
        var key = KeyOf(limit, target);
        return work.Data.AllAttemptCounters().Where(row => row.Key == key && row.Count > 0).ExecuteUpdateAsync(row => row.SetProperty(field => field.Count, field => field.Count - 1), work.Cancellation);
    }

    /// <summary>Starts the count afresh: whoever knew the right answer was not guessing.</summary>
    public Task ForgetAsync(Work work, AttemptLimit limit, string target)
    {
        var key = KeyOf(limit, target);
        return work.Data.AllAttemptCounters().Where(row => row.Key == key).ExecuteDeleteAsync(work.Cancellation);
    }

    private static string KeyOf(AttemptLimit limit, string target) => $"{limit.Name}:{target}";
}
