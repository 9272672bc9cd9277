using System.Globalization;
using AdminConsole.Benchmarks.ScopeColumns;
using AdminConsole.Components.Controls;
using AdminConsole.Data;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.Features.Review;
using Microsoft.Data.Sqlite;

namespace AdminConsole.Benchmarks.Queue;

/// <summary>
/// The peer: the same rows by SQL written for each question, over ADO.NET. It opens a pooled connection for each question, as the product does, asks one
/// statement and makes the same records of what it reads: only the reading of a stored report is the product's own.
/// </summary>
internal sealed class HandWrittenQueue(string path, ScopeOfQueue scope)
{
    private const string Columns =
        """s."Id", s."Number", s."PersonName", s."DocumentMasked", s."InstitutionId", s."ExamLevel", s."ExamCategory", s."State", CASE WHEN s."WorstMark" = 'Green' THEN NULL ELSE s."Report" END AS "Report", s."TotalMonths", s."SubmittedAt", s."EnteredBy" IS NOT NULL, s."RealName", s."DecidedByName", s."DecidedAt", s."DecisionNote" """;

    private const string Newest = """ORDER BY s."SubmittedAt" DESC, s."Id" DESC""", Oldest = """ORDER BY s."SubmittedAt", s."Id" """;

    private static readonly QueuePreset[] Presets = [QueuePreset.Green, QueuePreset.NeedsReason, QueuePreset.Red, QueuePreset.RedDuration, QueuePreset.RedMentor, QueuePreset.RedIdentity, QueuePreset.SentBack];

    private readonly string connectionString = $"Data Source={path};Mode=ReadOnly";
    private readonly string where = $"s.\"{scope.Column}\" = @node AND s.\"SeasonId\" = @season";
    private readonly bool named = scope.Column != "InstitutionId";

    private string Select => named ? $"SELECT {Columns}, n.\"Name\"" : $"SELECT {Columns}";

    private string From => named ? "\"Submissions\" s JOIN \"Institutions\" n ON n.\"Id\" = s.\"InstitutionId\"" : "\"Submissions\" s";

