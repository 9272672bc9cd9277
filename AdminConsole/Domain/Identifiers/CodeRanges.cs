using System.Globalization;

namespace AdminConsole.Domain.Identifiers;

/// <summary>Long constant lists of codes in a form that can be proof-read: <c>A4:11-14,19</c> stands for A411, A412, A413, A414 and A419.</summary>
internal static class CodeRanges
{
    public static IEnumerable<string> Expand(string ranges) =>
        from @group in ranges.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        let parts = @group.Split(':')
        from range in parts[1].Split(',')
        let ends = range.Split('-')
        let first = int.Parse(ends[0], CultureInfo.InvariantCulture)
        let last = int.Parse(ends[^1], CultureInfo.InvariantCulture)
        from number in Enumerable.Range(first, last - first + 1)
        select $"{parts[0]}{number:00}";
}
