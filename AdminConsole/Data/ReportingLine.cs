using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

public static class ReportingLine
{
    /// <summary>Name of the level that a visible node reports to. People may know whom their own node reports to, though that node lies outside their scope.</summary>
    public static async Task<string?> NameOfLevelAboveAsync(this AppDbContext data, Guid nodeId, CancellationToken ct)
    {
        var parent = await data.Institutions.Where(row => row.Id == nodeId).Select(row => row.ParentId).SingleOrDefaultAsync(ct);
        return parent is null ? null : await data.Institutions.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(row => row.Id == parent).Select(row => row.Name).SingleOrDefaultAsync(ct);
    }
}
