using System.Text;

namespace AdminConsole.Domain.CodeLists;

/// <summary>Comma-separated text as RFC 4180 describes it: quoted fields may hold commas, doubled quotes and line breaks.</summary>
internal static class Csv
{
    /// <summary>The records after the first, by the column names the first holds.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string text)
    {
        var records = Split(text).Where(record => record is not [""]).ToList();
        return records.Skip(1).Select(record => records[0].Zip(record).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
    }

    private static IEnumerable<List<string>> Split(string text)
    {
        var record = new List<string>();
        var field = new StringBuilder();
        var (quoted, previous) = (false, '\n');
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            if (c == '"')
            {
                // A doubled quote closes the field and opens it again; only then does a quote follow one outside.
                if (!quoted && previous == '"')
                    field.Append('"');
                quoted = !quoted;
            }
            else if (quoted || c is not (',' or '\n'))
            {
                field.Append(c);
            }
            else
            {
                record.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    yield return record;
                    record = [];
                }
            }
            previous = c;
        }
        record.Add(field.ToString());
        yield return record;
    }
}
