using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Candidates;

namespace AdminConsole.Features.Candidates;

/// <summary>One act by which a person's data was seen, handed on or changed.</summary>
/// <param name="What">Number of the filing; null where a whole list or export was concerned.</param>
/// <param name="IsCertain">False: an export of which the filing was a part if its filter took it in.</param>
public sealed record DisclosureRow(long Sequence, DateTime At, string ActorName, IReadOnlyList<Role> Roles, string? NodeName, string Action, string? What, bool IsCertain, string Outcome);

/// <param name="Filings">Numbers of the person's filings, newest first.</param>
/// <param name="Requests">Newest first.</param>
public sealed record DisclosurePerson(Guid Id, string Name, string DocumentMasked, IReadOnlyList<string> Filings, IReadOnlyList<PersonalRequest> Requests);

/// <param name="Rows">Newest first.</param>
/// <param name="Older">Where older ones go on; null at the end.</param>
public sealed record DisclosureListing(DisclosurePerson Person, IReadOnlyList<DisclosureRow> Rows, long? Older);
