using System.Globalization;
using System.Security.Cryptography;
using AdminConsole.Authorization;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Excel;
using AdminConsole.Jobs;
using AdminConsole.Resources;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Practitioners;

/// <summary>
/// The registry as it was searched, as a workbook with masked numbers (XL-05). A job, because it may take long, and because what was searched may be a person's
/// name: a job's input is sealed, an address is not.
/// </summary>
public sealed class PractitionerExportJob(Db db, PractitionerQueries queries, ActingScope acting, IOptions<ExportOptions> options, Strings s, TimeProvider clock) : IJobWork
{
    public static string Kind => "practitioner_export";

    private bool Chinese => s.Culture.TwoLetterISOLanguageName == "zh";

    public async Task<Result<JobOutcome>> RunAsync(JobRun run)
    {
        var search = run.Input<PractitionerSearch>();
        var scope = await acting.GetAsync(run.Cancellation);
        if (!scope.Can(Permission.ViewPractitioners))
            return Error.Forbidden;
        var total = await queries.CountAsync(search, run.Cancellation);
        if (total > options.Value.MaxRows)
            return PractitionerErrors.ExportTooLarge(options.Value.MaxRows);
        var now = clock.GetUtcNow().UtcDateTime;
        var title = s["practitioner.title"];
        var sheet = new ExcelSheet<PractitionerRow>(title, $"{scope.NodeName} {title}", s["practitioner.export_note", scope.DisplayName, now], Columns());

        // In memory, because the disk must not keep names (PD-05).
        using var file = new MemoryStream();
        var rows = await ExcelWriter.WriteAsync(file, sheet, CountedAsync(run, search, total), run.Cancellation);
        var digest = Convert.ToHexStringLower(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        file.Position = 0;
        var stored = await run.StoreFileAsync($"{scope.NodeName}-{title}-{ShanghaiTime.ToLocal(now):yyyyMMdd-HHmm}.xlsx", ExcelWriter.ContentType, file);
        if (!stored.IsOk)
            return stored.Error;
        var recorded = await db.WriteAsync<Done>(
            async work =>
            {
                if (!await run.HoldAsync(work))
                    return JobErrors.LeaseLost;
                work.Audit("practitioner.export", nameof(Practitioner), "registry", $"rows={rows}; sha256={digest}; state={search.State?.ToString() ?? "any"}; searched={search.Text.Length > 0}; columns={string.Join(',', sheet.Columns.Select(column => column.Title))}");
                return Done.Yes;
            },
            run.Cancellation);
        return recorded.Map(_ => new JobOutcome(new Phrase("practitioner.exported", rows)) { FileId = stored.Value });
    }

    private async IAsyncEnumerable<PractitionerRow> CountedAsync(JobRun run, PractitionerSearch search, int total)
    {
        var done = 0;
        await foreach (var row in queries.AllAsync(search, options.Value.MaxRows, run.Cancellation))
        {
            run.Report(++done, total);
            yield return row;
        }
    }

    private List<ExcelColumn<PractitionerRow>> Columns()
    {
        return
        [
            Text("name", 14, row => row.Name),
            Text("certificate", 20, row => row.CertificateMasked),
            Text("level", 16, row => Codes.ExamLevels.Name(row.Level, Chinese)),
            Text("category", 26, row => Codes.ExamCategories.Name(row.Category, Chinese)),
            Text("practice_scope", 20, row => row.PracticeScope),
            Text("practice_institution", 40, row => string.Join('；', row.Institutions)),
            Text("state", 12, row => s[row.State]),
            Day("state_since", row => row.StateSince),
            Day("valid_from", row => row.ValidFrom),
            Day("valid_to", row => row.ValidTo),
        ];

        ExcelColumn<PractitionerRow> Text(string name, double width, Func<PractitionerRow, string?> value) => new(s[$"practitioner.{name}"], width, ExcelKind.Text, value);

        ExcelColumn<PractitionerRow> Day(string name, Func<PractitionerRow, DateOnly?> value) => Text(name, 14, row => value(row)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
