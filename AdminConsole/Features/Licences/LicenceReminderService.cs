using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Licences;
using AdminConsole.Outbox;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Licences;

/// <summary>Tells institutions that their licence ends, once at each of the reminder days. Runs as the product itself, once a day; a day that was missed is made up for.</summary>
public sealed class LicenceReminderService(Db db, TimeProvider clock)
{
    private const int BatchSize = 200;

    /// <returns>How many institutions were told.</returns>
    public async Task<int> RemindAsync(CancellationToken ct)
    {
        for (var told = 0; ;)
        {
            var batch = await db.WriteAsync<int>(RemindBatchAsync, ct);
            if (!batch.IsOk)
                throw new InvalidOperationException($"Reminders could not be written: {batch.Error.Code}.");
            told += batch.Value;
            if (batch.Value < BatchSize)
                return told;
        }
    }

    /// <summary>In batches: on SQLite every other writer waits for each.</summary>
    private async Task<Result<int>> RemindBatchAsync(Work work)
    {
        var today = ShanghaiTime.Today(clock);
        var due = await work.Data.Licences.Where(row => row.RemindOn <= today).OrderBy(row => row.RemindOn).ThenBy(row => row.Id).Take(BatchSize).ToListAsync(work.Cancellation);
        foreach (var licence in due)
        {
            var last = licence.UsedUntil!.Value;
            work.Tell(
                Audience.At(licence, Role.InstitutionAdministrator),
                licence.Id,
                new Phrase(last < today ? "licence.told_ended" : "licence.told_ending", licence.Details.RegistrationNumber, last),
                $"institutions/{licence.InstitutionId}?tab=licences");
            licence.Reminded(today);
        }

        if (due.Count > 0)
            work.Audit("licence.remind", nameof(Licence), due.Count);
        return due.Count;
    }
}
