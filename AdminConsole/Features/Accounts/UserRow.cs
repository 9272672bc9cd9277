using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;

namespace AdminConsole.Features.Accounts;

/// <param name="IsOwn">The reader.</param>
/// <param name="MayManage">The reader may act upon the account.</param>
/// <param name="IsSignedIn">Some session of theirs goes on.</param>
public sealed record UserRow(
    Guid Id, string UserName, string Name, string? PhoneMasked, string? Email, Guid NodeId, string NodeName, IReadOnlyList<Role> Roles, AuthenticationType Authentication, bool Disabled, bool HasPassword,
    bool IsOwn, bool MayManage, bool IsSignedIn);

/// <param name="Filter">What was asked, the page within the list.</param>
/// <param name="NodeName">The node that the filter names, where the reader sees it.</param>
/// <param name="MayCreate">Whether the reader grants some role there.</param>
public sealed record UserListing(UserFilter Filter, IReadOnlyList<UserRow> Rows, int Total, string? NodeName, bool MayCreate);

/// <summary>One user as the form shows them.</summary>
/// <param name="Identity">Who the person is at the provider of 统一身份; null where none is linked.</param>
public sealed record UserView(UserRow Row, string? CertificateMasked, string? Identity, UserNode Node, string? Version);

/// <summary>A node to choose, and what the reader may grant there.</summary>
public sealed record UserNode(Guid Id, string Name, InstitutionKind Kind, IReadOnlyList<Role> Grantable);

public sealed record UserLevel(Guid Id, string Name, InstitutionKind Kind);
