using System.Data.Common;
using System.Globalization;

namespace AdminConsole.Benchmarks.ScopeColumns;

/// <summary>
/// Compares ways to store whose a filing is, at the queue's own questions (docs/decisions/004-scope-columns.md).
/// <c>scope-columns --rows 10000,100000,1000000 [--institutions 40000] [--seed 2021] [--designs A,B] [--postgres "Host=…"] [--skip sqlite,blob] [--cache-mib 2]</c>
/// </summary>
internal static class ScopeColumnsBenchmark
{
    private const int Extra = 24_000, Singles = 200, GroupSize = 16;

    public static void Run(Arguments arguments)
    {
        var sizes = arguments.List("rows") is { Length: > 0 } given ? given.Select(int.Parse).ToArray() : [1_000_000];
        var institutions = arguments.Number("institutions", 40_000);
        var seed = arguments.Number("seed", 2021);
        var cache = arguments.Number("cache-mib", 2);
        var asked = arguments.List("designs");
        var skip = arguments.List("skip");
        var designs = ScopeDesign.All.Where(design => asked.Length == 0 || asked.Contains(design.Code, StringComparer.Ordinal)).ToArray();
        Console.WriteLine($"{institutions:N0} institutions, seed {seed}, {Environment.ProcessorCount} cores; milliseconds, median");

        var growth = new Growth();
        foreach (var rows in sizes)
        {
            var generator = new FilingGenerator(seed, institutions, rows);
            if (!skip.Contains("sqlite", StringComparer.Ordinal))
                Measure(() => new SqliteBenchDatabase(blobIds: false, cache), generator, rows, designs, growth);
            if (!skip.Contains("blob", StringComparer.Ordinal))
                Measure(() => new SqliteBenchDatabase(blobIds: true, cache), generator, rows, [.. designs.Where(design => design.Code == "A")], growth);
            if (arguments.Text("postgres") is { } postgres)
                Measure(() => new PostgresBenchDatabase(postgres), generator, rows, designs, growth);
        }

        growth.Print();
    }

    private static void Measure(Func<BenchDatabase> open, FilingGenerator generator, int rows, IReadOnlyList<ScopeDesign> designs, Growth growth)
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
        _ = WriteCosts(database, extra);
        database.LoadClosure(generator.Tree.Owners.SelectMany(Pairs).Distinct());
        Console.WriteLine($"{Environment.NewLine}## {database.Name}, {rows:N0} rows, table {Megabytes(database.SizeOf("Submissions"))}, without scope index: {WriteCosts(database, extra)}");

        foreach (var design in designs)
        {
            foreach (var index in design.Indexes)
                database.CreateIndex(index);
            database.Analyse();
            Console.WriteLine($"{Environment.NewLine}### {design.Code}: {design.Title}");
            Console.WriteLine(string.Join(", ", design.Indexes.Select(index => $"{index.Name}({string.Join(',', index.Columns)}) {Megabytes(database.SizeOf("Submissions", index.Name))}")));
            Questions(database, generator.Tree.Scopes, design, (question, time) => growth.Note($"{database.Name}, {design.Code}, district: {question}", rows, time));
            Console.WriteLine(WriteCosts(database, extra));
            if (design.Form == ScopeForm.Column)
                Console.WriteLine($"moving every filing of the institution {Milliseconds(database.MoveCost(generator.Tree.Scopes[0]))} ms, of the site {Milliseconds(database.MoveCost(generator.Tree.Scopes[1]))} ms");
            foreach (var index in design.Indexes)
                database.DropIndex(index);
        }

        KeptCounts.Measure(database, generator.Tree.Scopes);
    }

    private static void Questions(BenchDatabase database, IReadOnlyList<ScopeOfQueue> scopes, ScopeDesign design, Action<string, double> noteWidest)
    {
        Console.WriteLine($"| question | {string.Join(" | ", scopes.Select(scope => scope.Name))} | rows found |");
        Console.WriteLine("|---|---|---|---|---|");
        var asked = scopes.Select(scope => Prepare(database, scope, design)).ToArray();
        foreach (var question in QueueQuestion.All)
        {
            var times = new List<string>();
            var answers = new List<long>();
            var last = 0.0;
            foreach (var (sql, bind) in asked)
            {
                var (median, answer) = database.Ask(question.Sql(sql), bind, question.Name.StartsWith("count", StringComparison.Ordinal));
                times.Add(Milliseconds(median));
                last = median;
                answers.Add(answer);
            }

            Console.WriteLine($"| {question.Name} | {string.Join(" | ", times)} | {string.Join(" / ", answers)} |");
            noteWidest(question.Name, last);
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
        var decide = database.DecideCost(database.SomePending(2000));
        var insert = database.InsertCost(extra[..batch]);
        var single = database.CommitCost(extra[batch..(batch + Singles)], 1);
        var grouped = database.CommitCost(extra[(batch + Singles)..(batch + Singles + (GroupSize * 100))], GroupSize);
        return string.Create(CultureInfo.InvariantCulture, $"insert {insert:0.0} µs a row in one transaction, a decision {decide:0.0} µs; durable commit of 1 row {single:0.000} ms, of {GroupSize} rows {grouped:0.000} ms");
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
