using System.Globalization;
using System.Text.RegularExpressions;
using AdminConsole.Domain.Certificates;

namespace AdminConsole.Features.Certificates;

/// <summary>How the values come into the form's places.</summary>
public sealed partial class FormSheet
{
    private static string? Span(int span) => span == 1 ? null : span.ToString(CultureInfo.InvariantCulture);

    private string ValueOf(string? field) => field is null ? "" : Sheet.Fields.GetValueOrDefault(field, "");

    private string Tick(string field, string value) => ValueOf(field) == value ? "√" : "";

    /// <summary>A √ between the brackets of the institution's opinion.</summary>
    private string Opinion(string line) => line.StartsWith("合格", StringComparison.Ordinal) ? Bracketed(line, [Tick(CertificateFields.Opinion, CertificateFields.Qualified), Tick(CertificateFields.Opinion, CertificateFields.Unqualified)]) : line;

    /// <summary>Puts the values into the empty brackets of a line, one after the other; a bracket without a value stays as wide as it is.</summary>
    private static string Bracketed(string text, string[] values)
    {
        var at = 0;
        return Bracket().Replace(text, match => at < values.Length && values[at++] is { Length: > 0 } value ? $"（ {value} ）" : match.Value);
    }

    private string Paragraph(FormLine paragraph)
    {
        if (Sheet.Fields.Count == 0)
            return paragraph.BlankText ?? paragraph.Template ?? "";
        return Place().Replace(paragraph.Template ?? "", match => ValueOf(match.Groups["field"].Value));
    }

    [GeneratedRegex("（ +）")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"\{(?<field>[^}]+)\}")]
    private static partial Regex Place();
}
