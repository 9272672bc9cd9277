using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain.Practitioners;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Practitioners;

/// <summary>The versions of the registry, for those who may import.</summary>
public sealed class PractitionerImportQueries(Db db)
{
    private const int MostRows = 20;

    /// <summary>The published ones, the newest first.</summary>
    public Task<List<RegistryVersion>> VersionsAsync(CancellationToken ct = default) => db.ReadAsync(
        (data, token) => data.Scope.Can(Permission.ImportPractitioners)
            ? data.RegistryVersions.Where(row => row.PublishedAt != null).OrderByDescending(row => row.Number).Take(MostRows).ToListAsync(token)
            : Task.FromResult(new List<RegistryVersion>()),
        ct);

    /// <summary>Whether the draft still waits to be applied or given up.</summary>
    public Task<bool> WaitsAsync(int draft, CancellationToken ct = default) =>
        db.ReadAsync((data, token) => data.RegistryVersions.AnyAsync(row => row.Number == draft && row.PublishedAt == null, token), ct);
}
