using System.Collections.Frozen;

namespace AdminConsole.Domain.Identifiers;

/// <summary>
/// Registration number of the Practising Licence (医疗机构登记号): organisation code (9), division (6), economic type (2), institution category of
/// WS 218 (4), management class (1). Any 10 to 30 letters and digits are accepted, with a hint when the structure fails, because the notices print
/// numbers that break it.
/// </summary>
public static class RegistrationNumber
{
    public const int MinLength = 10, MaxLength = 30;

    private const int StructuredLength = 22;

    /// <summary>What institutions without an organisation code carry in its place; has no check character.</summary>
    private const string PseudoCode = "PDY";

    private const string ManagementClasses = "129";

    /// <summary>First two digits of GB/T 12402.</summary>
    private static readonly FrozenSet<string> EconomicTypes = CodeRanges.Expand(":11-17,19,21-24,29,31-34,39,90").ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Categories = CodeRanges.Expand("""
        A1:00 A2:10,20-24,29 A3:00 A4:11-14,19 A5:11-29,39 A6:00 A7:10,20 B1:00 B2:00 C1:00 C2:10,20 D1:10,20-22,30,40,50-55,59 D2:11-17,29
        D3:00 D4:00 D5:00 D6:00 E1:00 E2:00 E3:00 F1:10,20,30 F2:00 G1:00 G2:00 G3:00 G4:00 H1:11-13,19 H2:11-20,29 J1:00 J2:00 J3:00 J4:00
        K1:00 L1:00 L2:00 L3:00 L4:00 L5:00 L6:00 L9:00 M1:00 M2:00 M3:00 M4:00 M5:00 M6:11-34,49 M7:00 N1:10-13,19-24 N2:10-12,19-23,29
        N3:00 O1:00 O2:00 P1:10,20 P2:10,20,30,90 P9:11-19,21,39 Q1:00 Q2:00 Q3:00,11-12,39 Q9:00
        """).ToFrozenSet(StringComparer.Ordinal);

    public static IdentifierVerdict Check(string? input)
    {
        var value = IdentifierText.Normalise(input);
        if (value.Length is < MinLength or > MaxLength)
            return new IdentifierVerdict(value, IdentifierFault.Length);
        return IdentifierText.IsAlphanumeric(value)
            ? new IdentifierVerdict(value, Hint: StructureFault(value))
            : new IdentifierVerdict(value, IdentifierFault.Characters);
    }

    private static IdentifierFault StructureFault(string number)
    {
        if (number.Length != StructuredLength)
            return IdentifierFault.Length;
        if (!number.StartsWith(PseudoCode, StringComparison.Ordinal) && OrganisationCode.Fault(number.AsSpan(0, 9)) != IdentifierFault.None)
            return IdentifierFault.OrganisationCheckDigit;
        if (!Provinces.Contains(number.AsSpan(9, 6)))
            return IdentifierFault.Division;
        if (!EconomicTypes.Contains(number[15..17]))
            return IdentifierFault.EconomicType;
        if (!Categories.Contains(number[17..21]))
            return IdentifierFault.Category;
        return ManagementClasses.Contains(number[21], StringComparison.Ordinal) ? IdentifierFault.None : IdentifierFault.ManagementClass;
    }
}
