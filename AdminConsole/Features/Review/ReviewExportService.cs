using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using AdminConsole.Authorization;
using AdminConsole.Authorization.Sessions;
using AdminConsole.Components.Controls;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Submissions;
using AdminConsole.Excel;
using AdminConsole.Resources;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Review;

/// <summary>
/// The rows of the queue, exactly those that the filter shows and in its order, as a workbook. Document numbers are masked, save in the approved list, which
/// leaves the building (process.md §7, XL-05).
/// </summary>
public sealed class ReviewExportService(Db db, ReviewQueries queries, ReviewDetailQueries details, ActingScope acting, StepUp stepUp, IOptions<ExportOptions> options, Strings s, TimeProvider clock)
{
    private const int DocumentsAtOnce = 500;

    public Task<Result<ExcelFile>> ExportAsync(ReviewQueueFilter filter, CancellationToken ct = default) => ExportAsync(filter, Permission.ExportSubmissions, MaskedDocuments, ct);

    /// <summary>The approved among the filter's rows, with whole document numbers.</summary>
    public Task<Result<ExcelFile>> ExportApprovedAsync(ReviewQueueFilter filter, CancellationToken ct = default) =>
        ExportAsync(filter with { State = SubmissionState.Approved }, Permission.ExportApprovedList, WholeDocumentsAsync, ct);

    private async Task<Result<ExcelFile>> ExportAsync(
        ReviewQueueFilter filter, Permission permission, Func<IAsyncEnumerable<ReviewQueueRow>, CancellationToken, IAsyncEnumerable<ExportRow>> withDocuments, CancellationToken ct)
    {
        var scope = await acting.GetAsync(ct);
        if (!scope.Can(permission))
            return Error.Forbidden;
        var whole = permission == Permission.ExportApprovedList;
        if (whole && await stepUp.RefusalAsync(ct) is { } refusal)
            return refusal;
        var most = options.Value.MaxRows;
        if (await queries.CountAsync(filter, ct) > most)
            return ReviewErrors.ExportTooLarge(most);

        var now = clock.GetUtcNow().UtcDateTime;
        var title = filter.State is { } state ? s["review.export.title_state", state] : s["review.export.title"];
        var columns = Columns(scope);
        var sheet = new ExcelSheet<ExportRow>(title, $"{scope.NodeName} {title}", s[whole ? "review.export.note_whole" : "review.export.note", scope.DisplayName, now], columns);

        // In memory, because the disk must not keep names (PD-05); compressed it is some hundred bytes a row.
        var file = new MemoryStream();
        var rows = await queries.AllAsync(filter, most, rows => ExcelWriter.WriteAsync(file, sheet, withDocuments(rows, ct), ct), ct);
        var digest = Convert.ToHexStringLower(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        file.Position = 0;
        var recorded = await db.WriteAsync<Done>(
            work =>
            {
                work.Audit(whole ? "submission.export-approved" : "submission.export", nameof(Submission), filter.Season ?? "current", $"rows={rows}; sha256={digest}; filter={filter.ToQuery()}; columns={string.Join(',', columns.Select(column => column.Title))}");
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        return recorded.Map(_ => new ExcelFile(file, rows, $"{scope.NodeName}-{title}-{ShanghaiTime.ToLocal(now):yyyyMMdd-HHmm}.xlsx"));
    }

    private static IAsyncEnumerable<ExportRow> MaskedDocuments(IAsyncEnumerable<ReviewQueueRow> rows, CancellationToken ct) => rows.Select(row => new ExportRow(row, row.DocumentMasked));

    private async IAsyncEnumerable<ExportRow> WholeDocumentsAsync(IAsyncEnumerable<ReviewQueueRow> rows, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var some in rows.Chunk(DocumentsAtOnce).WithCancellation(ct))
        {
            var documents = await details.DocumentNumbersAsync([.. some.Select(row => row.Id)], ct);
            foreach (var row in some)
                yield return new ExportRow(row, documents[row.Id]);
        }
    }

    private List<ExcelColumn<ExportRow>> Columns(AccessScope scope)
    {
        var chinese = s.Culture.TwoLetterISOLanguageName == "zh";
        List<ExcelColumn<ExportRow>> columns =
        [
            Text("number", 14, row => row.Number),
            Text("name", 14, row => row.PersonName),
            new(s["review.column.document"], 22, ExcelKind.Text, line => line.Document),
            Text("level", 16, row => Codes.ExamLevels.Name(row.ExamLevel, chinese)),
            Text("category", 22, row => Codes.ExamCategories.Name(row.ExamCategory, chinese)),
            Text("state", 12, row => s[row.State]),
            Text("duration", 30, row => Words(row.Duration)),
            Text("mentor", 30, row => Words(row.Mentor)),
            new(s["review.column.months"], 10, ExcelKind.WholeNumber, line => line.Row.TotalMonths),
            new(s["review.column.submitted"], 18, ExcelKind.Moment, line => ShanghaiTime.ToLocal(line.Row.SubmittedAt)),
            Text("decided_by", 12, row => row.DecidedByName),
            new(s["review.column.decided_at"], 18, ExcelKind.Moment, line => line.Row.DecidedAt is { } at ? ShanghaiTime.ToLocal(at) : null),
            Text("note", 40, row => row.DecisionNote),
        ];
        if (ReviewQueries.HasSeveralInstitutions(scope))
            columns.Insert(3, Text("institution", 32, row => row.InstitutionName));
        return columns;

        ExcelColumn<ExportRow> Text(string name, double width, Func<ReviewQueueRow, string?> value) => new(s[$"review.column.{name}"], width, ExcelKind.Text, line => value(line.Row));
    }

    private string Words(ReviewMark mark) => mark.Reason is null ? s[mark.Result] : $"{s[mark.Result]}：{s.Say(mark.Reason)}";

    /// <summary>A row with its document number as this export shows it.</summary>
    private sealed record ExportRow(ReviewQueueRow Row, string Document);
}
