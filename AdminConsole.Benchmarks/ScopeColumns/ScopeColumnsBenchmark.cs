using System.Data.Common;
using System.Globalization;

namespace AdminConsole.Benchmarks.ScopeColumns;

/// <summary>
/// Compares ways to store whose a filing is, at the queue's own questions (docs/decisions/004-scope-columns.md).
/// <c>scope-columns --rows 1000000 [--institutions 40000] [--seed 2021] [--designs A,B] [--postgres "Host=…"] [--skip sqlite,blob]</c>
/// </summary>
internal static class ScopeColumnsBenchmark
{
    private const int Extra = 24_000, Singles = 200, GroupSize = 16;

    public static void Run(Arguments arguments)
    {
        var rows = arguments.Number("rows", 1_000_000);
        var institutions = arguments.Number("institutions", 40_000);
        var seed = arguments.Number("seed", 2021);
        var asked = arguments.List("designs");
        var skip = arguments.List("skip");
        var designs = ScopeDesign.All.Where(design => asked.Length == 0 || asked.Contains(design.Code, StringComparer.Ordinal)).ToArray();
        Console.WriteLine($"{rows:N0} filings, {institutions:N0} institutions, seed {seed}, {Environment.ProcessorCount} cores; milliseconds, median");

        var generator = new FilingGenerator(seed, institutions, rows);
        if (!skip.Contains("sqlite", StringComparer.Ordinal))
            Measure(() => new SqliteBenchDatabase(blobIds: false), generator, rows, designs);
        if (!skip.Contains("blob", StringComparer.Ordinal))
            Measure(() => new SqliteBenchDatabase(blobIds: true), generator, rows, [.. designs.Where(design => design.Code == "A")]);
        if (arguments.Text("postgres") is { } postgres)
            Measure(() => new PostgresBenchDatabase(postgres), generator, rows, designs);
    }

    private static void Measure(Func<BenchDatabase> open, FilingGenerator generator, int rows, IReadOnlyList<ScopeDesign> designs)
    {
        if (designs.Count == 0)
            return;
        using var database = open();
        database.CreateTables();
        var extra = new List<Filing>(Extra);
        database.Load(generator.Generate(Extra).Where((filing, i) =>
        {
            if (i >= rows)
                extra.Add(filing);
            return i < rows;
        }));
        database.LoadClosure(generator.Tree.Owners.SelectMany(Pairs).Distinct());
        Console.WriteLine($"{Environment.NewLine}## {database.Name}, {rows:N0} rows, table {Megabytes(database.SizeOf("Submissions"))}, without scope index: {WriteCosts(database, extra)}");

        foreach (var design in designs)
        {
            foreach (var index in design.Indexes)
                database.CreateIndex(index);
            database.Analyse();
            Console.WriteLine($"{Environment.NewLine}### {design.Code}: {design.Title}");
            Console.WriteLine(string.Join(", ", design.Indexes.Select(index => $"{index.Name}({string.Join(',', index.Columns)}) {Megabytes(database.SizeOf("Submissions", index.Name))}")));
            Questions(database, generator.Tree.Scopes, design);
            Console.WriteLine(WriteCosts(database, extra));
            foreach (var index in design.Indexes)
                database.DropIndex(index);
        }

        KeptCounts.Measure(database, generator.Tree.Scopes);
    }

    private static void Questions(BenchDatabase database, IReadOnlyList<ScopeOfQueue> scopes, ScopeDesign design)
    {
        Console.WriteLine($"| question | {string.Join(" | ", scopes.Select(scope => scope.Name))} | rows found |");
        Console.WriteLine("|---|---|---|---|---|");
        var asked = scopes.Select(scope => Prepare(database, scope, design)).ToArray();
        foreach (var question in QueueQuestion.All)
        {
            var times = new List<string>();
            var answers = new List<long>();
            foreach (var (sql, bind) in asked)
            {
                var run = database.Prepare(question.Sql(sql), bind, question.Name.StartsWith("count", StringComparison.Ordinal));
                times.Add(Milliseconds(Timing.Median(() => _ = run())));
                answers.Add(run());
            }

            Console.WriteLine($"| {question.Name} | {string.Join(" | ", times)} | {string.Join(" / ", answers)} |");
        }
    }

    private static (QueueSql Sql, Action<DbCommand> Bind) Prepare(BenchDatabase database, ScopeOfQueue scope, ScopeDesign design)
    {
        var (from, where, bind) = database.Scoped(design, scope);
        const string pending = " AND s.\"State\" = 'Pending'";
        var matching = Convert.ToInt32(database.Row($"SELECT COUNT(*) FROM {from} WHERE {where}{pending}", bind)[0], CultureInfo.InvariantCulture);
        var middle = database.Row($"SELECT s.\"SubmittedAt\", s.\"Id\" FROM {from} WHERE {where}{pending} ORDER BY s.\"SubmittedAt\" DESC, s.\"Id\" DESC LIMIT 1 OFFSET {matching / 2}", bind);
        return (new(from, where, matching), command =>
        {
            bind(command);
            BenchDatabase.Add(command, "@at", middle[0]);
            BenchDatabase.Add(command, "@after", middle[1]);
        }
        );
    }

    private static string WriteCosts(BenchDatabase database, List<Filing> extra)
    {
        const int batch = 20_000;
        var insert = database.InsertCost(extra[..batch]);
        var single = database.CommitCost(extra[batch..(batch + Singles)], 1);
        var grouped = database.CommitCost(extra[(batch + Singles)..(batch + Singles + (GroupSize * 100))], GroupSize);
        return string.Create(CultureInfo.InvariantCulture, $"insert {insert:0.0} µs a row in one transaction; durable commit of 1 row {single:0.000} ms, of {GroupSize} rows {grouped:0.000} ms");
    }

    private static IEnumerable<(Guid Ancestor, Guid Descendant)> Pairs(Owner owner)
    {
        yield return (owner.District, owner.Institution);
        if (owner.Site is { } site)
            yield return (site, owner.Institution);
        if (owner.Point is { } point)
            yield return (point, owner.Institution);
        yield return (owner.Institution, owner.Institution);
    }

    public static string Milliseconds(double value) => value.ToString(value < 10 ? "0.000" : "0.0", CultureInfo.InvariantCulture);

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB");
}
