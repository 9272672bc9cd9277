using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Jobs;

/// <summary>Gives leases out: at most one holder of a name at a time, on however many nodes (OP-09). A holder that dies loses its lease after <see cref="Life"/>.</summary>
public sealed class LeaseService(IServiceScopeFactory scopes, TimeProvider clock)
{
    internal static readonly TimeSpan Life = TimeSpan.FromSeconds(30), RenewEvery = TimeSpan.FromSeconds(10);

    /// <summary>The lease, or null while somebody else holds it.</summary>
    public async Task<HeldLease?> TryTakeAsync(string name, CancellationToken ct = default)
    {
        var holder = Guid.CreateVersion7();
        var taken = await WriteAsync(async work =>
        {
            var until = work.Now + Life;
            var free = work.Data.Leases.Where(row => row.Name == name && row.Until <= work.Now);
            if (await free.ExecuteUpdateAsync(set => set.SetProperty(row => row.Holder, holder).SetProperty(row => row.Until, until), work.Cancellation) == 1)
                return true;
            if (await work.Data.Leases.AnyAsync(row => row.Name == name, work.Cancellation))
                return false;

            // Two that find no row meet at its key: the second one runs again and finds it taken.
            work.Data.Leases.Add(new Lease { Name = name, Holder = holder, Until = until });
            return true;
        }, ct);
        return taken is { IsOk: true, Value: true } ? new HeldLease(this, clock, name, holder) : null;
    }

    /// <summary>
    /// Inside a unit that must not commit once the lease is lost: prolongs it, which also keeps others from taking it before the commit. False when it is lost.
    /// </summary>
    public static async Task<bool> HoldAsync(Work work, HeldLease lease) => await Prolong(work, lease) == 1;

    /// <summary>Null when the database could not be asked.</summary>
    internal async Task<bool?> TryRenewAsync(HeldLease lease)
    {
        var renewed = await WriteAsync(async work => await Prolong(work, lease) == 1, CancellationToken.None);
        return renewed.IsOk ? renewed.Value : null;
    }

    internal Task ReleaseAsync(HeldLease lease) => WriteAsync(
        async work => await work.Data.Leases.Where(row => row.Name == lease.Name && row.Holder == lease.Holder).ExecuteUpdateAsync(set => set.SetProperty(row => row.Until, work.Now)) == 1,
        CancellationToken.None);

    private static Task<int> Prolong(Work work, HeldLease lease)
    {
        var until = work.Now + Life;
        return work.Data.Leases.Where(row => row.Name == lease.Name && row.Holder == lease.Holder).ExecuteUpdateAsync(set => set.SetProperty(row => row.Until, until), work.Cancellation);
    }

    private async Task<Result<bool>> WriteAsync(Func<Work, Task<bool>> act, CancellationToken ct)
    {
        await using var services = scopes.CreateSystemScope();
        return await services.ServiceProvider.GetRequiredService<Db>().WriteAsync<bool>(async work => await act(work), ct);
    }
}
