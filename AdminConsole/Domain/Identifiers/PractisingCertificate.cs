namespace AdminConsole.Domain.Identifiers;

/// <summary>
/// Practising certificate number (医师执业证书编码): level (1), category (2), division of the registering authority (6), serial (6); fifteen digits.
/// Breaking the structure only gives a hint.
/// </summary>
public static class PractisingCertificate
{
    public const int Length = 15;

    public static IdentifierVerdict Check(string? input) => PhysicianNumber.Check(input, StructureFault);

    private static IdentifierFault StructureFault(string number)
    {
        if (number.Length != Length)
            return IdentifierFault.Length;
        if (!IdentifierText.IsDigits(number))
            return IdentifierFault.Characters;
        if (!PhysicianNumber.HasCategory(number[..3]))
            return IdentifierFault.Category;
        if (!Provinces.Contains(number.AsSpan(3, 6)))
            return IdentifierFault.Division;
        return number.EndsWith("000000", StringComparison.Ordinal) ? IdentifierFault.Sequence : IdentifierFault.None;
    }
}
