using AdminConsole.Domain.Institutions;

namespace AdminConsole.Features.Institutions;

/// <summary>A line of the exported list.</summary>
/// <param name="Kind">Its level in the tree.</param>
/// <param name="Name">Its name.</param>
/// <param name="CategoryCode">institution-category-tree-seed.csv.</param>
/// <param name="ReportsTo">Name of its reporting level, where the reader sees it.</param>
/// <param name="Code">Credit or organisation code.</param>
/// <param name="DivisionCode">GB/T 2260.</param>
/// <param name="Profile">The rest of what it says of itself.</param>
/// <param name="LockedAt">UTC; null = not locked.</param>
/// <param name="SuspensionReason">Why it receives no submissions; null = it does.</param>
/// <param name="Subjects">Codes of the treatment subjects of the licence in use, separated by blanks.</param>
/// <param name="FormerNames">The earliest first.</param>
public sealed record InstitutionExportRow(
    InstitutionKind Kind, string Name, string CategoryCode, string? ReportsTo, string? Code, string? DivisionCode, InstitutionProfile Profile, DateTime? LockedAt, string? SuspensionReason, string? Subjects, List<string> FormerNames);
