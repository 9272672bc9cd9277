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
    /// <summary>Absolute path; there may be none yet.</summary>
    public string Location { get; } = Path.GetFullPath(options.Value.AnchorFile ?? "audit-anchors.txt", directory.Shared);

    /// <summary>The last end that this process noted, and when; null where it has noted none.</summary>
    public (AuditLink End, DateTime At)? Last { get; private set; }

    public async Task AppendAsync(AuditLink end, DateTime at, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Location)!);
        var open = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
            open.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stream = new FileStream(Location, open);
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-ddTHH:mm:ssZ} {end.Sequence} {Convert.ToHexStringLower(end.Mac)}\n")), ct);
        stream.Flush(flushToDisk: true);
        Last = (end, at);
    }

    /// <summary>All that were noted; a line that a crash left unfinished is passed over.</summary>
    public Task<IReadOnlyList<AuditLink>> ReadAsync(CancellationToken ct) => ReadAsync(Location, ct);

    /// <summary>All that stand in a file like this one, e.g. a backup's.</summary>
    public static async Task<IReadOnlyList<AuditLink>> ReadAsync(string file, CancellationToken ct) =>
        File.Exists(file) ? [.. (await File.ReadAllLinesAsync(file, ct)).Select(Parse).OfType<AuditLink>()] : [];

    /// <summary>After a restore the record ends where the backup's did: what was noted beyond is put aside under another name, never lost.</summary>
    /// <returns>The last end that is put aside with it; null where none was noted.</returns>
    public async Task<AuditLink?> BeginAgainAsync(IEnumerable<AuditLink> noted, DateTime at, CancellationToken ct)
    {
        var last = (await ReadAsync(ct)).LastOrDefault();
        if (File.Exists(Location))
            File.Move(Location, string.Create(CultureInfo.InvariantCulture, $"{Location}.until-{at:yyyyMMddTHHmmssZ}"), overwrite: true);
        foreach (var end in noted)
            await AppendAsync(end, at, ct);
        return last;
    }

    private static AuditLink? Parse(string line) =>
        line.Split(' ') is [_, var sequence, { Length: 64 } mac] && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && mac.All(char.IsAsciiHexDigit)
            ? new AuditLink(number, Convert.FromHexString(mac))
            : null;
}
