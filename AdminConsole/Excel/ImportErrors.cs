using AdminConsole.Domain;

namespace AdminConsole.Excel;

public static class ImportErrors
{
    /// <summary>More bytes, entries, rows or columns than an import takes.</summary>
    public static Error TooLarge { get; } = new("import_too_large", ErrorKind.TooLarge);

    /// <summary>Not a workbook, or a damaged one.</summary>
    public static Error NotAWorkbook { get; } = new("import_not_a_workbook", ErrorKind.Invalid);

    /// <summary>Protected with a password: nothing inside can be checked.</summary>
    public static Error Encrypted { get; } = new("import_encrypted", ErrorKind.Invalid);

    public static Error Macros { get; } = new("import_macros", ErrorKind.Invalid);

    public static Error ExternalLinks { get; } = new("import_external_links", ErrorKind.Invalid);

    /// <summary>A document type or an entity, which no spreadsheet writes.</summary>
    public static Error UnsafeXml { get; } = new("import_unsafe_xml", ErrorKind.Invalid);

    /// <summary>No row of the first ones has all the titles that are needed.</summary>
    public static Error NoHead(string missing) => new("import_no_head", ErrorKind.Invalid, missing);

    /// <summary>A refusal of the file as a whole by its code; null for anything else.</summary>
    public static Error? Find(string? code) => new[] { TooLarge, NotAWorkbook, Encrypted, Macros, ExternalLinks, UnsafeXml }.FirstOrDefault(error => error.Code == code);
}
