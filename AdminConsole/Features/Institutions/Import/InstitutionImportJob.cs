using AdminConsole.Domain;
using AdminConsole.Excel;
using AdminConsole.Imports;
using AdminConsole.Jobs;
using AdminConsole.Resources;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Institutions.Import;

/// <summary>
/// Reads a workbook of the library and compares it, which makes the preview; asked for again with the preview's fingerprint, it writes. One of them runs at a time, so
/// two imports at once serialise.
/// </summary>
public sealed class InstitutionImportJob(InstitutionImportQueries queries, InstitutionImportService imports, IOptions<ImportOptions> options, Strings s) : IJobWork
{
    private const int FirstRows = 20;

    public static string Kind => "institution_import";

    public async Task<Result<JobOutcome>> RunAsync(JobRun run)
    {
        var input = run.Input<InstitutionImportInput>();
        var file = await run.ReadInputFileAsync();
        if (!file.IsOk)
            return file.Error;
        var sheet = new InstitutionSheet();
        var lines = await ReadAsync(run, file.Value, sheet);
        if (!lines.IsOk)
            return lines.Error;
        var compared = await queries.CompareAsync(sheet, lines.Value, run.Cancellation);
        if (!compared.IsOk)
            return compared.Error;
        var plan = compared.Value;
        if (plan.Faults.Count > 0)
        {
            var stored = await plan.Faults.StoreAsync(run, input.FileName, s);
            return stored.Map(id => new JobOutcome(new Phrase("import.refused", plan.Faults.Count)) { Output = PreviewOf(input, plan, lines.Value.Count), FileId = id });
        }

        if (input.Agreed is null)
        {
            var words = plan.IsEmpty ? new Phrase("institution.import.same", lines.Value.Count) : new Phrase("institution.import.ready", plan.Added.Count, plan.Changed.Count);
            return new JobOutcome(words) { Output = PreviewOf(input, plan, lines.Value.Count) };
        }

        if (plan.IsEmpty || plan.Fingerprint() != input.Agreed)
            return InstitutionPageErrors.ImportStale;
        var written = await imports.WriteAsync(run, input, plan);
        return written.Map(_ => new JobOutcome(new Phrase("institution.import.done", plan.Added.Count, plan.Changed.Count)) { Output = PreviewOf(input, plan, lines.Value.Count) });
    }

    private async Task<Result<List<InstitutionLine>>> ReadAsync(JobRun run, Stream file, InstitutionSheet sheet)
    {
        List<InstitutionLine> lines = [];
        Error? refusal = null;
        var read = await ExcelReader.ReadAsync(file, options.Value.Institutions, Take, run.Cancellation);
        if ((refusal ?? read.Error) is { } error)
            return error;
        return sheet.Columns.HasHead ? lines : sheet.Columns.NoHead();

        ValueTask Take(ExcelRow row)
        {
            if (refusal is not null)
                return ValueTask.CompletedTask;
            if (!sheet.Columns.HasHead)
            {
                refusal = sheet.Columns.TakeHead(row);
                return ValueTask.CompletedTask;
            }

            lines.Add(sheet.Read(row));
            run.Report(lines.Count, 0);
            return ValueTask.CompletedTask;
        }
    }

    private InstitutionImportPreview PreviewOf(InstitutionImportInput input, InstitutionImportPlan plan, int rows)
    {
        var first = plan.Changed
            .Select(change => (change.Row, Shown: new InstitutionPreviewRow(
                IsNew: false, change.Identity?.Name ?? change.Before.Name, change.Identity?.CategoryCode ?? change.Before.CategoryCode, null, (change.Fields ?? change.Before.Fields).Code, [.. InstitutionSheet.Differences(change.Before, change, s)])))
            .Concat(plan.Added.Select(node => (node.Row, Shown: new InstitutionPreviewRow(IsNew: true, node.Name, node.CategoryCode, node.ReportsTo, node.Fields.Code, []))))
            .OrderBy(row => row.Row).Take(FirstRows).Select(row => row.Shown);
        var writes = plan is { IsEmpty: false, Faults.Count: 0 } && input.Agreed is null;
        return new InstitutionImportPreview(
            input, writes ? plan.Fingerprint() : null, input.Agreed is not null, rows, plan.Added.Count, plan.Changed.Count, plan.Unchanged, plan.Faults.Rows, [.. first], plan.Faults.Count, plan.Faults.InWords(s));
    }
}
