using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace AdminConsole.Tests.Excel;

/// <summary>Whether a workbook keeps to the format's schema, as the SDK of the format's maker reads it. ClosedXML and our own reader forgive much that Excel does not.</summary>
internal static class WorkbookSchema
{
    public static IReadOnlyList<string> FaultsOf(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}")];
    }
}
