using AdminConsole.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

/// <summary>Brings the database up to this version before the first request, and says which engine runs.</summary>
public sealed class DatabaseStart(AppDbContextFactory contexts, ILogger<DatabaseStart> log)
{
    /// <summary>Whether this version knows a migration; one that it does not know is a newer version's.</summary>
    public bool Knows(string migration)
    {
        using var data = contexts.Create(AccessScope.System);
        return data.Database.GetMigrations().Contains(migration, StringComparer.Ordinal);
    }

    /// <summary>The migrations that a database which has some already is still to get.</summary>
    /// <exception cref="InvalidOperationException">It has some that this version does not know (DU-10).</exception>
    public async Task<IReadOnlyList<string>> UpgradesAsync(CancellationToken ct)
    {
        await using var data = contexts.Create(AccessScope.System);
        await contexts.ReleaseBrokenOffMigrationAsync(data, ct);
        var applied = await data.Database.GetAppliedMigrationsAsync(ct);
        if (applied.Except(data.Database.GetMigrations(), StringComparer.Ordinal).LastOrDefault() is { } unknown)
            throw new InvalidOperationException($"The database belongs to a newer version of this program (it has {unknown}). Start that version, or restore a backup that this one made.");
        return applied.Any() ? [.. await data.Database.GetPendingMigrationsAsync(ct)] : [];
    }

    /// <summary>Whether the database has exactly the migrations of this version.</summary>
    public async Task<bool> IsUpToDateAsync(CancellationToken ct)
    {
        await using var data = contexts.Create(AccessScope.System);
        return (await data.Database.GetAppliedMigrationsAsync(ct)).SequenceEqual(data.Database.GetMigrations(), StringComparer.Ordinal);
    }

    public async Task RunAsync(CancellationToken ct)
    {
        await UpgradesAsync(ct);
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
