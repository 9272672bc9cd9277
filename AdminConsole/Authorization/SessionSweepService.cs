using AdminConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Authorization;

/// <summary>Forgets sessions that were signed out of longer ago than any cookie lives.</summary>
public sealed class SessionSweepService(Db db)
{
    public Task SweepAsync(CancellationToken ct) => db.WriteAsync<int>(
        async work =>
        {
            var before = work.Now - AuthorizationSetup.SessionLife;
            return await work.Data.EndedSessions.Where(row => row.EndedAt < before).ExecuteDeleteAsync(work.Cancellation);
        },
        ct);
}
