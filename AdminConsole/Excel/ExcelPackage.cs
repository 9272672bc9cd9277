using System.IO.Compression;
using System.Xml;

namespace AdminConsole.Excel;

/// <summary>The zip that a workbook is, opened with every check that comes before its content (XL-01): nothing in it runs, points outside or grows without limit.</summary>
internal sealed class ExcelPackage : IDisposable
{
    private const string OleMagic = "D0CF11E0A1B11AE1";
    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true };

    private readonly ZipArchive zip;
    private readonly InflatedBytes inflated;

    private ExcelPackage(ZipArchive zip, ImportLimits limits) => (this.zip, inflated) = (zip, new InflatedBytes(limits.MaxInflated));

    /// <exception cref="ImportRefusedException">Any check fails.</exception>
    public static ExcelPackage Open(Stream file, ImportLimits limits)
    {
        if (file.Length > limits.MaxFileBytes)
            throw new ImportRefusedException(ImportErrors.TooLarge);
        var magic = new byte[8];
        var read = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Position = 0;

        // A workbook with a password is no zip but an OLE container that holds the encrypted one.
        if (Convert.ToHexString(magic.AsSpan(0, read)) == OleMagic)
            throw new ImportRefusedException(ImportErrors.Encrypted);
        var package = new ExcelPackage(OpenZip(file), limits);
        try
        {
            package.Check(limits);
            return package;
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    public bool Has(string name) => zip.GetEntry(name) is not null;

    /// <summary>A part as XML without document types and entities.</summary>
    public XmlReader Read(string name)
    {
        var entry = zip.GetEntry(name) ?? throw new ImportRefusedException(ImportErrors.NotAWorkbook);
        return XmlReader.Create(new CountingStream(entry.Open(), inflated), Xml);
    }

    public void Dispose() => zip.Dispose();

    private static ZipArchive OpenZip(Stream file)
    {
        try
        {
            return new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or ArgumentException)
        {
            // The last two when the file is shorter than what a zip ends with, which is then sought before its beginning.
            throw new ImportRefusedException(ImportErrors.NotAWorkbook);
        }
    }

    private void Check(ImportLimits limits)
    {
        if (zip.Entries.Count > limits.MaxEntries)
            throw new ImportRefusedException(ImportErrors.TooLarge);
        if (zip.Entries.GroupBy(entry => entry.FullName, StringComparer.OrdinalIgnoreCase).Any(same => same.Count() > 1) || !Has("xl/workbook.xml"))
            throw new ImportRefusedException(ImportErrors.NotAWorkbook);
        foreach (var entry in zip.Entries)
        {
            var name = entry.FullName;
            if (name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || name.StartsWith("xl/macrosheets/", StringComparison.OrdinalIgnoreCase))
                throw new ImportRefusedException(ImportErrors.Macros);
            if (name.StartsWith("xl/externalLinks/", StringComparison.OrdinalIgnoreCase))
                throw new ImportRefusedException(ImportErrors.ExternalLinks);
            if (name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
                CheckRelations(name);
        }
    }

    /// <summary>A link that a person clicks is only text; anything else outside the package would be fetched.</summary>
    private void CheckRelations(string name)
    {
        using var xml = Read(name);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("TargetMode") == "External"
                && xml.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true)
                throw new ImportRefusedException(ImportErrors.ExternalLinks);
        }
    }
}
