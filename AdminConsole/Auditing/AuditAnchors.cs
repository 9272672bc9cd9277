using System.Globalization;
using AdminConsole.Configuration;
using AdminConsole.Data;
using Microsoft.Extensions.Options;

namespace AdminConsole.Auditing;

/// <summary>
/// Ends of the record, noted in a file outside the database (AL-04): one line each, <c>time sequence mac</c>. The chain alone cannot tell that its last entries
/// were cut off; the file can, if whoever cuts cannot write there.
/// </summary>
public sealed class AuditAnchors(DataDirectory directory, IOptions<AuditOptions> options)
{
    private readonly string file = Path.GetFullPath(options.Value.AnchorFile ?? "audit-anchors.txt", directory.Shared);

    public async Task AppendAsync(AuditLink end, DateTime at, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var open = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
            open.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stream = new FileStream(file, open);
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-ddTHH:mm:ssZ} {end.Sequence} {Convert.ToHexStringLower(end.Mac)}\n")), ct);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>All that were noted; a line that a crash left unfinished is passed over.</summary>
    public async Task<IReadOnlyList<AuditLink>> ReadAsync(CancellationToken ct)
    {
        if (!File.Exists(file))
            return [];
        return [.. (await File.ReadAllLinesAsync(file, ct)).Select(Parse).OfType<AuditLink>()];
    }

    private static AuditLink? Parse(string line) =>
        line.Split(' ') is [_, var sequence, { Length: 64 } mac] && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && mac.All(char.IsAsciiHexDigit)
            ? new AuditLink(number, Convert.FromHexString(mac))
            : null;
}
