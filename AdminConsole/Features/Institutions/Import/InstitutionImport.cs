using AdminConsole.Imports;

namespace AdminConsole.Features.Institutions.Import;

/// <summary>What was asked for.</summary>
/// <param name="FileName">For people.</param>
/// <param name="FileId">The stored file.</param>
/// <param name="Sha256">Of its content, for the record.</param>
/// <param name="Agreed">The <see cref="InstitutionImportPreview.Fingerprint"/> that the person has seen and wants written; null asks for the preview.</param>
public sealed record InstitutionImportInput(string FileName, Guid FileId, string Sha256, string? Agreed = null);

/// <summary>What an import would do, or has done.</summary>
/// <param name="Input">The request.</param>
/// <param name="Fingerprint">Of everything it would do and of what that was computed from; null when there is nothing to write.</param>
/// <param name="Applied">Whether it has been written.</param>
/// <param name="Refused">Rows with faults; one is enough for nothing to be written.</param>
public sealed record InstitutionImportPreview(
    InstitutionImportInput Input, string? Fingerprint, bool Applied, int Rows, int Added, int Changed, int Unchanged, int Refused, IReadOnlyList<InstitutionPreviewRow> First, int FaultCount, IReadOnlyList<ImportFaultRow> Faults);

/// <param name="IsNew">Whether the library does not hold it yet.</param>
/// <param name="Name">As the file has it.</param>
/// <param name="Changes">Field by field; empty for a new one.</param>
public sealed record InstitutionPreviewRow(bool IsNew, string Name, string CategoryCode, string? ReportsTo, string? Code, IReadOnlyList<PreviewChange> Changes);

/// <summary>A column with what stood there and what will.</summary>
public sealed record PreviewChange(string Column, string? Before, string? After);
