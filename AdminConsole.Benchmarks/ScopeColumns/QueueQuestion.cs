using System.Globalization;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;

namespace AdminConsole.Benchmarks.ScopeColumns;

/// <summary>One thing the queue asks the database, as the WHERE, ORDER BY and LIMIT around a scope.</summary>
internal sealed record QueueQuestion(string Name, Func<QueueSql, string> Sql)
{
    public const string First = "first page";

    private const string Newest = """ORDER BY s."SubmittedAt" DESC, s."Id" DESC""", Oldest = """ORDER BY s."SubmittedAt", s."Id" """;

    public static IReadOnlyList<QueueQuestion> All { get; } =
    [
        new(First, sql => sql.Page(Is(SubmissionState.Pending), Newest)),
        new("mark red", sql => sql.Page(Is(SubmissionState.Pending) + Is(CheckResult.Red), Newest)),
        new("all green", sql => sql.Page(Is(SubmissionState.Pending) + Is(CheckResult.Green), Newest)),
        new("mark unknown (0.5 %)", sql => sql.Page(Is(SubmissionState.Pending) + Is(CheckResult.Unknown), Newest)),
        new("state Confirmed (0.1 %)", sql => sql.Page(Is(SubmissionState.Confirmed), Newest)),
        new("every state, one ORDER BY", sql => sql.Page("", Newest)),
        new("every state, merged", sql => sql.Merged(Enum.GetValues<SubmissionState>().Select(Is), Newest)),
        new("last page", sql => sql.Page(Is(SubmissionState.Pending), Oldest)),
        new("middle page by key", sql => sql.Page(Is(SubmissionState.Pending) + """ AND s."SubmittedAt" <= @at AND (s."SubmittedAt" < @at OR s."Id" < @after)""", Newest)),
        new("page at 90 %, offset", sql => sql.Page(Is(SubmissionState.Pending), Newest, sql.Matching * 9 / 10)),
        new("page at 90 %, offset of ids", sql => sql.PageOfIds(Is(SubmissionState.Pending), Newest, sql.Matching * 9 / 10)),
        new("count by state", sql => sql.Count("\"State\"")),
        new("count by state, marks as sums", sql => sql.CountMarks()),
        new("count by state and mark", sql => sql.Count("\"State\", s.\"WorstMark\"")),
        new("surname, any state", sql => sql.Page(Prefix("王"), Newest)),
        new("whole name, pending", sql => sql.Page(Is(SubmissionState.Pending) + Prefix("王诗涵"), Newest)),
        new("whole name, any state", sql => sql.Page(Prefix("王诗涵"), Newest)),
        new("contains, pending", sql => sql.PageOfIds(Is(SubmissionState.Pending) + Contains("诗涵"), Newest)),
        new("contains, any state", sql => sql.PageOfIds(Contains("诗涵"), Newest)),
        new("contains, nobody", sql => sql.PageOfIds(Contains("甲乙"), Newest)),
    ];

    private static string Is(SubmissionState state) => string.Create(CultureInfo.InvariantCulture, $" AND s.\"State\" = '{state}'");

    private static string Is(CheckResult mark) => string.Create(CultureInfo.InvariantCulture, $" AND s.\"WorstMark\" = '{mark}'");

    /// <summary>A range, because LIKE with a parameter uses no index on SQLite.</summary>
    private static string Prefix(string text) => $" AND s.\"PersonName\" >= '{text}' AND s.\"PersonName\" < '{text}\U0010FFFD'";

    private static string Contains(string text) => $" AND s.\"PersonName\" LIKE '%{text}%'";
}

/// <summary>Writes a question for one design and scope.</summary>
/// <param name="Matching">How many pending rows the scope has.</param>
internal sealed record QueueSql(string From, string Where, int Matching)
{
    private const string Row = """s."Id", s."Number", s."PersonName", s."DocumentMasked", s."State", s."DurationMark", s."MentorMark", s."WorstMark", s."SubmittedAt", s."InstitutionId", s."Report" """;
    private const int PageSize = 20;

    public string Page(string filter, string order, int offset = 0) =>
        $"SELECT {Row} FROM {From} WHERE {Where}{filter} {order} LIMIT {PageSize}{(offset == 0 ? "" : $" OFFSET {offset}")}";

    /// <summary>Finds the page's ids in the index alone, then fetches those rows.</summary>
    public string PageOfIds(string filter, string order, int offset = 0) =>
        $"SELECT {Row} FROM \"Submissions\" s WHERE s.\"Id\" IN (SELECT s.\"Id\" FROM {From} WHERE {Where}{filter} {order} LIMIT {PageSize} OFFSET {offset}) {order}";

    /// <summary>The first page of each filter, merged: how an index with the state before the sort key answers for several states.</summary>
    public string Merged(IEnumerable<string> filters, string order) =>
        $"SELECT * FROM ({string.Join(" UNION ALL ", filters.Select(filter => $"SELECT * FROM ({Page(filter, order)}) x"))}) s {order} LIMIT {PageSize}";

    /// <summary>Grouped by what the index is ordered by, so that nothing is sorted; the marks are added up on the way.</summary>
    public string CountMarks() =>
        $"SELECT s.\"State\", SUM(CASE WHEN s.\"WorstMark\" = 'Green' THEN 1 ELSE 0 END), SUM(CASE WHEN s.\"WorstMark\" = 'Red' THEN 1 ELSE 0 END), COUNT(*) FROM {From} WHERE {Where} GROUP BY s.\"State\"";

    public string Count(string by) => $"SELECT s.{by}, COUNT(*) FROM {From} WHERE {Where} GROUP BY s.{by}";
}
