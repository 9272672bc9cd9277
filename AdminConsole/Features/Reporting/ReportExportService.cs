using System.Security.Cryptography;
using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Reporting;
using AdminConsole.Excel;
using AdminConsole.Resources;

namespace AdminConsole.Features.Reporting;

/// <summary>A list as it leaves the building: whole numbers, on the record (XL-05).</summary>
public sealed class ReportExportService(Db db, ReportQueries queries, ActingScope acting, Strings s)
{
    public async Task<Result<ExcelFile>> ExportAsync(Guid id, CancellationToken ct = default)
    {
        var found = await FindAsync(id, ct);
        if (!found.IsOk)
            return found.Error;
        var view = found.Value;
        var scope = await acting.GetAsync(ct);
        var file = new MemoryStream();
        await ExcelWriter.WriteAsync(file, Sheet(view, scope.DisplayName), view.Lines.ToAsyncEnumerable(), ct);
        var digest = Convert.ToHexStringLower(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        file.Position = 0;
        var recorded = await RecordAsync("report.export", view, $"sha256={digest}", ct);
        return recorded.Map(_ => new ExcelFile(file, view.Lines.Count, $"{view.List.InstitutionName}-{s["report.list"]}-{view.List.Number}.xlsx"));
    }

    /// <summary>The list for the printed page; each print is on the record.</summary>
    public async Task<Result<ReportListView>> PrintAsync(Guid id, CancellationToken ct = default)
    {
        var found = await FindAsync(id, ct);
        if (!found.IsOk)
            return found.Error;
        var recorded = await RecordAsync("report.print", found.Value, null, ct);
        return recorded.Map(_ => found.Value);
    }

    private Task<Result<ReportListView>> FindAsync(Guid id, CancellationToken ct) => db.ReadAsync<Result<ReportListView>>(
        async (data, token) =>
        {
            if (await queries.WholeAsync(data, id, token) is not { } view)
                return Error.NotFound;
            return data.Scope.Can(Permission.ExportReports, view.List) ? view : Error.Forbidden;
        },
        ct);

    private Task<Result<Done>> RecordAsync(string action, ReportListView view, string? note, CancellationToken ct) => db.WriteAsync<Done>(
        work =>
        {
            work.Audit(action, nameof(ReportList), view.List.Id, $"{view.List.Number}; rows={view.Lines.Count}; digest={view.List.Digest}{(note is null ? "" : $"; {note}")}");
            return Task.FromResult<Result<Done>>(Done.Yes);
        },
        ct);

    private ExcelSheet<ReportLineView> Sheet(ReportListView view, string by)
    {
        var chinese = s.Culture.TwoLetterISOLanguageName == "zh";
        return new ExcelSheet<ReportLineView>(
            s["report.list"], $"{view.List.InstitutionName} {s["report.list"]} {view.List.Number}", s["report.export_note", view.SeasonName, view.Lines.Count, view.List.ReportedAt, view.List.Digest, by],
            [
                new(s["report.column.position"], 8, ExcelKind.WholeNumber, line => line.Position),
                new(s["report.column.number"], 16, ExcelKind.Text, line => line.Entry.Number),
                new(s["report.column.name"], 14, ExcelKind.Text, line => line.Entry.Name),
                new(s["report.column.document_type"], 18, ExcelKind.Text, line => Codes.DocumentTypes.Name(line.Entry.DocumentType, chinese)),
                new(s["report.column.document"], 24, ExcelKind.Text, line => line.Entry.DocumentNumber),
                new(s["report.column.level"], 16, ExcelKind.Text, line => Codes.ExamLevels.Name(line.Entry.ExamLevel, chinese)),
                new(s["report.column.category"], 22, ExcelKind.Text, line => $"{line.Entry.ExamCategory} {Codes.ExamCategories.Name(line.Entry.ExamCategory, chinese)}"),
                new(s["report.column.institution"], 32, ExcelKind.Text, line => line.Entry.Institution),
                new(s["report.column.months"], 10, ExcelKind.WholeNumber, line => line.Entry.Months),
                new(s["report.column.code"], 22, ExcelKind.Text, line => line.Entry.SubmissionCode),
                new(s["report.column.note"], 30, ExcelKind.Text, line => line.Entry.Note),
                new(s["report.column.decided_by"], 12, ExcelKind.Text, line => line.Entry.DecidedByName),
                new(s["report.column.decided_at"], 18, ExcelKind.Moment, line => line.Entry.DecidedAt is { } at ? ShanghaiTime.ToLocal(at) : null),
            ]);
    }
}
