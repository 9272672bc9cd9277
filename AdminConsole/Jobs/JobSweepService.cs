using AdminConsole.Data;
using AdminConsole.Domain;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Jobs;

/// <summary>Removes what has lain long enough: files and outputs after a day, jobs after a month.</summary>
public sealed class JobSweepService(Db db)
{
    private const int PiecesPerUnit = 32;
    private static readonly TimeSpan JobLife = TimeSpan.FromDays(30);

    public async Task RunAsync(CancellationToken ct)
    {
        while ((await db.WriteAsync<int>(RemovePiecesAsync, ct)) is { IsOk: true, Value: > 0 })
        {
            // A few at a time: other writers wait for none of it.
        }

        await db.WriteAsync<Done>(
            async work =>
            {
                var (outputs, jobs) = (work.Now - JobFileService.Life, work.Now - JobLife);
                await work.Data.Jobs.Where(row => row.EndedAt < outputs && row.OutputSealed != null).ExecuteUpdateAsync(set => set.SetProperty(row => row.OutputSealed, (byte[]?)null), work.Cancellation);
                await work.Data.Jobs.Where(row => row.EndedAt < jobs).ExecuteDeleteAsync(work.Cancellation);
                return Done.Yes;
            },
            ct);
    }

    /// <returns>How many rows were removed; 0 when nothing is left to remove.</returns>
    private static async Task<Result<int>> RemovePiecesAsync(Work work)
    {
        var expired = await work.Data.JobFiles.Where(row => row.ExpiresAt <= work.Now).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(work.Cancellation);
        if (expired is not { } id)
            return 0;
        var numbers = await work.Data.JobFilePieces.Where(row => row.FileId == id).OrderBy(row => row.Number).Select(row => row.Number).Take(PiecesPerUnit).ToListAsync(work.Cancellation);
        return numbers.Count > 0
            ? await work.Data.JobFilePieces.Where(row => row.FileId == id && numbers.Contains(row.Number)).ExecuteDeleteAsync(work.Cancellation)
            : await work.Data.JobFiles.Where(row => row.Id == id).ExecuteDeleteAsync(work.Cancellation);
    }
}
