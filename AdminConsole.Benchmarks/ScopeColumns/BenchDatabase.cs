using System.Data.Common;
using System.Globalization;

namespace AdminConsole.Benchmarks.ScopeColumns;

/// <summary>A throw-away database with table Submissions, filled once; indexes come and go with each design.</summary>
internal abstract class BenchDatabase : IDisposable
{
    protected static readonly string[] Columns =
    [
        "Id", "Number", "SeasonId", "DistrictId", "SiteId", "PointId", "InstitutionId", "DistrictKey", "SiteKey", "PointKey", "InstitutionKey", "Path",
        "State", "WorstMark", "DurationMark", "MentorMark", "PersonName", "PersonIndex", "ExamLevel", "ExamCategory", "DocumentMasked", "SubmittedAt", "Report",
    ];

    public abstract string Name { get; }
    protected abstract DbConnection Connection { get; }

    public abstract void CreateTables();

    public abstract void Load(IEnumerable<Filing> filings);

    public abstract void LoadClosure(IEnumerable<(Guid Ancestor, Guid Descendant)> pairs);

    /// <summary>Gives the planner what it wants to know.</summary>
    public abstract void Analyse();

    public abstract long SizeOf(string table, string? index = null);

    /// <summary>Microseconds a row that <paramref name="filings"/> take in one transaction, undone afterwards.</summary>
    public abstract double InsertCost(IReadOnlyList<Filing> filings);

    /// <summary>Microseconds a row that deciding takes in one transaction, undone afterwards.</summary>
    public double DecideCost(IReadOnlyList<object> ids)
    {
        Execute("BEGIN");
        using var command = Command("UPDATE \"Submissions\" SET \"State\" = 'Approved' WHERE \"Id\" = @id");
        Add(command, "@id", ids[0]);
        var cost = Timing.Once(() =>
        {
            foreach (var id in ids)
            {
                command.Parameters[0].Value = id;
                command.ExecuteNonQuery();
            }
        }) * 1000 / ids.Count;
        Execute("ROLLBACK");
        return cost;
    }

    /// <summary>Milliseconds that moving every filing of a node to another site takes, undone afterwards.</summary>
    public double MoveCost(ScopeOfQueue scope)
    {
        Execute("BEGIN");
        using var command = Command($"UPDATE \"Submissions\" SET \"SiteId\" = \"DistrictId\" WHERE \"{scope.Column}\" = @node");
        Add(command, "@node", IdValue(scope.Node));
        var cost = Timing.Once(() => command.ExecuteNonQuery());
        Execute("ROLLBACK");
        return cost;
    }

    /// <summary>Pending filings in no order.</summary>
    public IReadOnlyList<object> SomePending(int count)
    {
        using var command = Command($"SELECT \"Id\" FROM \"Submissions\" WHERE \"State\" = 'Pending' ORDER BY \"PersonIndex\" LIMIT {count}");
        using var reader = command.ExecuteReader();
        var ids = new List<object>(count);
        while (reader.Read())
            ids.Add(reader.GetValue(0));
        return ids;
    }

    /// <summary>Milliseconds of a durable commit that carries <paramref name="perCommit"/> of the filings; they are removed afterwards.</summary>
    public abstract double CommitCost(IReadOnlyList<Filing> filings, int perCommit);

    public abstract object IdValue(Guid id);

    protected abstract string InSet { get; }

    protected abstract object SetValue(Guid[] ids);

    public void CreateIndex(IndexDefinition index) =>
        Execute($"CREATE INDEX \"{index.Name}\" ON \"Submissions\" ({string.Join(", ", index.Columns.Select(column => $"\"{column}\""))})");

    public void DropIndex(IndexDefinition index) => Execute($"DROP INDEX \"{index.Name}\"");

    public (string From, string Where, Action<DbCommand> Bind) Scoped(ScopeDesign design, ScopeOfQueue scope) => design.Form switch
    {
        ScopeForm.Column => ("\"Submissions\" s", $"s.\"SeasonId\" = @season AND s.\"{scope.Column}\" = @node", command => Add(command, "@node", IdValue(scope.Node))),
        ScopeForm.Key => ("\"Submissions\" s", $"s.\"SeasonId\" = @season AND s.\"{scope.Column.Replace("Id", "Key", StringComparison.Ordinal)}\" = @node", command => Add(command, "@node", scope.Key)),
        ScopeForm.Path => ("\"Submissions\" s", "s.\"SeasonId\" = @season AND s.\"Path\" >= @low AND s.\"Path\" < @high", command =>
        {
            Add(command, "@low", scope.PathPrefix);
            Add(command, "@high", scope.PathPrefix + ":");
        }
        ),
        ScopeForm.IdSet => ("\"Submissions\" s", $"s.\"SeasonId\" = @season AND s.\"InstitutionId\" {InSet}", command => Add(command, "@ids", SetValue(scope.Institutions))),
        ScopeForm.Closure => ("\"Submissions\" s JOIN \"Closure\" c ON c.\"DescendantId\" = s.\"InstitutionId\" AND c.\"AncestorId\" = @node", "s.\"SeasonId\" = @season", command => Add(command, "@node", IdValue(scope.Node))),
        _ => throw new ArgumentOutOfRangeException(nameof(design)),
    };

    /// <summary>Median time of a query prepared once, every row read; the answer is the last column of all rows added up where it is a count, else the number of rows.</summary>
    public (double Milliseconds, long Answer) Ask(string sql, Action<DbCommand> bind, bool isCount)
    {
        using var command = Command(sql);
        Add(command, "@season", FilingGenerator.Season);
        bind(command);
        var answer = 0L;
        var median = Timing.Median(() => answer = Read(command, isCount));
        return (median, answer);
    }

    public object?[] Row(string sql, Action<DbCommand> bind)
    {
        using var command = Command(sql);
        Add(command, "@season", FilingGenerator.Season);
        bind(command);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            return [];
        var values = new object[reader.FieldCount];
        reader.GetValues(values);
        return values;
    }

    public void Execute(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    public abstract void Dispose();

    protected DbCommand Command(string sql)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        return command;
    }

    public static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    protected object?[] ValuesOf(Filing filing) =>
    [
        IdValue(filing.Id), filing.Number, FilingGenerator.Season,
        IdValue(filing.Owner.District), Optional(filing.Owner.Site), Optional(filing.Owner.Point), IdValue(filing.Owner.Institution),
        filing.Owner.Key.District, filing.Owner.Key.Site, filing.Owner.Key.Point, filing.Owner.Key.Institution, filing.Owner.Path,
        filing.State.ToString(), filing.Worst.ToString(), filing.Duration.ToString(), filing.Mentor.ToString(),
        filing.PersonName, filing.PersonIndex, filing.ExamLevel, filing.ExamCategory, "140105*****7932", filing.SubmittedAt, filing.Report,
    ];

    private static long Read(DbCommand command, bool isCount)
    {
        using var reader = command.ExecuteReader();
        var answer = 0L;
        var values = new object[reader.FieldCount];
        while (reader.Read())
        {
            reader.GetValues(values);
            answer += isCount ? Convert.ToInt64(values[^1], CultureInfo.InvariantCulture) : 1;
        }

        return answer;
    }

    private object? Optional(Guid? id) => id is { } value ? IdValue(value) : null;
}
