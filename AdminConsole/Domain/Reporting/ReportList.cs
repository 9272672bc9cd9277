using AdminConsole.Domain.Institutions;

namespace AdminConsole.Domain.Reporting;

/// <summary>
/// One list of approved filings that an institution handed upward (上报清单). Immutable: what becomes of its rows afterwards stands in
/// <see cref="SubmissionStep"/> and in the filings themselves.
/// </summary>
public sealed class ReportList : IOwned
{
    public const int NumberLength = 20, MostRows = 2000, DigestLength = 64;

    public required Guid Id { get; init; }

    /// <summary>Season id, <c>L</c> and running number of the season, e.g. <c>2021-L0012</c>.</summary>
    public required string Number { get; init; }

    public required string SeasonId { get; init; }
    public required Guid DistrictId { get; set; }
    public Guid? SiteId { get; set; }
    public Guid? PointId { get; set; }
    public required Guid InstitutionId { get; set; }

    /// <summary>The institution's name on the day.</summary>
    public required string InstitutionName { get; init; }

    public required int Rows { get; init; }

    /// <summary>SHA-256 over the rows' digests in order, lower-case hex.</summary>
    public required string Digest { get; init; }

    /// <summary>Null where approving reports (<see cref="Seasons.ReportOn.Approval"/>).</summary>
    public Guid? ReportedBy { get; init; }

    public required string ReportedByName { get; init; }
    public required DateTime ReportedAt { get; init; }

    public static string NumberOf(string seasonId, int running) => $"{seasonId}-L{running:D4}";
}

/// <summary>A row of a list as it was when the list was made.</summary>
public sealed class ReportLine
{
    public required Guid ListId { get; init; }

    /// <summary>From 1.</summary>
    public required int Position { get; init; }

    public required Guid SubmissionId { get; init; }

    /// <summary>The <see cref="ReportEntry"/> as JSON, sealed with the list's id and the position.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>Keyed digest of the entry, lower-case hex: tells whether two rows say the same without opening them.</summary>
    public required string Digest { get; init; }
}

/// <summary>What a list, a filing workbook and a stamped print say of one filing, to the digit.</summary>
/// <param name="Number">The filing's.</param>
/// <param name="Name">As filed.</param>
/// <param name="DocumentType">id-document-types.csv.</param>
/// <param name="DocumentNumber">Whole.</param>
/// <param name="ExamLevel">exam-levels.csv.</param>
/// <param name="ExamCategory">exam-categories.csv.</param>
/// <param name="Institution">Name of the institution that answers for it.</param>
/// <param name="Months">Total of all periods.</param>
/// <param name="SubmissionCode">提交编码.</param>
/// <param name="Note">审核说明; null where there is none.</param>
/// <param name="DecidedByName">Who approved it.</param>
/// <param name="DecidedAt">UTC.</param>
public sealed record ReportEntry(
    string Number, string Name, string DocumentType, string DocumentNumber, string ExamLevel, string ExamCategory, string Institution, int Months, string SubmissionCode,
    string? Note, string? DecidedByName, DateTime? DecidedAt)
{
    /// <summary>The same entry gives the same text, whatever the machine's language: what digests are made of.</summary>
    public string Canonical => string.Join(
        '\n', Number, Name, DocumentType, DocumentNumber, ExamLevel, ExamCategory, Institution,
        Months.ToString(System.Globalization.CultureInfo.InvariantCulture), SubmissionCode, Note ?? "", DecidedByName ?? "",
        DecidedAt?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "");
}
