using AdminConsole.Configuration;
using AdminConsole.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Authorization.Sessions;

/// <summary>A person's own sessions that go on, the current one first.</summary>
public sealed class SessionQueries(Db db, Auditing.AuditOrigin origin, IOptions<UserSessionOptions> options, TimeProvider clock)
{
    public Task<List<SessionRow>> OpenAsync(CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var (now, limits) = (clock.GetUtcNow().UtcDateTime, options.Value.Limits);
            var stamp = await data.Users.Where(row => row.Id == data.ScopeUserId).Select(row => row.SecurityStamp).SingleOrDefaultAsync(token);
            var rows = await data.UserSessions.Where(row => row.EndedAt == null).OrderByDescending(row => row.ActiveAt).ToListAsync(token);
            return rows.Where(row => row.EndingAt(now, limits, stamp) is null)
                .Select(row => new SessionRow(row.Id, row.StartedAt, row.ActiveAt, row.ClientAddress, row.Browser, row.Id == origin.Session))
                .OrderByDescending(row => row.IsCurrent).ToList();
        },
        ct);
}

/// <param name="Id">Names it where it is ended.</param>
/// <param name="IsCurrent">The one that asks.</param>
public sealed record SessionRow(string Id, DateTime StartedAt, DateTime ActiveAt, string? ClientAddress, string? Browser, bool IsCurrent);
