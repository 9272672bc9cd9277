using AdminConsole.Domain;
using AdminConsole.Excel;
using AdminConsole.Jobs;

namespace AdminConsole.Features.Home;

/// <param name="Season">Null = the one under way, else the newest.</param>
public sealed record StatisticsExportInput(string? Season);

/// <summary>Makes the statistics of a large season.</summary>
public sealed class StatisticsExportJob(StatisticsExportService exports) : IJobWork
{
    public static string Kind => "statistics_export";

    public async Task<Result<JobOutcome>> RunAsync(JobRun run)
    {
        var export = await exports.ExportAsync(run.Input<StatisticsExportInput>().Season, run.Cancellation);
        if (!export.IsOk)
            return export.Error;
        await using var content = export.Value.Content;
        var stored = await run.StoreFileAsync(export.Value.FileName, ExcelWriter.ContentType, content);
        return stored.Map(id => new JobOutcome(new Phrase("home.statistics_done", export.Value.Rows)) { FileId = id });
    }
}
