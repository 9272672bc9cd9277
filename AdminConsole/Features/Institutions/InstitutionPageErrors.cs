using AdminConsole.Domain;

namespace AdminConsole.Features.Institutions;

/// <summary>Refusals of the library's screens; those of a node itself stand in <see cref="Domain.Institutions.InstitutionErrors"/>.</summary>
public static class InstitutionPageErrors
{
    public static Error UndoExpired { get; } = new("undo_expired", ErrorKind.Conflict);

    public static Error ExportTooLarge(int most) => new("export_too_large", ErrorKind.Invalid, most);

    /// <summary>What the preview was computed from has changed since, or it has been written already.</summary>
    public static Error ImportStale { get; } = new("import_stale", ErrorKind.Conflict);

    /// <summary>A row that the library refused when it was written; nothing of the file is.</summary>
    public static Error ImportRow(int row, Phrase reason) => new("import_row", ErrorKind.Conflict, row, reason);

    /// <summary>A node with children, users, filings or the like is not deleted.</summary>
    public static Error InUse(IReadOnlyList<Phrase> holdings) => new("unit_in_use", ErrorKind.Conflict, holdings.Aggregate((all, next) => new Phrase("institution.holds_and", all, next)));
}
