using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using AdminConsole.Domain.Institutions;
using Microsoft.Data.Sqlite;

namespace AdminConsole.Benchmarks.ScopeColumns;

/// <summary>SQLite as the product opens it: write-ahead log, synchronous=FULL. Ids as EF Core stores them (TEXT of 36), or as BLOB of 16.</summary>
internal sealed class SqliteBenchDatabase : BenchDatabase
{
    private readonly string folder = Directory.CreateTempSubdirectory("scope-columns").FullName;
    private readonly SqliteConnection connection;
    private readonly bool blobIds;

    public SqliteBenchDatabase(bool blobIds, int cacheMebibytes)
    {
        this.blobIds = blobIds;
        // The module initialiser of the product chooses the SQLite library.
        RuntimeHelpers.RunModuleConstructor(typeof(IOwned).Module.ModuleHandle);
        connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bench.db")}");
        connection.Open();
        Execute("PRAGMA journal_mode=WAL");
        Execute("PRAGMA synchronous=FULL");
        Execute($"PRAGMA cache_size=-{cacheMebibytes * 1024}");
    }

    public override string Name => $"SQLite {connection.ServerVersion}{(blobIds ? ", ids as BLOB" : "")}";
    protected override DbConnection Connection => connection;
    protected override string InSet => "IN (SELECT value FROM json_each(@ids))";

    public override object IdValue(Guid id) => blobIds ? id.ToByteArray(bigEndian: true) : id;

    protected override object SetValue(Guid[] ids) => $"[{string.Join(',', ids.Select(id => $"\"{id.ToString().ToUpperInvariant()}\""))}]";

    public override void CreateTables()
    {
        var id = blobIds ? "BLOB" : "TEXT";
        Execute($"""
            CREATE TABLE "Submissions" (
              "Id" {id} NOT NULL PRIMARY KEY, "Number" TEXT NOT NULL, "SeasonId" TEXT NOT NULL,
              "DistrictId" {id} NOT NULL, "SiteId" {id}, "PointId" {id}, "InstitutionId" {id} NOT NULL,
              "DistrictKey" INTEGER NOT NULL, "SiteKey" INTEGER, "PointKey" INTEGER, "InstitutionKey" INTEGER NOT NULL, "Path" TEXT NOT NULL,
              "State" TEXT NOT NULL, "WorstMark" TEXT NOT NULL, "DurationMark" TEXT NOT NULL, "MentorMark" TEXT NOT NULL,
              "PersonName" TEXT NOT NULL, "PersonIndex" BLOB NOT NULL, "ExamLevel" TEXT NOT NULL, "ExamCategory" TEXT NOT NULL, "DocumentMasked" TEXT NOT NULL,
              "SubmittedAt" TEXT NOT NULL, "Report" TEXT NOT NULL);
            CREATE UNIQUE INDEX "IX_Number" ON "Submissions" ("Number");
            CREATE UNIQUE INDEX "IX_Person" ON "Submissions" ("SeasonId", "PersonIndex");
            CREATE TABLE "Closure" ("AncestorId" {id} NOT NULL, "DescendantId" {id} NOT NULL, PRIMARY KEY ("AncestorId", "DescendantId")) WITHOUT ROWID;
            CREATE INDEX "IX_Closure" ON "Closure" ("DescendantId", "AncestorId");
            """);
    }

    public override void Load(IEnumerable<Filing> filings)
    {
        using var transaction = connection.BeginTransaction();
        InsertAll(filings, transaction);
        transaction.Commit();
        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    public override void LoadClosure(IEnumerable<(Guid Ancestor, Guid Descendant)> pairs)
    {
        using var transaction = connection.BeginTransaction();
        using var command = Command("INSERT INTO \"Closure\" VALUES (@a, @d)");
        command.Transaction = transaction;
        Add(command, "@a", "");
        Add(command, "@d", "");
        foreach (var (ancestor, descendant) in pairs)
        {
            command.Parameters[0].Value = IdValue(ancestor);
            command.Parameters[1].Value = IdValue(descendant);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public override void Analyse()
    {
        Execute("ANALYZE");
        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    public override long SizeOf(string table, string? index = null)
    {
        using var command = Command("SELECT SUM(pgsize) FROM dbstat WHERE name = @name");
        Add(command, "@name", index ?? table);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public override double InsertCost(IReadOnlyList<Filing> filings)
    {
        using var transaction = connection.BeginTransaction();
        var cost = Timing.Once(() => InsertAll(filings, transaction)) * 1000 / filings.Count;
        transaction.Rollback();
        return cost;
    }

    public override double CommitCost(IReadOnlyList<Filing> filings, int perCommit)
    {
        var last = Row("SELECT MAX(rowid) FROM \"Submissions\" WHERE @season = @season", _ => { })[0];
        var commits = new List<double>();
        foreach (var group in filings.Chunk(perCommit))
        {
            commits.Add(Timing.Once(() =>
            {
                using var transaction = connection.BeginTransaction();
                InsertAll(group, transaction);
                transaction.Commit();
            }));
        }

        Execute($"DELETE FROM \"Submissions\" WHERE rowid > {last}");
        commits.Sort();
        return commits[commits.Count / 2];
    }

    public override void Dispose()
    {
        connection.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private void InsertAll(IEnumerable<Filing> filings, SqliteTransaction transaction)
    {
        using var command = Command($"INSERT INTO \"Submissions\" VALUES ({string.Join(", ", Columns.Select((_, i) => $"@p{i}"))})");
        command.Transaction = transaction;
        for (var i = 0; i < Columns.Length; i++)
            Add(command, $"@p{i}", "");
        foreach (var filing in filings)
        {
            var values = ValuesOf(filing);
            for (var i = 0; i < values.Length; i++)
                command.Parameters[i].Value = values[i] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }
}
