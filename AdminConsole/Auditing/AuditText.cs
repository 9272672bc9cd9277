using System.Text;

namespace AdminConsole.Auditing;

internal static class AuditText
{
    /// <summary>Free text fit for the record: control characters made visible, length bounded (AL-02).</summary>
    public static string? Clean(string? text)
    {
        if (text is null)
            return null;
        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsControl(character))
                clean.Append($"\\u{(int)character:x4}");
            else
                clean.Append(character);
        }

        return clean.Length <= AuditEntry.TextLength ? clean.ToString() : clean.ToString(0, AuditEntry.TextLength);
    }
}
