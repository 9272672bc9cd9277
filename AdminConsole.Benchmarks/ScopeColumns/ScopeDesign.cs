namespace AdminConsole.Benchmarks.ScopeColumns;

/// <summary>One way to say "what this person may see" in SQL, with the indexes that serve it.</summary>
internal sealed record ScopeDesign(string Code, string Title, IndexDefinition[] Indexes, ScopeForm Form)
{
    private static readonly string[] Owned = ["DistrictId", "SiteId", "PointId", "InstitutionId"];
    private static readonly string[] Keys = ["DistrictKey", "SiteKey", "PointKey", "InstitutionKey"];

    public static IReadOnlyList<ScopeDesign> All { get; } =
    [
        new("A", "ancestor columns, state before the sort key", [.. Owned.Select(column => StateFirst(column))], ScopeForm.Column),
        new("A+names", "as A, and one index on the name", [.. Owned.Select(column => StateFirst(column)), new("IX_PersonName", ["SeasonId", "PersonName"])], ScopeForm.Column),
        new("A-name", "as A, each index ending in the person's name", [.. Owned.Select(column => StateFirst(column, "PersonName"))], ScopeForm.Column),
        new("A-time", "ancestor columns, state after the sort key", [.. Owned.Select(TimeFirst)], ScopeForm.Column),
        new("A-int", "ancestor columns as short integers", [.. Keys.Select(column => StateFirst(column))], ScopeForm.Key),
        new("B", "materialised path, range", [new("IX_Path", ["SeasonId", "Path", "State", "SubmittedAt", "Id", "WorstMark"]), AnyOwner("Path")], ScopeForm.Path),
        new("C", "set of institution ids", [StateFirst("InstitutionId"), AnyOwner("InstitutionId")], ScopeForm.IdSet),
        new("D", "closure table", [StateFirst("InstitutionId"), AnyOwner("InstitutionId")], ScopeForm.Closure),
    ];

    private static IndexDefinition StateFirst(string column, params string[] more) => new($"IX_{column}", [column, "SeasonId", "State", "SubmittedAt", "Id", "WorstMark", .. more]);

    private static IndexDefinition TimeFirst(string column) => new($"IX_{column}", [column, "SeasonId", "SubmittedAt", "Id", "State", "WorstMark"]);

    private static IndexDefinition AnyOwner(string column) => new("IX_Any", ["SeasonId", "State", "SubmittedAt", "Id", "WorstMark", column]);
}

internal sealed record IndexDefinition(string Name, string[] Columns);

internal enum ScopeForm
{
    Column,
    Key,
    Path,
    IdSet,
    Closure,
}
