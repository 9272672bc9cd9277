using System.Text.RegularExpressions;

namespace AdminConsole.Domain.Announcements;

/// <summary>A piece of a line: words, or an address to follow.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Address">Absolute, http or https; null for words.</param>
public readonly record struct TextPiece(string Text, string? Address);

/// <summary>Plain text as people type it: an empty line ends a paragraph, web addresses become links, everything else stays the characters it is (BR-15).</summary>
public static partial class AnnouncementText
{
    /// <summary>What ends a sentence rather than an address.</summary>
    private const string Trailing = ".,;:!?'";

    /// <returns>Paragraphs of lines of pieces, none of them empty.</returns>
    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<TextPiece>>> Paragraphs(string text)
    {
        List<IReadOnlyList<IReadOnlyList<TextPiece>>> paragraphs = [];
        List<IReadOnlyList<TextPiece>> lines = [];
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            if (line.Trim().Length > 0)
            {
                lines.Add(Pieces(line.TrimEnd()));
            }
            else if (lines.Count > 0)
            {
                paragraphs.Add(lines);
                lines = [];
            }
        }

        return paragraphs;
    }

    private static List<TextPiece> Pieces(string line)
    {
        List<TextPiece> pieces = [];
        var at = 0;
        foreach (var match in Address().EnumerateMatches(line))
        {
            var found = line.AsSpan(match.Index, match.Length).TrimEnd(Trailing).ToString();
            if (!Uri.TryCreate(found, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
                continue;
            if (match.Index > at)
                pieces.Add(new TextPiece(line[at..match.Index], null));
            pieces.Add(new TextPiece(found, address.AbsoluteUri));
            at = match.Index + found.Length;
        }

        if (at < line.Length)
            pieces.Add(new TextPiece(line[at..], null));
        return pieces;
    }

    /// <summary>ASCII alone, as addresses are written: Chinese words and marks follow one without a blank.</summary>
    [GeneratedRegex(@"https?://[!-;=?-~]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
