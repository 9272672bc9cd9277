using AdminConsole.Auditing;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data.Postgres;

/// <summary>The record is only ever added to (AL-04): the engine itself refuses to change an entry, or to remove one that no archive holds.</summary>
internal static class PostgresAuditGuard
{
    private const string Entries = nameof(AppDbContext.AuditEntries), Archives = nameof(AppDbContext.AuditArchives);

    public static Task SetAsync(AppDbContext data, CancellationToken ct) => data.Database.ExecuteSqlRawAsync(
        $"""
        CREATE OR REPLACE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' AND TG_TABLE_NAME = '{Entries}' THEN
                IF OLD."{nameof(AuditEntry.Sequence)}" <= (SELECT COALESCE(MAX("{nameof(AuditArchive.Last)}"), 0) FROM "{Archives}") THEN
                    RETURN OLD;
                END IF;
            END IF;
            RAISE EXCEPTION 'the record is only ever added to';
        END $$;
        CREATE OR REPLACE TRIGGER "{Entries}_keep" BEFORE UPDATE OR DELETE ON "{Entries}" FOR EACH ROW EXECUTE FUNCTION audit_is_kept();
        CREATE OR REPLACE TRIGGER "{Entries}_stay" BEFORE TRUNCATE ON "{Entries}" FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept();
        CREATE OR REPLACE TRIGGER "{Archives}_keep" BEFORE UPDATE OR DELETE ON "{Archives}" FOR EACH ROW EXECUTE FUNCTION audit_is_kept();
        CREATE OR REPLACE TRIGGER "{Archives}_stay" BEFORE TRUNCATE ON "{Archives}" FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept();
        """,
        ct);
}
