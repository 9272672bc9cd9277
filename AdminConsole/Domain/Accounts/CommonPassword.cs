using System.Globalization;
using System.Text;

namespace AdminConsole.Domain.Accounts;

/// <summary>
/// Whether a password is one of those that everybody tries first. Long ones with three kinds of characters hardly stand in any list; they are made of what does:
/// a password of the published list, once, and common words, walks on the keyboard, years, something repeated. What is left when those are taken away is what
/// guessing would cost.
/// </summary>
public static class CommonPassword
{
    /// <summary>So many characters of a password must be its owner's own.</summary>
    private const int LeastOwn = 4;

    private const int ShortestPiece = 3, ShortestListed = 6;
    private const string From = "0134578@$!|+", To = "oieastbasiit";

    private static readonly string[] Walks =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "!qaz@wsx#edc$rfv%tgb^yhn&ujm*ik(ol)p", "qazwsxedcrfvtgbyhnujmikolp", "!@#$%^&*()",
    ];

    private static readonly string[] AllWalks = [.. Walks, .. Walks.Select(walk => string.Concat(walk.Reverse()))];

    private static readonly HashSet<string> Words = Read("common-password-words", lines => lines
        .Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Where(word => word.Length >= ShortestPiece));

    /// <summary>Whole passwords. Above them, to the first empty line, stands where they are from.</summary>
    private static readonly HashSet<string> Listed = Read("common-passwords", lines => lines.SkipWhile(line => line.Length > 0).Where(line => line.Length >= ShortestListed));

    private static readonly int LongestWord = Words.Max(word => word.Length), LongestListed = Listed.Max(password => password.Length);

    public static bool Is(string password)
    {
        var raw = password.Normalize(NormalizationForm.FormKC).ToLower(CultureInfo.InvariantCulture);
        var folded = string.Concat(raw.Select(c => From.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? To[at] : c));
        return IsRepeated(raw) || Own(raw, folded) < LeastOwn;
    }

    /// <summary>Fewest characters that no piece explains. Of listed passwords one may be among the pieces: of the words in a good passphrase each is listed too.</summary>
    private static int Own(string raw, string folded)
    {
        var (own, ownListed) = (new int[raw.Length + 1], new int[raw.Length + 1]);
        for (var end = 1; end <= raw.Length; end++)
        {
            // Marks between the pieces are what everybody puts there.
            var itself = char.IsLetterOrDigit(raw[end - 1]) || !char.IsAscii(raw[end - 1]) ? 1 : 0;
            (own[end], ownListed[end]) = (own[end - 1] + itself, ownListed[end - 1] + itself);
            for (var length = ShortestPiece; length <= end; length++)
            {
                var start = end - length;
                if ((own[start] < own[end] || ownListed[start] < ownListed[end]) && IsPiece(raw.AsSpan(start, length), folded.AsSpan(start, length)))
                    (own[end], ownListed[end]) = (Math.Min(own[end], own[start]), Math.Min(ownListed[end], ownListed[start]));
                if (own[start] < ownListed[end] && (IsListed(raw.AsSpan(start, length)) || IsListed(folded.AsSpan(start, length))))
                    ownListed[end] = own[start];
            }
        }

        return Math.Min(own[raw.Length], ownListed[raw.Length]);
    }

    private static bool IsPiece(ReadOnlySpan<char> raw, ReadOnlySpan<char> folded) => IsWord(raw) || IsWord(folded) || IsWalk(raw) || IsYear(raw) || raw.Count(raw[0]) == raw.Length;

    private static bool IsWord(ReadOnlySpan<char> text) => text.Length <= LongestWord && Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);

    private static bool IsListed(ReadOnlySpan<char> text) => text.Length >= ShortestListed && text.Length <= LongestListed && Listed.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);

    private static bool IsWalk(ReadOnlySpan<char> text)
    {
        foreach (var walk in AllWalks)
        {
            if (walk.AsSpan().Contains(text, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool IsYear(ReadOnlySpan<char> text) => text.Length == 4 && (text.StartsWith("19") || text.StartsWith("20")) && char.IsAsciiDigit(text[2]) && char.IsAsciiDigit(text[3]);

    /// <summary>The same few characters again and again.</summary>
    private static bool IsRepeated(string text)
    {
        for (var period = 1; period <= text.Length / 3; period++)
        {
            if (text.AsSpan(period).SequenceEqual(text.AsSpan(0, text.Length - period)))
                return true;
        }

        return false;
    }

    private static HashSet<string> Read(string name, Func<IEnumerable<string>, IEnumerable<string>> entries)
    {
        using var reader = new StreamReader(typeof(CommonPassword).Assembly.GetManifestResourceStream($"Accounts/{name}")!);
        return entries(reader.ReadToEnd().Split('\n')).ToHashSet(StringComparer.Ordinal);
    }
}
