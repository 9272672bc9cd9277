namespace AdminConsole.Domain.Identifiers;

/// <summary>
/// What the two certificate numbers of a physician share: neither blocks saving over its structure, which only gives a hint. What stands in
/// the field must still be letters and digits, as long as such a number at most.
/// </summary>
internal static class PhysicianNumber
{
    public const int MaxLength = 30;

    public static IdentifierVerdict Check(string? input, Func<string, IdentifierFault> structureFault)
    {
        var value = IdentifierText.Normalise(input);
        if (value.Length is 0 or > MaxLength)
            return new IdentifierVerdict(value, IdentifierFault.Length);
        return IdentifierText.IsAlphanumeric(value)
            ? new IdentifierVerdict(value, Hint: structureFault(value))
            : new IdentifierVerdict(value, IdentifierFault.Characters);
    }

    /// <summary>Level and category together are the exam category under which the physician qualified.</summary>
    public static bool HasCategory(string levelAndCategory) => CodeLists.Codes.ExamCategories.Contains(levelAndCategory);
}
