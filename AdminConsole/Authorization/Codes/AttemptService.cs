using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Authorization.Codes;

/// <summary>
/// Counts tries per caller and per target. A try is taken before it is made, in one statement that locks its row, so that many at once get no more than few;
/// the unit of work it belongs to must commit whether the try succeeds or not, or it was not counted.
/// </summary>
public sealed class AttemptService(SteadyClock clock, FieldSealer sealer)
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

    /// <summary>Adds what was let through elsewhere until <paramref name="until"/>, past the limit if it must be, and answers the count and when it starts afresh. What comes after its time is left out of the next.</summary>
    public async Task<AttemptCounter> AddAsync(Work work, AttemptLimit limit, string target, int count, DateTime until)
    {
        var (key, now) = (KeyOf(limit, target), clock.UtcNow);
        await work.Data.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "AttemptCounters" AS counter ("Key", "Count", "Until") VALUES ({key}, {count}, {until})
            ON CONFLICT ("Key") DO UPDATE SET
                "Count" = CASE WHEN counter."Until" <= {now} THEN {count} WHEN {until} <= {now} THEN counter."Count" ELSE counter."Count" + {count} END,
                "Until" = CASE WHEN counter."Until" <= {now} THEN {until} ELSE counter."Until" END
            """,
            work.Cancellation);
        return await work.Data.AllAttemptCounters().AsNoTracking().SingleAsync(row => row.Key == key, work.Cancellation);
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

    /// <summary>Target digested under a key: some are addresses.</summary>
    internal string KeyOf(AttemptLimit limit, string target) => $"{limit.Name}:{Convert.ToHexString(sealer.Index("attempt", target))}";
}
