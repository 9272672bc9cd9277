using AdminConsole.Domain.CodeLists;

namespace AdminConsole.Features.Institutions;

/// <summary>The two-level tree of institution categories.</summary>
internal static class InstitutionCategories
{
    public static IReadOnlyList<CodeListEntry> Roots { get; } = [.. Codes.InstitutionCategories.Entries.Where(entry => entry["parent"].Length == 0)];

    private static readonly ILookup<string, CodeListEntry> ByParent = Codes.InstitutionCategories.Entries.Where(entry => entry["parent"].Length > 0).ToLookup(entry => entry["parent"]);

    public static IEnumerable<CodeListEntry> Below(string code) => ByParent[code];

    /// <summary>Whether an institution can be of this category: not a heading over others.</summary>
    public static bool IsLeaf(string code) => Codes.InstitutionCategories.Contains(code) && !ByParent.Contains(code);

    /// <summary>The code and everything below it.</summary>
    public static IReadOnlyList<string> Branch(string code) => [code, .. Below(code).Select(entry => entry.Code)];
}
