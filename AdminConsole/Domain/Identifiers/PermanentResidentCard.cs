using System.Text.RegularExpressions;

namespace AdminConsole.Domain.Identifiers;

/// <summary>
/// 外国人永久居留身份证, two versions side by side. Until 2023: three letters of nationality and twelve digits, characters 8-13 the birth date as yyMMdd.
/// Since December 2023: 9, province, three digits of nationality, birth date, sequence, and the check character of GB 11643.
/// </summary>
public static partial class PermanentResidentCard
{
    public static IdentifierVerdict Check(string? input, DateOnly today)
    {
        var value = IdentifierText.Normalise(input);
        return new IdentifierVerdict(value, Fault(value, today));
    }

    /// <summary>Whether a number that <see cref="Check"/> accepted was issued to somebody born that day.</summary>
    public static bool BelongsTo(string number, DateOnly birthDate) => number.Length == CitizenNumber.Length
        ? IdentifierText.Date(number.AsSpan(6, 8)) == birthDate
        : IdentifierText.Date($"{birthDate.Year / 100:00}{number.AsSpan(7, 6)}") == birthDate;

    private static IdentifierFault Fault(string number, DateOnly today)
    {
        if (Old().IsMatch(number))
            return IsDayOfSomeCentury(number.AsSpan(7, 6)) ? IdentifierFault.None : IdentifierFault.BirthDate;
        if (!New().IsMatch(number))
            return IdentifierFault.Format;
        if (!Provinces.Contains(number.AsSpan(1, 2)))
            return IdentifierFault.Division;
        if (IdentifierText.Date(number.AsSpan(6, 8)) is not { } born || born > today)
            return IdentifierFault.BirthDate;
        return CitizenNumber.CheckCharacter(number) == number[^1] ? IdentifierFault.None : IdentifierFault.CheckDigit;
    }

    /// <summary>29 February 1900 never was, but a holder may be born on that of 2000.</summary>
    private static bool IsDayOfSomeCentury(ReadOnlySpan<char> yearMonthDay) =>
        IdentifierText.Date($"19{yearMonthDay}") is not null || IdentifierText.Date($"20{yearMonthDay}") is not null;

    [GeneratedRegex(@"^[A-Z]{3}[0-9]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Old();

    [GeneratedRegex(@"^9[0-9]{16}[0-9X]\z", RegexOptions.CultureInvariant)]
    private static partial Regex New();
}
