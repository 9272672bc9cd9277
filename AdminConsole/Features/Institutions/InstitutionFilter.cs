using System.Globalization;
using System.Text.Json;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Licences;
using Microsoft.AspNetCore.WebUtilities;

namespace AdminConsole.Features.Institutions;

/// <summary>已锁定 or 未锁定.</summary>
public enum InstitutionLockState
{
    Locked,
    Unlocked,
}

public enum InstitutionOrder
{
    Name,
    Category,
    Code,
    LockedAt,
}

/// <summary>
/// What the institution list shows, as the query string says it. Whatever a query string holds that makes no sense falls back to the default, so nothing but
/// the values below ever reaches a query.
/// </summary>
public sealed record InstitutionFilter
{
    public const int DefaultSize = 20, MostRows = 100, LastPage = 10_000_000;

    private const string TextKey = "q", CategoryKey = "category", StateKey = "state", SuspendedKey = "suspended", CodeKey = "code", DivisionKey = "area", LevelKey = "level", GradeKey = "grade", LicenceKey = "licence", SubjectKey = "subject", KindKey = "kind", SortKey = "sort", PageKey = "page", SizeKey = "size";

    public static InstitutionFilter Default { get; } = new();

    /// <summary>Part of a name, former name or alias, or the beginning of a credit code.</summary>
    public string? Text { get; init; }

    /// <summary>Code of institution-category-tree-seed.csv; a branch stands for all its leaves.</summary>
    public string? Category { get; init; }

    public InstitutionLockState? State { get; init; }

    /// <summary>Only those that receive no submissions.</summary>
    public bool Suspended { get; init; }

    /// <summary>Beginning of a credit or organisation code.</summary>
    public string? Code { get; init; }

    /// <summary>Code of divisions-hubei.csv; a prefecture stands for all its counties.</summary>
    public string? Division { get; init; }

    /// <summary>hospital-levels.csv.</summary>
    public string? Level { get; init; }

    /// <summary>hospital-grades.csv.</summary>
    public string? Grade { get; init; }

    /// <summary>How long the licence in use still holds.</summary>
    public LicenceExpiry? Licence { get; init; }

    /// <summary>diagnosis-treatment-subjects.csv, as the licence in use says it; a subject stands for the specialities below it.</summary>
    public string? Subject { get; init; }

    public InstitutionKind? Kind { get; init; }
    public InstitutionOrder Order { get; init; }
    public bool Descending { get; init; }

    /// <summary>Counts from 1.</summary>
    public int Page { get; init; } = 1;

    public int Size { get; init; } = DefaultSize;

    /// <summary>Whether the advanced search narrows the list.</summary>
    public bool IsAdvanced => Suspended || Code is not null || Division is not null || Level is not null || Grade is not null || Licence is not null || Subject is not null || Kind is not null;

    /// <summary>Whether anything narrows it.</summary>
    public bool IsNarrowed => IsAdvanced || Text is not null || Category is not null || State is not null;

    /// <summary>What codes of the division's area begin with.</summary>
    internal string? DivisionPrefix => Division?.TrimEnd('0') is { } area ? area.PadRight(area.Length + area.Length % 2, '0') : null;

    /// <param name="query">With or without the leading question mark; null or empty gives the default.</param>
    public static InstitutionFilter Parse(string? query)
    {
        var values = QueryHelpers.ParseQuery(query);
        var sort = Value(SortKey);
        var order = Name<InstitutionOrder>(sort is ['-', ..] ? sort[1..] : sort);
        return new InstitutionFilter
        {
            Text = Clean(Value(TextKey)),
            Category = Coded(CategoryKey, Codes.InstitutionCategories),
            State = Name<InstitutionLockState>(Value(StateKey)),
            Suspended = Value(SuspendedKey) == "1",
            Code = CleanCode(Value(CodeKey)),
            Division = Coded(DivisionKey, Codes.Divisions),
            Level = Coded(LevelKey, Codes.HospitalLevels),
            Grade = Coded(GradeKey, Codes.HospitalGrades),
            Licence = Name<LicenceExpiry>(Value(LicenceKey)),
            Subject = Coded(SubjectKey, Codes.TreatmentSubjects),
            Kind = Name<InstitutionKind>(Value(KindKey)),
            Order = order ?? Default.Order,
            Descending = order is not null && sort is ['-', ..],
            Page = Whole(PageKey, 1, LastPage),
            Size = Whole(SizeKey, DefaultSize, MostRows),
        };

        string? Value(string key) => values.TryGetValue(key, out var found) && found is [{ Length: > 0 } first, ..] ? first : null;

        string? Coded(string key, CodeList list) => Value(key) is { } code && list.Contains(code) ? code : null;

        int Whole(string key, int fallback, int most) =>
            long.TryParse(Value(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (int)Math.Clamp(number, 1, most) : fallback;
    }

    /// <summary>A search text as the list takes it; null where it says nothing.</summary>
    public static string? Clean(string? text) => TextRules.Name(text, Institution.NameLength) is { Fault: null, Value: { Length: > 0 } clean } ? clean : null;

    /// <summary>The query string with its question mark, only what differs from the default; empty for the default.</summary>
    public string ToQuery()
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (Text is not null)
            query[TextKey] = Text;
        if (Category is not null)
            query[CategoryKey] = Category;
        if (State is { } state)
            query[StateKey] = Lower(state);
        if (Suspended)
            query[SuspendedKey] = "1";
        if (Code is not null)
            query[CodeKey] = Code;
        if (Division is not null)
            query[DivisionKey] = Division;
        if (Level is not null)
            query[LevelKey] = Level;
        if (Grade is not null)
            query[GradeKey] = Grade;
        if (Licence is { } expiry)
            query[LicenceKey] = Lower(expiry);
        if (Subject is not null)
            query[SubjectKey] = Subject;
        if (Kind is { } kind)
            query[KindKey] = Lower(kind);
        if (Order != Default.Order || Descending)
            query[SortKey] = (Descending ? "-" : "") + Lower(Order);
        if (Page != 1)
            query[PageKey] = Page.ToString(CultureInfo.InvariantCulture);
        if (Size != DefaultSize)
            query[SizeKey] = Size.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString("", query);
    }

    /// <summary>A code as it is stored, or null where nothing can be made of it.</summary>
    public static string? CleanCode(string? text) => IdentifierText.Normalise(text) is { Length: > 0 and <= Institution.CodeLength } code && IdentifierText.IsAlphanumeric(code) ? code : null;

    /// <summary>By name only: the framework's parser would take numbers and lists as well.</summary>
    private static T? Name<T>(string? text)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => Lower(value) == text).Select(value => (T?)value).FirstOrDefault();

    private static string Lower<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
