using AdminConsole.Authorization;
using AdminConsole.Domain.Institutions;

namespace AdminConsole.Features.Institutions;

/// <param name="Id">The node.</param>
/// <param name="Kind">Its level in the tree.</param>
/// <param name="Name">Its name.</param>
/// <param name="CategoryCode">institution-category-tree-seed.csv.</param>
/// <param name="ReportsTo">Name of its reporting level; null for a district.</param>
/// <param name="Code">Credit or organisation code.</param>
/// <param name="Subjects">Codes of the treatment subjects of its licence in use, separated by blanks.</param>
/// <param name="Lock">Who locked it, and when; null = not locked.</param>
/// <param name="SuspensionReason">Why it receives no submissions; null = it does.</param>
/// <param name="Version">Changes with every change of the node.</param>
/// <param name="MayLock">Whether the reader may lock and unlock it.</param>
public sealed record InstitutionRow(
    Guid Id, InstitutionKind Kind, string Name, string CategoryCode, string? ReportsTo, string? Code, string Subjects, InstitutionLock? Lock, string? SuspensionReason, Guid Version, bool MayLock);

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

    /// <summary>Rows of a category and everything below it.</summary>
    public int CountOf(string category) => InstitutionCategories.Branch(category).Sum(code => Counts.GetValueOrDefault(code));
}

/// <summary>One node as its page shows it.</summary>
/// <param name="Row">As in the list.</param>
/// <param name="Owner">Where it stands.</param>
/// <param name="Fields">What its own administrator may write.</param>
/// <param name="OtherNames">Former names, the latest first, then aliases.</param>
/// <param name="Rights">What the reader may do to it from above.</param>
/// <param name="IsOwn">Whether the reader acts for it.</param>
/// <param name="MayEdit">Whether the reader may change the fields while it is not locked.</param>
public sealed record InstitutionView(InstitutionRow Row, Ancestry Owner, InstitutionFields Fields, IReadOnlyList<OtherName> OtherNames, InstitutionRights Rights, bool IsOwn, bool MayEdit)
{
    /// <summary>Whether the reader can change the fields now.</summary>
    public bool IsOpen => MayEdit && Row.Lock is null;
}

/// <summary>A former name or an alias.</summary>
public sealed record OtherName(Guid Id, InstitutionNameKind Kind, string Name, DateOnly? ValidFrom, DateOnly? ValidTo);

/// <summary>What a person may do to a node from above; the services ask again.</summary>
public sealed record InstitutionRights(bool EditIdentity, bool Suspend, bool Move, bool Delete)
{
    public static InstitutionRights Of(AccessScope scope, Institution node) => new(
        scope.Can(Permission.EditInstitutions, node), node.Kind == InstitutionKind.Institution && scope.Can(Permission.SuspendInstitutions, node),
        node.Kind > InstitutionKind.Site && scope.Can(Permission.MoveInstitutions, node), scope.Can(Permission.DeleteInstitutions, node));
}
