using System.Collections.Frozen;

namespace AdminConsole.Domain.CodeLists;

/// <summary>The code lists the product knows (Data/), each read once from the assembly. What the columns mean stands in Data/README.md.</summary>
public static class Codes
{
    private const string Folder = "CodeLists/";

    private static readonly FrozenDictionary<string, CodeList> Lists = ResourceNames().Where(name => name != MaterialSlots.ListName)
        .Select(name => new CodeList(name, Read(name))).ToFrozenDictionary(list => list.ListName, StringComparer.Ordinal);

    public static CodeList BusinessCodes => Lists["business-codes"];

    public static CodeList Degrees => Lists["degrees"];

    public static CodeList Divisions => Lists["divisions-hubei"];

    public static CodeList DocumentTypes => Lists["id-document-types"];

    public static CodeList EducationLevels => Lists["education-levels"];

    public static CodeList EthnicGroups => Lists["ethnic-groups"];

    /// <summary>Further columns: <c>examLevel</c>, <c>group</c>, <c>track</c>.</summary>
    public static CodeList ExamCategories => Lists["exam-categories"];

    public static CodeList ExamLevels => Lists["exam-levels"];

    public static CodeList HospitalGrades => Lists["hospital-grades"];

    public static CodeList HospitalLevels => Lists["hospital-levels"];

    /// <summary>Further column: <c>parent</c>.</summary>
    public static CodeList InstitutionCategories => Lists["institution-category-tree-seed"];

    public static CodeList OpeningStates => Lists["institution-opening-states"];

    public static CodeList OperationLevels => Lists["operation-levels"];

    public static CodeList Sexes => Lists["sex"];

    /// <summary>Further column: <c>parent</c>.</summary>
    public static CodeList TreatmentSubjects => Lists["diagnosis-treatment-subjects"];

    /// <summary>Every list, also those only served to API clients.</summary>
    public static IReadOnlyCollection<CodeList> All => Lists.Values;

    public static CodeList? Find(string listName) => Lists.GetValueOrDefault(listName);

    internal static IEnumerable<IReadOnlyDictionary<string, string>> Read(string name)
    {
        using var reader = new StreamReader(typeof(Codes).Assembly.GetManifestResourceStream($"{Folder}{name}")!);
        return Csv.Read(reader.ReadToEnd());
    }

    private static IEnumerable<string> ResourceNames() =>
        typeof(Codes).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..]);
}
