using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Domain.Reporting;

/// <summary>One sheet for all, or one for each institution.</summary>
public enum WorkbookLayout
{
    Single,
    PerInstitution,
}

/// <summary>A filing workbook that was made (备案名册): what it covered, and the digest of what it said, so that the next one can tell what has changed.</summary>
public sealed class FilingWorkbook : IOwned
{
    public const int MostRows = 200_000, MostSheets = 200, StatesLength = 60;

    public required Guid Id { get; init; }
    public required string SeasonId { get; init; }
    public required Guid DistrictId { get; set; }
    public Guid? SiteId { get; set; }
    public Guid? PointId { get; set; }

    /// <summary>The node whose filings it holds, those below included.</summary>
    public required Guid InstitutionId { get; set; }

    public required string NodeName { get; init; }

    /// <summary>Which states it holds, by name.</summary>
    public required IReadOnlyList<SubmissionState> States { get; init; }

    public required WorkbookLayout Layout { get; init; }
    public required int Rows { get; init; }

    /// <summary>Against the workbook before of the same node, season and states; null where there was none.</summary>
    public int? Added { get; init; }

    public int? Changed { get; init; }
    public int? Revoked { get; init; }

    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The kept copy.</summary>
    public required Guid FileId { get; init; }

    public required Guid MadeBy { get; init; }
    public required string MadeByName { get; init; }
    public required DateTime MadeAt { get; init; }
}

/// <summary>What a workbook said of each filing, so short that the next workbook reads it whole: filing by filing its id and the beginning of the row's digest.</summary>
public sealed class FilingWorkbookIndex
{
    private const int IdLength = 16, DigestLength = 16, Length = IdLength + DigestLength;

    public required Guid WorkbookId { get; init; }

    public required byte[] Content { get; init; }

    /// <param name="rows">Filing and digest, lower-case hex of at least 32 characters.</param>
    public static byte[] Write(IReadOnlyCollection<KeyValuePair<Guid, string>> rows)
    {
        var content = new byte[rows.Count * Length];
        var at = content.AsSpan();
        foreach (var (id, digest) in rows)
        {
            id.TryWriteBytes(at);
            Convert.FromHexString(digest.AsSpan(0, DigestLength * 2), at[IdLength..], out _, out _);
            at = at[Length..];
        }

        return content;
    }

    /// <summary>The same rows, digests as their first 32 characters.</summary>
    public Dictionary<Guid, string> Read()
    {
        var rows = new Dictionary<Guid, string>(Content.Length / Length);
        for (var at = 0; at < Content.Length; at += Length)
            rows[new Guid(Content.AsSpan(at, IdLength))] = Convert.ToHexStringLower(Content.AsSpan(at + IdLength, DigestLength));
        return rows;
    }

    /// <summary>Whether the digest is the one that was written.</summary>
    public static bool IsSame(string written, string digest) => digest.StartsWith(written, StringComparison.Ordinal);
}
