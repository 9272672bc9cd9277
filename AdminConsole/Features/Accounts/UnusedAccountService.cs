using AdminConsole.Configuration;
using AdminConsole.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Accounts;

/// <summary>Disables accounts that nobody has signed in with for long: whoever has left should not leave a door open (AU-14). Every night.</summary>
public sealed class UnusedAccountService(Db db, UserService users, IOptions<AuthOptions> options, TimeProvider clock)
{
    private const int Part = 200;

    public async Task DisableAsync(CancellationToken ct = default)
    {
        // Who was made or enabled since yesterday begins to count today.
        await db.WriteAsync<int>(async work => await work.Data.Users.Where(row => row.UsedAt == null && !row.Disabled).ExecuteUpdateAsync(row => row.SetProperty(user => user.UsedAt, work.Now), work.Cancellation), ct);
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-options.Value.UnusedDays);
        for (var after = Guid.Empty; ;)
        {
            var ids = await db.ReadAsync((data, token) => data.Users.Where(row => !row.Disabled && row.UsedAt < before && row.Id > after).OrderBy(row => row.Id).Select(row => row.Id).Take(Part).ToListAsync(token), ct);
            foreach (var id in ids)
                await users.DisableUnusedAsync(id, before, ct);
            if (ids.Count < Part)
                return;
            after = ids[^1];
        }
    }
}
