using AdminConsole.Domain.Institutions;

namespace AdminConsole.Features.Institutions;

/// <param name="Id">The node.</param>
/// <param name="Kind">Its level in the tree.</param>
/// <param name="Name">Its name.</param>
/// <param name="CategoryCode">institution-category-tree-seed.csv.</param>
/// <param name="ReportsTo">Name of its reporting level; null for a district.</param>
/// <param name="Code">Credit or organisation code.</param>
/// <param name="Lock">Who locked it, and when; null = not locked.</param>
/// <param name="SuspensionReason">Why it receives no submissions; null = it does.</param>
/// <param name="MayLock">Whether the reader may lock and unlock it.</param>
public sealed record InstitutionRow(
    Guid Id, InstitutionKind Kind, string Name, string CategoryCode, string? ReportsTo, string? Code, InstitutionLock? Lock, string? SuspensionReason, bool MayLock);

public sealed record InstitutionLock(string By, DateTime At, string? Note)
{
    public static InstitutionLock? Of(Institution node) => node.LockedAt is { } at ? new InstitutionLock(node.LockedBy!, at, node.LockNote) : null;
}

/// <summary>One page of the list.</summary>
/// <param name="Filter">What was asked, with the page that exists.</param>
/// <param name="Rows">In order.</param>
/// <param name="Total">Rows on all pages.</param>
/// <param name="Counts">Rows per category code when no category is chosen.</param>
public sealed record InstitutionListing(InstitutionFilter Filter, IReadOnlyList<InstitutionRow> Rows, int Total, IReadOnlyDictionary<string, int> Counts)
{
    public int All => Counts.Values.Sum();
}

/// <summary>One node as its page shows it.</summary>
public sealed record InstitutionView(InstitutionRow Row, Ancestry Owner, InstitutionProfile Profile, Guid Version, bool IsOwn, bool MayEdit)
{
    /// <summary>Whether the reader can change the profile now.</summary>
    public bool IsOpen => MayEdit && Row.Lock is null;
}
