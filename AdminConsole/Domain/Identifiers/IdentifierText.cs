using System.Text;

namespace AdminConsole.Domain.Identifiers;

/// <summary>How every identifier is written before it is checked or stored: NFKC, no white space, upper case. Text, never a number: leading zeros matter.</summary>
public static class IdentifierText
{
    public static string Normalise(string? input)
    {
        if (string.IsNullOrEmpty(input))
            return "";
        if (TextRules.IsPlain(input))
            return input;
        var compatible = TextRules.Repair(input).Normalize(NormalizationForm.FormKC);
        return string.Concat(compatible.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
    }

    internal static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    internal static bool IsAlphanumeric(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c))
                return false;
        }
        return true;
    }

    /// <summary>The date written as yyyyMMdd; null when no such day exists.</summary>
    internal static DateOnly? Date(ReadOnlySpan<char> digits) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", out var date) ? date : null;
}