    /// <summary>Newest first from <paramref name="skip"/>; deep pages and name searches find the ids inside the index before they touch a row.</summary>
    public List<ReviewQueueRow> Page(ReviewQueueFilter filter, string? name, int skip) => (filter.State, name, skip) switch
    {
        (null, null, 0) => Read($"SELECT * FROM ({string.Join(" UNION ALL ", Enum.GetValues<SubmissionState>().Select(state => $"SELECT * FROM ({Select} FROM {From} WHERE {where} AND s.\"State\" = '{state}' {Newest} LIMIT {filter.Size}) x"))}) s {Newest} LIMIT {filter.Size}", null),
        (_, null, 0) => Read($"{Select} FROM {From} WHERE {where}{Filter(filter, null)} {Newest} LIMIT {filter.Size}", null),
        _ => Read($"{Select} FROM {From} WHERE s.\"Id\" IN (SELECT s.\"Id\" FROM \"Submissions\" s WHERE {where}{Filter(filter, name)} {Newest} LIMIT {filter.Size} OFFSET {skip}) {Newest}", name),
    };

    public List<ReviewQueueRow> LastPage(ReviewQueueFilter filter, int rows) => Read($"{Select} FROM {From} WHERE {where}{Filter(filter, null)} {Oldest} LIMIT {rows}", null);

    /// <summary>By state and preset; above an institution what is kept, added up.</summary>
    public object[][] Counts(string? name) => named && name is null
        ? Ask($"SELECT s.\"State\", SUM(s.\"Total\"), SUM(s.\"Green\"), SUM(s.\"NeedsReason\"), SUM(s.\"Red\"), SUM(s.\"RedDuration\"), SUM(s.\"RedMentor\"), SUM(s.\"RedIdentity\"), SUM(s.\"SentBack\"), SUM(s.\"Resubmitted\") FROM \"SubmissionCounts\" s WHERE {where} GROUP BY s.\"State\"", name)
        : Ask($"SELECT s.\"State\", COUNT(*), {string.Join(", ", Presets.Select(preset => $"SUM({Condition(preset)})"))}, SUM(s.\"Revision\" > 1) FROM \"Submissions\" s WHERE {where}{Name(name)} GROUP BY s.\"State\"", name);

    /// <summary>What the home page shows of the season: by state, by the level below, by return reason, and the institutions with the most red.</summary>
    /// <returns>How many filings there are.</returns>
    public int Figures()
    {
        var states = Counts(null);
        if (named)
        {
            Ask($"SELECT COALESCE(s.\"SiteId\", s.\"PointId\"), s.\"State\", SUM(s.\"Total\"), SUM(s.\"Red\") FROM \"SubmissionCounts\" s WHERE {where} GROUP BY 1, 2", null);
            Ask($"SELECT n.\"Id\", n.\"Name\" FROM \"Institutions\" n WHERE n.\"ParentId\" = @node AND n.\"Kind\" <> 'Institution'", null);
            Ask($"SELECT s.\"Reason\", SUM(s.\"Total\") FROM \"ReturnReasonCounts\" s WHERE {where} GROUP BY s.\"Reason\"", null);
            Ask($"SELECT s.*, n.\"Name\" FROM \"InstitutionCounts\" s JOIN \"Institutions\" n ON n.\"Id\" = s.\"InstitutionId\" WHERE {where} AND s.\"Red\" > 0 ORDER BY s.\"Red\" DESC LIMIT 10", null);
        }
        else
        {
            Ask($"SELECT s.\"ReturnedFor\" FROM \"Submissions\" s WHERE {where} AND s.\"ReturnedFor\" IS NOT NULL", null);
        }

        return states.Sum(row => Convert.ToInt32(row[1], CultureInfo.InvariantCulture));
    }

    private static string Filter(ReviewQueueFilter filter, string? name) => (filter.State is { } state ? $" AND s.\"State\" = '{state}'" : "") + Name(name)
        + (filter.Preset == QueuePreset.All ? "" : $" AND {Condition(filter.Preset)}");

    private static string Condition(QueuePreset preset) => preset switch
    {
        QueuePreset.Green => "s.\"WorstMark\" = 'Green'",
        QueuePreset.NeedsReason => "(s.\"WorstMark\" <> 'Green' AND s.\"AsksReason\")",
        QueuePreset.Red => "s.\"WorstMark\" = 'Red'",
        QueuePreset.RedDuration => "(s.\"WorstMark\" = 'Red' AND s.\"DurationMark\" = 'Red')",
        QueuePreset.RedMentor => "(s.\"WorstMark\" = 'Red' AND s.\"MentorMark\" = 'Red')",
        QueuePreset.RedIdentity => "(s.\"WorstMark\" = 'Red' AND s.\"IdentityMark\" = 'Red')",
        QueuePreset.SentBack => "(s.\"State\" = 'Approved' AND s.\"SteppedAt\" IS NOT NULL)",
        _ => "s.\"Revision\" > 1",
    };

    private static string Name(string? name) => name is null ? "" : " AND instr(s.\"PersonName\", @name) > 0";

    private List<ReviewQueueRow> Read(string sql, string? name)
    {
        using var connection = new SqliteConnection(connectionString);
        using var reader = Open(connection, sql, name);
        var rows = new List<ReviewQueueRow>();
        while (reader.Read())
        {
            rows.Add(new QueuedRow(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), named ? reader.GetString(16) : null, reader.GetString(5), reader.GetString(6),
                Enum.Parse<SubmissionState>(reader.GetString(7)), reader.IsDBNull(8) ? null : ReportJson.Read(reader.GetString(8)), reader.GetInt32(9), DateTime.SpecifyKind(reader.GetDateTime(10), DateTimeKind.Utc),
                reader.GetBoolean(11), Enum.Parse<RealNameState>(reader.GetString(12)),
                reader.IsDBNull(13) ? null : reader.GetString(13), reader.IsDBNull(14) ? null : DateTime.SpecifyKind(reader.GetDateTime(14), DateTimeKind.Utc), reader.IsDBNull(15) ? null : reader.GetString(15)).ToRow());
        }

        return rows;
    }

    private object[][] Ask(string sql, string? name)
    {
        using var connection = new SqliteConnection(connectionString);
        using var reader = Open(connection, sql, name);
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return [.. rows];
    }

    private SqliteDataReader Open(SqliteConnection connection, string sql, string? name)
    {
        connection.Open();
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@node", scope.Node);
        command.Parameters.AddWithValue("@season", FilingGenerator.Season);
        if (name is not null)
            command.Parameters.AddWithValue("@name", name);
        return command.ExecuteReader();
    }
}
