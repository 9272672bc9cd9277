namespace AdminConsole.Domain.CodeLists;

/// <summary>One code with its names.</summary>
/// <param name="Columns">Every column of the row by its name, <c>code</c>, <c>name</c> and <c>nameEn</c> among them.</param>
public sealed record CodeListEntry(string Code, string Name, string? NameEn, IReadOnlyDictionary<string, string> Columns)
{
    /// <summary>The value of a further column of the list, e.g. <c>examLevel</c>; empty where the row has none.</summary>
    public string this[string column] => Columns.GetValueOrDefault(column, "");
}

/// <summary>A list of codes in its published order.</summary>
public sealed class CodeList
{
    private readonly Dictionary<string, CodeListEntry> byCode, byName;

    internal CodeList(string name, IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        ListName = name;
        Entries = [.. rows.Select(row => new CodeListEntry(row["code"], row["name"], row.GetValueOrDefault("nameEn") is { Length: > 0 } english ? english : null, row))];
        byCode = Entries.ToDictionary(entry => entry.Code, StringComparer.Ordinal);
        byName = Entries.SelectMany(entry => new[] { entry.Name, entry.NameEn }.OfType<string>().Distinct(StringComparer.Ordinal).Select(called => (called, entry)))
            .DistinctBy(pair => pair.called).ToDictionary(pair => pair.called, pair => pair.entry, StringComparer.Ordinal);
    }

    /// <summary>File name without extension, e.g. <c>exam-categories</c>; the name the API knows the list by.</summary>
    public string ListName { get; }

    public IReadOnlyList<CodeListEntry> Entries { get; }

    public bool Contains(string? code) => code is not null && byCode.ContainsKey(code);

    public CodeListEntry? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>The first entry of that name, in either language.</summary>
    public CodeListEntry? FindNamed(string name) => byName.GetValueOrDefault(name);

    /// <summary>The code's name, in Chinese where the list has no English; the code itself when the list does not hold it.</summary>
    public string Name(string code, bool chinese) => Find(code) is { } entry ? (chinese ? entry.Name : entry.NameEn ?? entry.Name) : code;
}
