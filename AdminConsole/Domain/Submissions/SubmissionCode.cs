using System.Buffers.Binary;

namespace AdminConsole.Domain.Submissions;

/// <summary>
/// The submission code (提交编码) as people read, print and type it: <c>7K3M-9QXA-2R4T</c>. Eleven Crockford base-32 characters carry the first
/// 55 bits of the keyed digest of <see cref="CanonicalContent"/>; the twelfth finds every single mistyped and every two swapped characters.
/// </summary>
public static class SubmissionCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Digits = 11, LongestInput = 60;

    /// <param name="mac">At least eight bytes.</param>
    public static string Format(ReadOnlySpan<byte> mac)
    {
        var bits = BinaryPrimitives.ReadUInt64BigEndian(mac) >> 9;
        var digits = new int[Digits];
        for (var i = 0; i < Digits; i++)
            digits[i] = (int)(bits >> (5 * (Digits - 1 - i))) & 31;
        return Write(digits);
    }

    /// <summary>Reads what somebody typed: case, spaces, dashes and full-width characters do not matter, O is 0, I and L are 1.</summary>
    /// <param name="typed">Anything; too long or foreign characters are refused.</param>
    /// <param name="code">The code as <see cref="Format"/> writes it; empty when refused.</param>
    /// <returns>False when it is no code or its check character is wrong.</returns>
    public static bool TryParse(string? typed, out string code)
    {
        code = "";
        if (typed is null || typed.Length > LongestInput)
            return false;
        var digits = typed.Select(Narrow).Where(character => !IsSeparator(character)).Select(Digit).ToArray();
        if (digits.Length != Digits + 1 || digits.Contains(-1) || CheckDigit(digits.AsSpan(0, Digits)) != digits[Digits])
            return false;
        code = Write(digits[..Digits]);
        return true;
    }

    private static string Write(int[] digits)
    {
        var text = string.Concat(digits.Append(CheckDigit(digits)).Select(digit => Alphabet[digit]));
        return $"{text[..4]}-{text[4..8]}-{text[8..]}";
    }

    private static char Narrow(char character) => character is >= '\uFF01' and <= '\uFF5E' ? (char)(character - 0xFEE0) : character;

    private static bool IsSeparator(char character) => char.IsWhiteSpace(character) || character is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212';

    private static int Digit(char character) => char.ToUpperInvariant(character) switch
    {
        'O' => 0,
        'I' or 'L' => 1,
        var upper => Alphabet.IndexOf(upper, StringComparison.Ordinal),
    };

    /// <summary>Digits weighted with the powers of x in GF(32) = GF(2)[x]/(x⁵+x²+1): all weights differ and none is zero.</summary>
    private static int CheckDigit(ReadOnlySpan<int> digits)
    {
        var sum = 0;
        foreach (var digit in digits)
        {
            sum = (sum ^ digit) << 1;
            if (sum > 31)
                sum ^= 0b100101;
        }
        return sum;
    }
}
