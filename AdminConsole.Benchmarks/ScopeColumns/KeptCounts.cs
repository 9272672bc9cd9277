namespace AdminConsole.Benchmarks.ScopeColumns;

/// <summary>Counters kept beside the filings, one row per owner × state × mark, against counting the filings.</summary>
internal static class KeptCounts
{
    private const string Parent = "COALESCE(\"PointId\", \"SiteId\", \"DistrictId\")";

    public static void Measure(BenchDatabase database, IReadOnlyList<ScopeOfQueue> scopes)
    {
        Console.WriteLine($"{Environment.NewLine}### kept counters");
        foreach (var (title, node) in new[] { ("per institution", "\"InstitutionId\""), ("per parent of the institution", Parent) })
        {
            database.Execute($"""CREATE TABLE "Counts" AS SELECT "SeasonId", {node} AS "NodeId", "DistrictId", "SiteId", "PointId", "State", "WorstMark", COUNT(*) AS "Total" FROM "Submissions" GROUP BY "SeasonId", {node}, "DistrictId", "SiteId", "PointId", "State", "WorstMark" """);
            database.Execute("""CREATE UNIQUE INDEX "IX_Counts" ON "Counts" ("SeasonId", "NodeId", "State", "WorstMark")""");
            database.Analyse();
            var rows = database.Row("SELECT COUNT(*) FROM \"Counts\" WHERE @season = @season", _ => { })[0];
            var times = scopes.Where(scope => scope.Column != "InstitutionId").Select(scope =>
            {
                var (median, _) = database.Ask($"""SELECT "State", "WorstMark", SUM("Total") FROM "Counts" WHERE "SeasonId" = @season AND "{scope.Column}" = @node GROUP BY "State", "WorstMark" """, command => BenchDatabase.Add(command, "@node", database.IdValue(scope.Node)), isCount: true);
                return $"{scope.Name} {ScopeColumnsBenchmark.Milliseconds(median)}";
            }).ToArray();
            Console.WriteLine($"{title}: {rows} rows; {string.Join(", ", times)}; one change {ScopeColumnsBenchmark.Milliseconds(Change(database))}");
            database.Execute("DROP TABLE \"Counts\"");
        }
    }

    /// <summary>Milliseconds that moving one filing between two states adds to a transaction: one down, one up.</summary>
    private static double Change(BenchDatabase database)
    {
        var node = database.Row("""SELECT "NodeId" FROM "Counts" WHERE "SeasonId" = @season LIMIT 1""", _ => { })[0];
        database.Execute("BEGIN");
        var (change, _) = database.Ask("""
            INSERT INTO "Counts" ("SeasonId", "NodeId", "DistrictId", "State", "WorstMark", "Total") VALUES (@season, @node, @node, 'Pending', 'Green', -1), (@season, @node, @node, 'Approved', 'Green', 1)
            ON CONFLICT ("SeasonId", "NodeId", "State", "WorstMark") DO UPDATE SET "Total" = "Counts"."Total" + excluded."Total"
            """, command => BenchDatabase.Add(command, "@node", node), isCount: false);
        database.Execute("ROLLBACK");
        return change;
    }
}
