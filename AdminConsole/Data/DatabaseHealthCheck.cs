using AdminConsole.Authorization;
using AdminConsole.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdminConsole.Data;

/// <summary>Whether the database takes a write, through the same gate as every other: a mark of its own in the timetable's table.</summary>
internal sealed class DatabaseHealthCheck(AppDbContextFactory contexts, TimeProvider clock) : IHealthCheck
{
    private const string Mark = "health";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // Whoever waits at the gate is not called back; whoever asks how things are does not wait for it.
        await contexts.RunUnitAsync(AccessScope.System, WriteAsync, cancellationToken).WaitAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }

    private async Task<bool> WriteAsync(AppDbContext data)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await data.TimetableMarks.Where(row => row.Name == Mark).ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneUntil, now)) == 0)
        {
            data.TimetableMarks.Add(new TimetableMark { Name = Mark, DoneUntil = now });
            await data.SaveChangesAsync();
        }

        return true;
    }
}
