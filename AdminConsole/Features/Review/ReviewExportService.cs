using System.Security.Cryptography;
using AdminConsole.Authorization;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Submissions;
using AdminConsole.Excel;
using AdminConsole.Resources;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Review;

/// <summary>A workbook on its way to the person who asked for it.</summary>
public sealed record ReviewExport(Stream Content, string FileName);

/// <summary>The rows of the queue, exactly those that the filter shows and in its order, as a workbook. Document numbers stay masked (process.md §7).</summary>
public sealed class ReviewExportService(Db db, ReviewQueries queries, ActingScope acting, IOptions<ExportOptions> options, Strings s, TimeProvider clock)
{
    public async Task<Result<ReviewExport>> ExportAsync(ReviewQueueFilter filter, CancellationToken ct = default)
    {
        var scope = await acting.GetAsync(ct);
        if (!scope.Can(Permission.ExportSubmissions))
            return Error.Forbidden;
        var most = options.Value.MaxRows;
        if (await queries.CountAsync(filter, ct) > most)
            return ReviewErrors.ExportTooLarge(most);

        var now = clock.GetUtcNow().UtcDateTime;
        var title = filter.State is { } state ? s["review.export.title_state", state] : s["review.export.title"];
        var columns = Columns(scope);
        var sheet = new ExcelSheet<ReviewQueueRow>(title, $"{scope.NodeName} {title}", s["review.export.note", scope.DisplayName, now], columns);

        // In memory, because the disk must not keep names (PD-05); compressed it is some hundred bytes a row.
        var file = new MemoryStream();
        var rows = await queries.AllAsync(filter, most, rows => ExcelWriter.WriteAsync(file, sheet, rows, ct), ct);
        var digest = Convert.ToHexStringLower(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        file.Position = 0;
        var recorded = await db.WriteAsync<Done>(
            work =>
            {
                work.Audit("submission.export", nameof(Submission), filter.Season ?? "current", $"rows={rows}; sha256={digest}; filter={filter.ToQuery()}; columns={string.Join(',', columns.Select(column => column.Title))}");
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        return recorded.Map(_ => new ReviewExport(file, $"{scope.NodeName}-{title}-{ShanghaiTime.ToLocal(now):yyyyMMdd-HHmm}.xlsx"));
    }

    private List<ExcelColumn<ReviewQueueRow>> Columns(AccessScope scope)
    {
        var chinese = s.Culture.TwoLetterISOLanguageName == "zh";
        List<ExcelColumn<ReviewQueueRow>> columns =
        [
            Text("number", 14, row => row.Number),
            Text("name", 14, row => row.PersonName),
            Text("document", 22, row => row.DocumentMasked),
            Text("level", 16, row => Codes.ExamLevels.Name(row.ExamLevel, chinese)),
            Text("category", 22, row => Codes.ExamCategories.Name(row.ExamCategory, chinese)),
            Text("state", 12, row => s[row.State]),
            Text("duration", 30, row => Words(row.Duration)),
            Text("mentor", 30, row => Words(row.Mentor)),
            new(s["review.column.months"], 10, ExcelKind.WholeNumber, row => row.TotalMonths),
            new(s["review.column.submitted"], 18, ExcelKind.Moment, row => ShanghaiTime.ToLocal(row.SubmittedAt)),
            Text("decided_by", 12, row => row.DecidedByName),
            new(s["review.column.decided_at"], 18, ExcelKind.Moment, row => row.DecidedAt is { } at ? ShanghaiTime.ToLocal(at) : null),
            Text("note", 40, row => row.DecisionNote),
        ];
        if (ReviewQueries.HasSeveralInstitutions(scope))
            columns.Insert(3, Text("institution", 32, row => row.InstitutionName));
        return columns;

        ExcelColumn<ReviewQueueRow> Text(string name, double width, Func<ReviewQueueRow, string?> value) => new(s[$"review.column.{name}"], width, ExcelKind.Text, value);
    }

    private string Words(ReviewMark mark) => mark.Reason is null ? s[mark.Result] : $"{s[mark.Result]}：{s.Say(mark.Reason)}";
}
