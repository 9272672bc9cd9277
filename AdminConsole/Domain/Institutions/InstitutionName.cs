using System.Text;

namespace AdminConsole.Domain.Institutions;

/// <summary>When two writings are one institution's name: width of letters and brackets, case and spaces do not count.</summary>
public static class InstitutionName
{
    public static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal) || Key(left) == Key(right);

    private static string Key(string name) => string.Concat(name.Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();
}
