using System.Text.Json;

namespace AdminConsole.Domain.Identifiers;

/// <summary>The first rule an identifier breaks. The sentence is the resource <c>identifier.{name in snake case}</c>.</summary>
public enum IdentifierFault
{
    None,
    Length,
    Characters,
    Format,
    CheckDigit,

    /// <summary>The organisation code inside a longer number fails its own check character.</summary>
    OrganisationCheckDigit,

    Authority,
    Division,

    /// <summary>The six-digit division was never one of ours; the number is accepted with a hint.</summary>
    UnknownPrefix,

    BirthDate,

    /// <summary>A real date, but before 1900 or in the future.</summary>
    BirthDateRange,

    /// <summary>A 15-digit identity number, not valid since 2013.</summary>
    FirstGeneration,

    EconomicType,
    Category,
    ManagementClass,
    Year,
    Sequence,

    /// <summary>The identity number inside a qualification certificate number fails its check character.</summary>
    HolderCheckDigit,

    /// <summary>The identity number inside a qualification certificate number has no real birth date.</summary>
    HolderBirthDate,

    /// <summary>The identity number inside a qualification certificate number is not its holder's.</summary>
    HolderMismatch,

    /// <summary>Household register, driving licence, or no type of the list.</summary>
    DocumentNotUsed,

    /// <summary>A number of another document type, e.g. a residence permit given as an identity card.</summary>
    OtherDocument,

    SexMismatch,
    BirthDateMismatch,
    Age,
}

/// <summary>What a check says of one identifier: refused with a fault, or accepted, possibly with a hint.</summary>
/// <param name="Value">The normalised text, which is what gets stored.</param>
/// <param name="Fault">Blocks saving unless <see cref="IdentifierFault.None"/>.</param>
/// <param name="Hint">Accepted, but shown in amber unless <see cref="IdentifierFault.None"/>.</param>
public readonly record struct IdentifierVerdict(string Value, IdentifierFault Fault = IdentifierFault.None, IdentifierFault Hint = IdentifierFault.None)
{
    public bool IsValid => Fault == IdentifierFault.None;

    /// <summary>The number has the structure its rule describes; false as well for numbers that are accepted with a hint.</summary>
    public bool FollowsStructure => IsValid && Hint == IdentifierFault.None;

    public Phrase? FaultPhrase => ToPhrase(Fault);

    public Phrase? HintPhrase => ToPhrase(Hint);

    /// <summary>Leaves the number out: a verdict may reach a log.</summary>
    public override string ToString() => $"{Fault}, {Hint}";

    private static Phrase? ToPhrase(IdentifierFault fault) =>
        fault == IdentifierFault.None ? null : new Phrase($"identifier.{JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.ToString())}");
}
