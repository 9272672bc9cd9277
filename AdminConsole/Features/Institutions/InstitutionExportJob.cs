using AdminConsole.Domain;
using AdminConsole.Excel;
using AdminConsole.Jobs;

namespace AdminConsole.Features.Institutions;

/// <param name="Query">Of the list: <see cref="InstitutionFilter.ToQuery"/>.</param>
public sealed record InstitutionExportInput(string Query);

/// <summary>Makes the workbook of a long list.</summary>
public sealed class InstitutionExportJob(InstitutionExportService exports) : IJobWork
{
    public static string Kind => "institution_export";

    public async Task<Result<JobOutcome>> RunAsync(JobRun run)
    {
        var export = await exports.ExportAsync(InstitutionFilter.Parse(run.Input<InstitutionExportInput>().Query), rows => run.Report(rows, 0), run.Cancellation);
        if (!export.IsOk)
            return export.Error;
        await using var content = export.Value.Content;
        var stored = await run.StoreFileAsync(export.Value.FileName, ExcelWriter.ContentType, content);
        return stored.Map(id => new JobOutcome(new Phrase("institution.export_done", export.Value.Rows)) { FileId = id });
    }
}
