using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data.Sqlite;

/// <summary>
/// Tells SQLite's planner what a full season looks like, whatever the tables hold today. Without figures it takes a scope's column for as selective as a key:
/// rows sought by their ids under the scope's filter were found by reading all that the scope holds. Measured figures would change the plans while the season
/// fills; these are given and stay (https://www.sqlite.org/queryplanner-ng.html, "Fixing Application Performance Problems").
/// </summary>
internal static class SqliteStatistics
{
    private const string Queue = "_SeasonId_State_SubmittedAt_Id_WorstMark_PersonName", Library = "_Name_Id_Code_SearchText", Categories = "_CategoryCode" + Library;

    /// <summary>Rows of the index, then how many of them agree in its first column, its first two, and so on.</summary>
    internal static IReadOnlyList<(string Table, string Index, string Figures)> Rows { get; } =
    [
        (nameof(AppDbContext.Submissions), "sqlite_autoindex_Submissions_1", "1000000 1"),
        (nameof(AppDbContext.Submissions), $"IX_Submissions_{nameof(Submission.SeasonId)}_{nameof(Submission.PersonIndex)}", "1000000 1000000 1"),
        (nameof(AppDbContext.Submissions), $"IX_Submissions_{nameof(Submission.DistrictId)}{Queue}", "1000000 1000000 1000000 150000 2 1 1 1"),
        (nameof(AppDbContext.Submissions), $"IX_Submissions_{nameof(Submission.SiteId)}{Queue}", "1000000 60000 60000 9000 2 1 1 1"),
        (nameof(AppDbContext.Submissions), $"IX_Submissions_{nameof(Submission.PointId)}{Queue}", "1000000 10000 10000 1500 2 1 1 1"),
        (nameof(AppDbContext.Submissions), $"IX_Submissions_{nameof(Submission.InstitutionId)}{Queue}", "1000000 200 200 30 1 1 1 1"),
        (nameof(AppDbContext.Institutions), "sqlite_autoindex_Institutions_1", "40000 1"),
        (nameof(AppDbContext.Institutions), $"IX_Institutions_{nameof(Institution.DistrictId)}{Library}", "40000 40000 2 1 1 1"),
        (nameof(AppDbContext.Institutions), $"IX_Institutions_{nameof(Institution.DistrictId)}{Categories}", "40000 40000 2000 2 1 1 1"),
        (nameof(AppDbContext.Institutions), $"IX_Institutions_{nameof(Institution.SiteId)}{Library}", "40000 2400 2 1 1 1"),
        (nameof(AppDbContext.Institutions), $"IX_Institutions_{nameof(Institution.SiteId)}{Categories}", "40000 2400 120 2 1 1 1"),
        (nameof(AppDbContext.Institutions), $"IX_Institutions_{nameof(Institution.PointId)}{Library}", "40000 400 2 1 1 1"),
        (nameof(AppDbContext.Institutions), $"IX_Institutions_{nameof(Institution.PointId)}{Categories}", "40000 400 20 2 1 1 1"),
    ];

    public static async Task GiveAsync(AppDbContext data, CancellationToken ct)
    {
        // Makes the table where there is none yet.
        await data.Database.ExecuteSqlRawAsync("ANALYZE sqlite_schema", ct);
        await using (var transaction = await data.Database.BeginTransactionAsync(ct))
        {
            await data.Database.ExecuteSqlRawAsync("DELETE FROM sqlite_stat1", ct);
            foreach (var (table, index, figures) in Rows)
                await data.Database.ExecuteSqlAsync($"INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ({table}, {index}, {figures})", ct);
            await transaction.CommitAsync(ct);
        }

        // A connection reads the figures when it is opened.
        SqliteConnection.ClearPool((SqliteConnection)data.Database.GetDbConnection());
    }
}
