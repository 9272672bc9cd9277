namespace AdminConsole.Domain;

/// <summary>A sentence for people, as a resource key with its arguments. <c>Resources/Strings</c> turns it into words in the reader's language.</summary>
/// <param name="Key">Resource key; the part before the first dot names the resource file, e.g. <c>error.closed</c> stands in <c>error.resx</c>.</param>
/// <param name="Args">Values for the placeholders <c>{0}</c>, <c>{1}</c> …: strings, integers, <see cref="DateOnly"/>, UTC <see cref="DateTime"/>, a material slot.</param>
public sealed record Phrase(string Key, params object[] Args)
{
    public bool Equals(Phrase? other) => other is not null && Key == other.Key && Args.SequenceEqual(other.Args);

    public override int GetHashCode() => Args.Aggregate(Key.GetHashCode(StringComparison.Ordinal), HashCode.Combine);
}
