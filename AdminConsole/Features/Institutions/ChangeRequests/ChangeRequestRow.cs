using AdminConsole.Domain.Institutions;

namespace AdminConsole.Features.Institutions.ChangeRequests;

/// <summary>A change request as lists and its dialog show it.</summary>
/// <param name="Id">The request.</param>
/// <param name="InstitutionId">Who asks.</param>
/// <param name="InstitutionName">As it is called today.</param>
/// <param name="Subject">What should change.</param>
/// <param name="CurrentValue">What stood there when it was asked: a name, a category code, or the name of a level.</param>
/// <param name="Proposal">What should stand there.</param>
/// <param name="Reason">Why.</param>
/// <param name="State">Waiting, or how it ended.</param>
/// <param name="RequestedBy">Name of the person.</param>
/// <param name="RequestedAt">UTC.</param>
/// <param name="AnsweredBy">Name of the person; null while it waits.</param>
/// <param name="AnsweredAt">UTC; null while it waits.</param>
/// <param name="Answer">What was written with the answer.</param>
/// <param name="Scans">How many scans were handed in with it.</param>
/// <param name="MayAnswer">Whether the reader may accept or refuse it now.</param>
/// <param name="MayTakeBack">Whether the reader may take it back now.</param>
public sealed record ChangeRequestRow(
    Guid Id, Guid InstitutionId, string InstitutionName, ChangeRequestSubject Subject, string CurrentValue, string Proposal, string Reason, ChangeRequestState State, string RequestedBy, DateTime RequestedAt,
    string? AnsweredBy, DateTime? AnsweredAt, string? Answer, int Scans, bool MayAnswer, bool MayTakeBack);

/// <summary>One page of requests.</summary>
/// <param name="Filter">What was asked, with the page that exists.</param>
/// <param name="Rows">In order.</param>
/// <param name="Total">Rows on all pages.</param>
/// <param name="Waiting">How many wait for the reader's answer, whatever the filter says.</param>
public sealed record ChangeRequestListing(ChangeRequestFilter Filter, IReadOnlyList<ChangeRequestRow> Rows, int Total, int Waiting);
