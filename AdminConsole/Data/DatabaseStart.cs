using AdminConsole.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

/// <summary>Brings the database up to this version before the first request, and says which engine runs.</summary>
public sealed class DatabaseStart(AppDbContextFactory contexts, ILogger<DatabaseStart> log)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await using var data = contexts.Create(AccessScope.System);
        await data.Database.MigrateAsync(ct);
        await contexts.PrepareAsync(data, ct);
        await SubmissionCounting.KeepAsync(data, ct);
        var version = await contexts.DescribeEngineAsync(data, ct);
        if (version.Warning is { } warning)
            log.LogWarning("{Engine}: {Warning}", version.Engine, warning);
        else
            log.LogInformation("{Engine}", version.Engine);
    }
}

/// <param name="Engine">Name and version.</param>
/// <param name="Warning">Why the version is not one to rely on; null when it is.</param>
public sealed record EngineDescription(string Engine, string? Warning);
