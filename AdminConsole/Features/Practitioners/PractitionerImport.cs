using AdminConsole.Imports;

namespace AdminConsole.Features.Practitioners;

/// <summary>What was asked for with the file.</summary>
/// <param name="FileName">For people.</param>
/// <param name="Complete">The file is the whole registry: who is missing in it is removed. Otherwise it only adds and changes.</param>
public sealed record PractitionerImportInput(string FileName, bool Complete);

/// <summary>What an import would do, before it does it.</summary>
/// <param name="Version">The draft; null when there is nothing to apply.</param>
public sealed record PractitionerImportPreview(int? Version, int Rows, int Added, int Changed, int Unchanged, int Missing, bool Complete, IReadOnlyList<PractitionerPreviewRow> First, int FaultCount, IReadOnlyList<ImportFaultRow> Faults);

/// <param name="IsNew">Whether the registry does not hold the number yet; otherwise its entry changes.</param>
public sealed record PractitionerPreviewRow(bool IsNew, string CertificateMasked, string Name, string Level, string Category, string PracticeInstitution);
