namespace AdminConsole.Domain.Identifiers;

/// <summary>
/// Qualification certificate number (医师资格证书编码): year obtained (4), province (2), level (1), category (2), and the holder's identity number,
/// of fifteen digits (24 in all) or eighteen (27). Breaking the structure only gives a hint.
/// </summary>
public static class QualificationCertificate
{
    private const int Prefix = 9, FirstYear = 1999;

    /// <param name="input">As typed.</param>
    /// <param name="today">Shanghai calendar day; no certificate is of a later year.</param>
    /// <param name="holder">Normalised identity number of the holder, where it is known: the tail must be it.</param>
    public static IdentifierVerdict Check(string? input, DateOnly today, string? holder = null) =>
        PhysicianNumber.Check(input, number => StructureFault(number, today, holder));

    /// <summary>The year in which the certificate was obtained; null where the number has not the structure that tells.</summary>
    public static int? YearOf(string number, DateOnly today) =>
        Check(number, today).FollowsStructure ? int.Parse(number.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture) : null;

    private static IdentifierFault StructureFault(string number, DateOnly today, string? holder)
    {
        if (number.Length is not (Prefix + CitizenNumber.FirstGenerationLength or Prefix + CitizenNumber.Length))
            return IdentifierFault.Length;
        var tail = number[Prefix..];
        if (!IdentifierText.IsDigits(number.AsSpan(0, Prefix)) || !(tail.Length == CitizenNumber.Length ? CitizenNumber.HasCharacters(tail) : IdentifierText.IsDigits(tail)))
            return IdentifierFault.Characters;
        var year = int.Parse(number.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
        if (year < FirstYear || year > today.Year)
            return IdentifierFault.Year;
        if (!Provinces.Contains(number.AsSpan(4, 2)))
            return IdentifierFault.Division;
        if (!PhysicianNumber.HasCategory(number[6..Prefix]))
            return IdentifierFault.Category;
        var fault = TailFault(tail, today);
        return fault == IdentifierFault.None && holder is not null && tail != holder && tail != FirstGeneration(holder) ? IdentifierFault.HolderMismatch : fault;
    }

    private static IdentifierFault TailFault(string tail, DateOnly today)
    {
        if (tail.Length == CitizenNumber.FirstGenerationLength)
            return IdentifierText.Date($"19{tail.AsSpan(6, 6)}") is null ? IdentifierFault.HolderBirthDate : IdentifierFault.None;
        return CitizenNumber.Fault(tail, today) switch
        {
            IdentifierFault.BirthDate or IdentifierFault.BirthDateRange => IdentifierFault.HolderBirthDate,
            IdentifierFault.CheckDigit => IdentifierFault.HolderCheckDigit,
            var fault => fault,
        };
    }

    /// <summary>The number as it was before 1999: no century, no check character.</summary>
    private static string? FirstGeneration(string number) => number.Length == CitizenNumber.Length ? $"{number.AsSpan(0, 6)}{number.AsSpan(8, 9)}" : null;
}
