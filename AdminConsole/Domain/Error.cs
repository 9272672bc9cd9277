namespace AdminConsole.Domain;

/// <summary>What a refusal means, independent of transport. The HTTP status of each stands in <c>Features/ApiProblems.cs</c>.</summary>
public enum ErrorKind
{
    BadRequest,
    Unauthorized,
    Forbidden,
    NotFound,
    Conflict,
    PreconditionFailed,
    PreconditionRequired,
    TooLarge,
    UnsupportedType,
    Invalid,
    TooMany,
    Unavailable,
}

/// <summary>An expected refusal. Features declare theirs in <c>XErrors</c>; the sentence is the resource <c>error.{Code}</c> formatted with <see cref="Args"/>.</summary>
/// <param name="Code">Stable machine code, e.g. <c>illegal_state</c>; the problem type is <c>urn:adminconsole:{Code}</c>.</param>
/// <param name="Kind">What the refusal means.</param>
/// <param name="Args">Values for the sentence's placeholders; never a submitted value.</param>
public sealed record Error(string Code, ErrorKind Kind, params object[] Args)
{
    /// <summary>Faults by field path (<c>periods[0].start</c>), for <see cref="ErrorKind.Invalid"/>. Empty otherwise.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Phrase>> Fields { get; init; } = new Dictionary<string, IReadOnlyList<Phrase>>();

    /// <summary>Ids that a program needs to go on (<c>submissionId</c>), where whoever asked may know them. Empty otherwise.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();

    public Phrase Phrase => new($"error.{Code}", Args);

    /// <summary>Not there, or out of the reader's scope: the two are never told apart.</summary>
    public static Error NotFound { get; } = new("not_found", ErrorKind.NotFound);

    /// <summary>The object is visible, the action is not allowed.</summary>
    public static Error Forbidden { get; } = new("forbidden", ErrorKind.Forbidden);

    /// <summary>Somebody changed the object since it was read.</summary>
    public static Error VersionConflict { get; } = new("version_conflict", ErrorKind.Conflict);

    /// <summary>One fault beside one field.</summary>
    public static Error Field(string path, Phrase fault) => new FieldFaults().Add(path, fault).ToError();
}

/// <summary>Collects faults by field so that one answer names them all.</summary>
public sealed class FieldFaults
{
    private readonly Dictionary<string, List<Phrase>> faults = new(StringComparer.Ordinal);

    public bool Any => faults.Count > 0;

    public bool Has(string path) => faults.ContainsKey(path);

    public FieldFaults Add(string path, Phrase fault)
    {
        if (!faults.TryGetValue(path, out var list))
            faults[path] = list = [];
        list.Add(fault);
        return this;
    }

    public FieldFaults Add(string path, string key, params object[] args) => Add(path, new Phrase(key, args));

    public Error ToError() => new("validation_failed", ErrorKind.Invalid)
    {
        Fields = faults.ToDictionary(pair => pair.Key, IReadOnlyList<Phrase> (pair) => pair.Value, StringComparer.Ordinal),
    };
}
