using AdminConsole.Domain.Identifiers;

namespace AdminConsole.Domain.Institutions;

/// <summary>How names of institutions are compared, searched, and resolved for a day.</summary>
public static class InstitutionNames
{
    private const char Separator = '\n';

    /// <summary>What the institution was called on a day: the former name that held then, else today's.</summary>
    public static string On(DateOnly day, string current, IEnumerable<InstitutionName> others) => others.FirstOrDefault(name => name.WasValidOn(day))?.Name ?? current;

    /// <summary>The form under which two writings are one name: width, case and spaces do not count.</summary>
    public static string Key(string? name) => IdentifierText.Normalise(name);

    public static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal) || Key(left) == Key(right);

    /// <summary>Every name of one institution as one text: part of a name is found anywhere in it, a whole name between two separators.</summary>
    public static string SearchText(string current, IEnumerable<InstitutionName> others) =>
        Separator + string.Join(Separator, others.Select(name => name.Name).Prepend(current).Select(Key)) + Separator;

    /// <summary>What to look for in <see cref="SearchText"/> to find exactly this name.</summary>
    public static string WholeKey(string name) => Separator + Key(name) + Separator;
}
