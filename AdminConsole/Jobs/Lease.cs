using AdminConsole.Domain;

namespace AdminConsole.Jobs;

/// <summary>Who may do a thing that must not be done twice at once. A row of the database, so that it holds between nodes.</summary>
public sealed class Lease : IDerived
{
    public const int NameLength = 80;

    public required string Name { get; init; }

    /// <summary>One taking of the lease, not a node: whoever lost it cannot pass for its new holder.</summary>
    public Guid Holder { get; set; }

    public DateTime Until { get; set; }
}
