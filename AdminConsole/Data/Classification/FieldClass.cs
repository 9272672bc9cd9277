using AdminConsole.Authorization;

namespace AdminConsole.Data.Classification;

/// <summary>What a column tells, and so who may read it and where it may stand (PD-01).</summary>
public enum DataClass
{
    /// <summary>Anybody may know it.</summary>
    Public,

    /// <summary>Says nothing about a person beyond that an account did something.</summary>
    Internal,

    /// <summary>Says something about a person. Its readers see it; logs, addresses and the record never hold it.</summary>
    Personal,

    /// <summary>A number, picture or secret that harms a person in wrong hands: kept sealed, or as a digest; shown masked, whole only under a permission of its own.</summary>
    Sensitive,
}

/// <param name="Words">Who besides the holders of the permissions.</param>
/// <param name="Permissions">Whose holders read it, within their scope.</param>
public sealed record Readers(string Words, params Permission[] Permissions);

/// <summary>The columns of one table by class; names apart by blanks, a part's column as <c>Part.Column</c>. Those that every table has stand in <see cref="FieldClasses.Common"/>.</summary>
/// <param name="Entity">What a row is.</param>
/// <param name="Readers">Of what is not public.</param>
/// <param name="Retention">How long a row stays.</param>
public sealed record TableClasses(Type Entity, Readers Readers, string Retention)
{
    public string Public { get; init; } = "";
    public string Internal { get; init; } = "";
    public string Personal { get; init; } = "";
    public string Sensitive { get; init; } = "";
}

/// <summary>One column, classed.</summary>
public sealed record FieldClass(TableClasses Table, string Field, DataClass Class)
{
    /// <summary>How it is kept and shown, which its name tells (PD-02, PD-04).</summary>
    public string Shown => Class switch
    {
        DataClass.Public or DataClass.Internal => "as it is",
        _ when Field.EndsWith("Masked", StringComparison.Ordinal) => "masked",
        _ when Field.EndsWith("Sealed", StringComparison.Ordinal) || Field is "Sealed" => "sealed; masked, whole under a permission or for a reason",
        _ when Field.EndsWith("Index", StringComparison.Ordinal) || Field.EndsWith("Digest", StringComparison.Ordinal) || Field.Contains("Sha256", StringComparison.Ordinal) || Field.Contains("Hash", StringComparison.Ordinal) => "digest; never shown",
        DataClass.Sensitive => "never shown",
        _ => "to its readers",
    };

    /// <summary>What may stand in a log or on the record (<see cref="Auditing.ChangeLog"/> asks here).</summary>
    public bool IsHidden => Class is DataClass.Personal or DataClass.Sensitive;
}
