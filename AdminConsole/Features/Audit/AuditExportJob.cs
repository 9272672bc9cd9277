using System.Globalization;
using System.Security.Cryptography;
using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Excel;
using AdminConsole.Jobs;
using AdminConsole.Resources;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Audit;

/// <summary>The entries that a filter shows, as a workbook (XL-05).</summary>
public sealed class AuditExportJob(Db db, AuditQueries queries, ActingScope acting, IOptions<ExportOptions> options, Strings s, TimeProvider clock) : IJobWork
{
    public static string Kind => "audit_export";

    public async Task<Result<JobOutcome>> RunAsync(JobRun run)
    {
        var filter = run.Input<AuditFilter>();
        var scope = await acting.GetAsync(run.Cancellation);
        if (!scope.Can(Permission.ReadAudit))
            return Error.Forbidden;
        var now = clock.GetUtcNow().UtcDateTime;
        var title = s["audit.title"];
        var sheet = new ExcelSheet<AuditRow>(title, title, s["audit.export_note", scope.DisplayName, now], Columns());

        // In memory, because the disk must not keep what people wrote (PD-05).
        using var file = new MemoryStream();
        var rows = await ExcelWriter.WriteAsync(file, sheet, CountedAsync(run, filter), run.Cancellation);
        if (rows > options.Value.MaxRows)
            return AuditErrors.ExportTooLarge(options.Value.MaxRows);
        var digest = Convert.ToHexStringLower(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        file.Position = 0;
        var stored = await run.StoreFileAsync($"{title}-{ShanghaiTime.ToLocal(now):yyyyMMdd-HHmm}.xlsx", ExcelWriter.ContentType, file);
        if (!stored.IsOk)
            return stored.Error;
        var recorded = await db.WriteAsync<Done>(
            async work =>
            {
                if (!await run.HoldAsync(work))
                    return JobErrors.LeaseLost;
                work.Audit("audit.export", nameof(AuditEntry), "record", $"rows={rows}; sha256={digest}; filter={filter.ToQuery()}");
                return Done.Yes;
            },
            run.Cancellation);
        return recorded.Map(_ => new JobOutcome(new Phrase("audit.exported", rows)) { FileId = stored.Value });
    }

    private async IAsyncEnumerable<AuditRow> CountedAsync(JobRun run, AuditFilter filter)
    {
        var done = 0;
        await foreach (var row in queries.AllAsync(filter with { Before = null }, options.Value.MaxRows + 1, run.Cancellation))
        {
            run.Report(++done, 0);
            yield return row;
        }
    }

    private List<ExcelColumn<AuditRow>> Columns()
    {
        return
        [
            Text("sequence", 10, row => row.Sequence.ToString(CultureInfo.InvariantCulture)),
            Text("at", 22, row => ShanghaiTime.ToLocal(row.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
            Text("who", 14, row => AuditWords.Actor(s, row)),
            Text("roles", 20, row => AuditWords.Roles(s, row)),
            Text("node", 30, row => row.NodeName),
            Text("act", 24, row => s[$"audit.{row.Action}"]),
            Text("object_id", 38, row => row.ObjectId),
            Text("outcome", 14, row => row.Outcome),
            Text("reason", 40, row => AuditWords.Reason(s, row)),
            Text("changes", 60, row => row.Content is { Changes: { Count: > 0 } changes } ? string.Join('\n', changes.Select(change => $"{change.Field}: {change.Before} → {change.After}")) : null),
            Text("address", 16, row => row.Content?.ClientAddress),
            Text("session", 18, row => row.Content?.Session),
            Text("trace", 34, row => row.Content?.TraceId),
        ];

        ExcelColumn<AuditRow> Text(string name, double width, Func<AuditRow, string?> value) => new(s[$"audit.{name}"], width, ExcelKind.Text, value);
    }
}
