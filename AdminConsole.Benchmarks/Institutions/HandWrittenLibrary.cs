using AdminConsole.Domain.Institutions;
using AdminConsole.Features.Institutions;
using Microsoft.Data.Sqlite;

namespace AdminConsole.Benchmarks.Institutions;

/// <summary>The peer: the same rows and counts by SQL written for each question, over ADO.NET with a pooled connection for each, as the product opens a context for each.</summary>
internal sealed class HandWrittenLibrary(string path, string column, Guid node)
{
    private readonly string connectionString = $"Data Source={path};Mode=ReadOnly";

    public (List<InstitutionRow> Rows, Dictionary<string, int> Counts) Page(string? text, string? category, int skip, int size)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        var found = text is null ? "" : """ AND (instr("SearchText", @text) > 0 OR "Code" >= @text AND "Code" < @text || char(1114111))""";
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        using (var reader = Ask(connection, $"""SELECT "CategoryCode", COUNT(*) FROM "Institutions" WHERE "{column}" = @node{found} GROUP BY "CategoryCode" """, text, null))
        {
            while (reader.Read())
                counts[reader.GetString(0)] = reader.GetInt32(1);
        }

        List<InstitutionRow> rows = [];
        var one = category is null ? "" : """ AND "CategoryCode" = @category""";
        using var page = Ask(
            connection,
            $"""
             SELECT n."Id", n."Kind", n."Name", n."CategoryCode", p."Name", n."Code", n."LockedBy", n."LockedAt", n."LockNote", n."SuspensionReason", n."Version", (SELECT "Details_Subjects" FROM "Licences" l WHERE l."UsedBy" = n."Id")
             FROM (SELECT "Id" FROM "Institutions" WHERE "{column}" = @node{found}{one} ORDER BY "Name", "Id" LIMIT {size} OFFSET {skip}) i
             JOIN "Institutions" n ON n."Id" = i."Id" LEFT JOIN "Institutions" p ON p."Id" = n."ParentId" ORDER BY n."Name", n."Id"
             """,
            text, category);
        while (page.Read())
        {
            rows.Add(new InstitutionRow(
                page.GetGuid(0), Enum.Parse<InstitutionKind>(page.GetString(1)), page.GetString(2), page.GetString(3), page.IsDBNull(4) ? null : page.GetString(4), page.IsDBNull(5) ? null : page.GetString(5), page.IsDBNull(11) ? "" : page.GetString(11),
                page.IsDBNull(7) ? null : new InstitutionLock(page.GetString(6), page.GetDateTime(7), page.IsDBNull(8) ? null : page.GetString(8)), page.IsDBNull(9) ? null : page.GetString(9), page.GetGuid(10), MayLock: true));
        }

        return (rows, counts);
    }

    private SqliteDataReader Ask(SqliteConnection connection, string sql, string? text, string? category)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@node", node);
        command.Parameters.AddWithValue("@text", (object?)text ?? DBNull.Value);
        command.Parameters.AddWithValue("@category", (object?)category ?? DBNull.Value);
        return command.ExecuteReader();
    }
}
