using System.Data.Common;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace AdminConsole.Benchmarks.ScopeColumns;

/// <summary>PostgreSQL in a database that the run may empty; the person's name sorts by code point so that a prefix is a range.</summary>
internal sealed class PostgresBenchDatabase : BenchDatabase
{
    private static readonly NpgsqlDbType[] Types =
    [
        NpgsqlDbType.Uuid, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Uuid, NpgsqlDbType.Uuid, NpgsqlDbType.Uuid, NpgsqlDbType.Uuid,
        NpgsqlDbType.Integer, NpgsqlDbType.Integer, NpgsqlDbType.Integer, NpgsqlDbType.Integer, NpgsqlDbType.Text,
        NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Bytea, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text,
        NpgsqlDbType.TimestampTz, NpgsqlDbType.Text,
    ];

    private readonly NpgsqlConnection connection;

    public PostgresBenchDatabase(string connectionString)
    {
        connection = new NpgsqlConnection(connectionString);
        connection.Open();
    }

    public override string Name => $"PostgreSQL {connection.PostgreSqlVersion}";
    protected override DbConnection Connection => connection;
    protected override string InSet => "= ANY(@ids)";

    public override object IdValue(Guid id) => id;

    protected override object SetValue(Guid[] ids) => ids;

    public override void CreateTables()
    {
        Execute("""
            DROP TABLE IF EXISTS "Submissions", "Closure", "Counts";
            CREATE TABLE "Submissions" (
              "Id" uuid NOT NULL PRIMARY KEY, "Number" text NOT NULL, "SeasonId" text NOT NULL,
              "DistrictId" uuid NOT NULL, "SiteId" uuid, "PointId" uuid, "InstitutionId" uuid NOT NULL,
              "DistrictKey" integer NOT NULL, "SiteKey" integer, "PointKey" integer, "InstitutionKey" integer NOT NULL, "Path" text COLLATE "C" NOT NULL,
              "State" text NOT NULL, "WorstMark" text NOT NULL, "DurationMark" text NOT NULL, "MentorMark" text NOT NULL,
              "PersonName" text COLLATE "C" NOT NULL, "PersonIndex" bytea NOT NULL, "ExamLevel" text NOT NULL, "ExamCategory" text NOT NULL, "DocumentMasked" text NOT NULL,
              "SubmittedAt" timestamptz NOT NULL, "Report" text NOT NULL);
            CREATE UNIQUE INDEX "IX_Number" ON "Submissions" ("Number");
            CREATE UNIQUE INDEX "IX_Person" ON "Submissions" ("SeasonId", "PersonIndex");
            CREATE TABLE "Closure" ("AncestorId" uuid NOT NULL, "DescendantId" uuid NOT NULL, PRIMARY KEY ("AncestorId", "DescendantId"));
            CREATE INDEX "IX_Closure" ON "Closure" ("DescendantId", "AncestorId");
            """);
    }

    public override void Load(IEnumerable<Filing> filings)
    {
        using var import = connection.BeginBinaryImport("COPY \"Submissions\" FROM STDIN (FORMAT BINARY)");
        import.Timeout = TimeSpan.FromMinutes(10);
        foreach (var filing in filings)
        {
            import.StartRow();
            var values = ValuesOf(filing);
            for (var i = 0; i < values.Length; i++)
            {
                if (values[i] is { } value)
                    import.Write(value, Types[i]);
                else
                    import.WriteNull();
            }
        }

        import.Complete();
    }

    public override void LoadClosure(IEnumerable<(Guid Ancestor, Guid Descendant)> pairs)
    {
        using var import = connection.BeginBinaryImport("COPY \"Closure\" FROM STDIN (FORMAT BINARY)");
        foreach (var (ancestor, descendant) in pairs)
        {
            import.StartRow();
            import.Write(ancestor, NpgsqlDbType.Uuid);
            import.Write(descendant, NpgsqlDbType.Uuid);
        }

        import.Complete();
    }

    public override void Analyse() => Execute("VACUUM (ANALYZE)");

    public override long SizeOf(string table, string? index = null)
    {
        using var command = Command("SELECT pg_relation_size(CAST(@name AS regclass))");
        Add(command, "@name", $"\"{index ?? table}\"");
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public override double InsertCost(IReadOnlyList<Filing> filings)
    {
        using var transaction = connection.BeginTransaction();
        var cost = Timing.Once(() => Load(filings)) * 1000 / filings.Count;
        transaction.Rollback();
        return cost;
    }

    public override double CommitCost(IReadOnlyList<Filing> filings, int perCommit)
    {
        var commits = new List<double>();
        foreach (var group in filings.Chunk(perCommit))
            commits.Add(Timing.Once(() => Load(group)));
        using (var command = Command("DELETE FROM \"Submissions\" WHERE \"Id\" = ANY(@ids)"))
        {
            Add(command, "@ids", filings.Select(filing => filing.Id).ToArray());
            command.ExecuteNonQuery();
        }

        commits.Sort();
        return commits[commits.Count / 2];
    }

    public override void Dispose() => connection.Dispose();
}
