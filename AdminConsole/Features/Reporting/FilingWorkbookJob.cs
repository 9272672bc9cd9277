using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using AdminConsole.Authorization;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Reporting;
using AdminConsole.Domain.Submissions;
using AdminConsole.Excel;
using AdminConsole.Jobs;
using AdminConsole.Resources;

namespace AdminConsole.Features.Reporting;

/// <summary>
/// Makes a filing workbook: a cover with counts and digests, the filings on one sheet or on one for each institution, and what was added, changed and revoked
/// since the workbook before. The rows pass through; kept are an id and a digest for each. The same filings give the same file.
/// </summary>
public sealed class FilingWorkbookJob(FilingWorkbookQueries queries, FilingWorkbookService workbooks, PersonalData personal, ActingScope acting, TimeProvider clock, Strings s) : IJobWork
{
    private const int AtOnce = 500;

    /// <summary>Lists and filings have no expiry (process.md §9), and what was filed as a workbook is one.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365 * 30);

    public static string Kind => "filing_workbook";

    public async Task<Result<JobOutcome>> RunAsync(JobRun run)
    {
        var input = run.Input<FilingWorkbookInput>();
        var scope = await acting.GetAsync(run.Cancellation);
        if (await queries.NodeAsync(input.NodeId, run.Cancellation) is not { } node || !scope.Can(Permission.ExportReports, node))
            return Error.NotFound;
        var groups = await queries.IdsAsync(node, input, run.Cancellation);
        var total = groups.Sum(group => group.Filings.Count);
        if (total > FilingWorkbook.MostRows)
            return ReportErrors.WorkbookTooLarge;
        if (input.Layout == WorkbookLayout.PerInstitution && groups.Count > FilingWorkbook.MostSheets)
            return ReportErrors.WorkbookTooManySheets;

        var last = await queries.LastAsync(input, run.Cancellation);
        var making = new Making(run, queries, personal, input, total, last?.Read());
        using var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, await PartsAsync(making, node, groups), run.Cancellation);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        file.Position = 0;
        var stored = await run.StoreFileAsync($"{node.Name}-{s["report.workbook"]}-{input.SeasonId}-{ShanghaiTime.ToLocal(clock.GetUtcNow().UtcDateTime):yyyyMMdd-HHmm}.xlsx", ExcelWriter.ContentType, file, Kept);
        if (!stored.IsOk)
            return stored.Error;
        var recorded = await workbooks.RecordAsync(run, node, input, new FilingWorkbookMade(making.Written, making.Before is null ? null : (making.Added.Count, making.Changed.Count, making.Revoked.Count), sha256, stored.Value));
        return recorded.Map(_ => new JobOutcome(new Phrase("report.workbook_made", making.Written.Count)) { FileId = stored.Value });
    }

    private async Task<IReadOnlyList<ExcelPart>> PartsAsync(Making making, Institution node, List<(string Institution, List<Guid> Filings)> groups)
    {
        var season = await queries.SeasonNameAsync(making.Input.SeasonId, CancellationToken.None);
        var states = string.Join("、", making.Input.States.Select(state => s[state]));
        var note = s["report.workbook_note", season, states];
        List<ExcelPart> parts = [new ExcelPart<CoverLine>(CoverSheet(node, season), Cover(making, groups.Count, states))];
        if (making.Input.Layout == WorkbookLayout.Single)
            parts.Add(Part(s["report.workbook_all"], note, making.DataAsync(groups.SelectMany(group => group.Filings))));
        else
            parts.AddRange(groups.Select((group, at) => Part(SheetName(group.Institution, at + 1), note, making.DataAsync(group.Filings), group.Institution)));
        if (making.Before is not null)
        {
            parts.Add(Part(s["report.workbook_added"], note, making.SomeAsync(making.Added)));
            parts.Add(Part(s["report.workbook_changed"], note, making.SomeAsync(making.Changed)));
            parts.Add(Part(s["report.workbook_revoked"], note, making.RevokedAsync()));
        }

        return parts;

        ExcelPart<WorkbookLine> Part(string name, string sheetNote, IAsyncEnumerable<WorkbookLine> lines, string? title = null) => new(new ExcelSheet<WorkbookLine>(name, $"{title ?? node.Name} {name}", sheetNote, Columns()), lines);
    }

    private ExcelSheet<CoverLine> CoverSheet(Institution node, string season) => new(
        s["report.workbook_cover"], $"{node.Name} {s["report.workbook"]}", season,
        [new(s["report.workbook_item"], 28, ExcelKind.Text, line => line.Label), new(s["report.workbook_value"], 80, ExcelKind.Text, line => line.Value)]);

    /// <summary>Read last, when everything else is written and counted.</summary>
    private async IAsyncEnumerable<CoverLine> Cover(Making making, int institutions, string states)
    {
        yield return new CoverLine(s["report.workbook_states"], states);
        yield return new CoverLine(s["report.workbook_institutions"], Number(institutions));
        yield return new CoverLine(s["report.workbook_rows"], Number(making.Written.Count));
        foreach (var (state, count) in making.States.OrderBy(pair => pair.Key))
            yield return new CoverLine(s[state], Number(count));
        if (making.Before is null)
        {
            yield return new CoverLine(s["report.workbook_since"], s["report.workbook_first"]);
        }
        else
        {
            yield return new CoverLine(s["report.workbook_added"], Number(making.Added.Count));
            yield return new CoverLine(s["report.workbook_changed"], Number(making.Changed.Count));
            yield return new CoverLine(s["report.workbook_revoked"], Number(making.Revoked.Count));
        }

        yield return new CoverLine(s["report.workbook_digest"], Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(making.Written.Select(row => row.Value))))));
        await Task.CompletedTask;

        string Number(int value) => value.ToString("N0", s.Culture);
    }

    private List<ExcelColumn<WorkbookLine>> Columns()
    {
        var chinese = s.Culture.TwoLetterISOLanguageName == "zh";
        return
        [
            Text("number", 16, line => line.Entry.Number),
            Text("name", 14, line => line.Entry.Name),
            Text("document_type", 18, line => Codes.DocumentTypes.Name(line.Entry.DocumentType, chinese)),
            Text("document", 24, line => line.Entry.DocumentNumber),
            Text("level", 16, line => Codes.ExamLevels.Name(line.Entry.ExamLevel, chinese)),
            Text("category_code", 12, line => line.Entry.ExamCategory),
            Text("category", 22, line => Codes.ExamCategories.Name(line.Entry.ExamCategory, chinese)),
            Text("institution", 32, line => line.Entry.Institution),
            new(s["report.column.months"], 10, ExcelKind.WholeNumber, line => line.Entry.Months),
            Text("code", 22, line => line.Entry.SubmissionCode),
            Text("state", 12, line => s[line.State]),
            Text("list", 16, line => line.ListNumber),
            Text("note", 30, line => line.Entry.Note),
            Text("decided_by", 12, line => line.Entry.DecidedByName),
            new(s["report.column.decided_at"], 18, ExcelKind.Moment, line => line.Entry.DecidedAt is { } at ? ShanghaiTime.ToLocal(at) : null),
        ];

        ExcelColumn<WorkbookLine> Text(string name, double width, Func<WorkbookLine, string?> value) => new(s[$"report.column.{name}"], width, ExcelKind.Text, value);
    }

    /// <summary>A tab takes 31 characters, some of them not, and no two alike.</summary>
    private static string SheetName(string institution, int number)
    {
        var prefix = $"{number.ToString(CultureInfo.InvariantCulture)} ";
        var clean = string.Concat(institution.Select(character => @":\/?*[]'".Contains(character, StringComparison.Ordinal) ? ' ' : character));
        return prefix + (clean.Length > 31 - prefix.Length ? clean[..(31 - prefix.Length)] : clean);
    }

    /// <summary>The rows on their way into the file, and what is remembered of them.</summary>
    private sealed class Making(JobRun run, FilingWorkbookQueries queries, PersonalData personal, FilingWorkbookInput input, int total, Dictionary<Guid, string>? before)
    {
        public FilingWorkbookInput Input => input;

        /// <summary>What the workbook before said; null where there was none.</summary>
        public Dictionary<Guid, string>? Before => before;

        public List<KeyValuePair<Guid, string>> Written { get; } = new(total);

        public Dictionary<SubmissionState, int> States { get; } = [];

        public List<Guid> Added { get; } = [];

        public List<Guid> Changed { get; } = [];

        public List<Guid> Revoked { get; private set; } = [];

        public async IAsyncEnumerable<WorkbookLine> DataAsync(IEnumerable<Guid> ids, [EnumeratorCancellation] CancellationToken ct = default)
        {
            foreach (var some in ids.Chunk(AtOnce))
            {
                foreach (var (id, line) in await queries.LinesAsync(some, input.States, ct))
                {
                    Note(id, line);
                    yield return line;
                }

                run.Report(Written.Count, total);
            }
        }

        /// <summary>Rows that are in the data sheets as well.</summary>
        public async IAsyncEnumerable<WorkbookLine> SomeAsync(List<Guid> ids, [EnumeratorCancellation] CancellationToken ct = default)
        {
            foreach (var some in ids.Chunk(AtOnce))
            {
                foreach (var (_, line) in await queries.LinesAsync(some, states: null, ct))
                    yield return line;
            }
        }

        /// <summary>What the workbook before held and this one does not, with the state it is in now.</summary>
        public async IAsyncEnumerable<WorkbookLine> RevokedAsync([EnumeratorCancellation] CancellationToken ct = default)
        {
            var held = Written.Select(row => row.Key).ToHashSet();
            Revoked = [.. before!.Keys.Where(id => !held.Contains(id)).Order()];
            await foreach (var line in SomeAsync(Revoked, ct))
                yield return line;
        }

        private void Note(Guid id, WorkbookLine line)
        {
            var digest = personal.EntryDigest(line.Entry, line.State);
            Written.Add(KeyValuePair.Create(id, digest));
            States[line.State] = States.GetValueOrDefault(line.State) + 1;
            if (before is null)
                return;
            if (!before.TryGetValue(id, out var said))
                Added.Add(id);
            else if (!FilingWorkbookIndex.IsSame(said, digest))
                Changed.Add(id);
        }
    }
}
