using AdminConsole.Domain.Practitioners;

namespace AdminConsole.Features.Practitioners;

/// <param name="Id">The registry entry.</param>
/// <param name="CertificateMasked">First two and last four characters.</param>
/// <param name="Name">As the registry writes it.</param>
/// <param name="Level">exam-levels.csv.</param>
/// <param name="Category">exam-categories.csv.</param>
/// <param name="PracticeInstitution">Main place of practice.</param>
/// <param name="State">Registration state.</param>
/// <param name="Version">For a correction.</param>
public sealed record PractitionerRow(
    Guid Id, string CertificateMasked, string Name, string Level, string Category, string PracticeInstitution, PractitionerState State, Guid Version);

/// <summary>One page of the registry.</summary>
/// <param name="Search">What was asked, with the page that exists.</param>
/// <param name="Rows">By name.</param>
/// <param name="Total">Rows on all pages.</param>
public sealed record PractitionerListing(PractitionerSearch Search, IReadOnlyList<PractitionerRow> Rows, int Total);
