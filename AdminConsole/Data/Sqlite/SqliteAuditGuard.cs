using AdminConsole.Auditing;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data.Sqlite;

/// <summary>The record is only ever added to (AL-04): the engine itself refuses to change an entry, or to remove one that no archive holds.</summary>
internal static class SqliteAuditGuard
{
    private const string Entries = nameof(AppDbContext.AuditEntries), Archives = nameof(AppDbContext.AuditArchives);

    public static Task SetAsync(AppDbContext data, CancellationToken ct) => data.Database.ExecuteSqlRawAsync(
        $"""
        CREATE TRIGGER IF NOT EXISTS "{Entries}_keep" BEFORE UPDATE ON "{Entries}"
        BEGIN SELECT RAISE(ABORT, 'entries of the record are never changed'); END;
        CREATE TRIGGER IF NOT EXISTS "{Entries}_stay" BEFORE DELETE ON "{Entries}" WHEN OLD."{nameof(AuditEntry.Sequence)}" > (SELECT COALESCE(MAX("{nameof(AuditArchive.Last)}"), 0) FROM "{Archives}")
        BEGIN SELECT RAISE(ABORT, 'entries of the record are removed only once they are archived'); END;
        CREATE TRIGGER IF NOT EXISTS "{Archives}_keep" BEFORE UPDATE ON "{Archives}"
        BEGIN SELECT RAISE(ABORT, 'archives of the record are never changed'); END;
        CREATE TRIGGER IF NOT EXISTS "{Archives}_stay" BEFORE DELETE ON "{Archives}"
        BEGIN SELECT RAISE(ABORT, 'archives of the record are never removed'); END;
        """,
        ct);
}
