using AdminConsole.Configuration;
using AdminConsole.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Authorization.Sessions;

/// <summary>Forgets sessions that began longer ago than any lasts: their cookies are dead by themselves.</summary>
public sealed class SessionSweepService(Db db, IOptions<UserSessionOptions> options)
{
    public Task SweepAsync(CancellationToken ct) => db.WriteAsync<int>(
        async work =>
        {
            var before = work.Now - options.Value.Absolute;
            return await work.Data.UserSessions.Where(row => row.StartedAt < before).ExecuteDeleteAsync(work.Cancellation);
        },
        ct);
}
