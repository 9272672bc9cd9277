using AdminConsole.Data;
using AdminConsole.Domain;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Jobs;

/// <summary>What of the timetable has been done; kept in the database, so that downtime is caught up once and nodes agree.</summary>
public sealed class TimetableService(Db db)
{
    public Task<Dictionary<string, DateTime>> MarksAsync(CancellationToken ct) =>
        db.ReadAsync((data, token) => data.TimetableMarks.ToDictionaryAsync(row => row.Name, row => row.DoneUntil, StringComparer.Ordinal, token), ct);

    /// <summary>Only under the entry's lease.</summary>
    public Task<Result<Done>> MarkAsync(string name, DateTime doneUntil, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            if (await work.Data.TimetableMarks.Where(row => row.Name == name).ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneUntil, doneUntil), work.Cancellation) == 0)
                work.Data.TimetableMarks.Add(new TimetableMark { Name = name, DoneUntil = doneUntil });
            return Done.Yes;
        },
        ct);
}
