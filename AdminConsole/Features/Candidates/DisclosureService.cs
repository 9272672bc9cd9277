using System.Security.Cryptography;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using AdminConsole.Excel;
using AdminConsole.Resources;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Candidates;

/// <summary>Shows and hands out a person's disclosure list. Looking at it is an act like those that it lists.</summary>
public sealed class DisclosureService(Db db, DisclosureQueries queries, IOptions<ExportOptions> options, Strings s, TimeProvider clock)
{
    public async Task<Result<DisclosureListing>> OpenAsync(Guid id, long? before, CancellationToken ct = default) =>
        await RecordedAsync(id, await queries.FindAsync(id, before, ct: ct), "candidate.disclosures", reason: null, ct);

    public async Task<Result<ExcelFile>> ExportAsync(Guid id, CancellationToken ct = default)
    {
        var found = await queries.FindAsync(id, before: null, options.Value.MaxRows, ct);
        var (file, now, title) = (new MemoryStream(), clock.GetUtcNow().UtcDateTime, s["candidate.disclosures"]);
        var rows = 0;
        var digest = "";
        if (found is not null)
        {
            // In memory, because the disk must not keep names (PD-05).
            var sheet = new ExcelSheet<DisclosureRow>(title, $"{title} {found.Person.Name} {found.Person.DocumentMasked}", s["candidate.disclosures_note", now], Columns());
            rows = await ExcelWriter.WriteAsync(file, sheet, found.Rows.ToAsyncEnumerable(), ct);
            digest = Convert.ToHexStringLower(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
            file.Position = 0;
        }

        var recorded = await RecordedAsync(id, found, "candidate.export-disclosures", $"rows={rows}; sha256={digest}", ct);
        return recorded.Map(_ => new ExcelFile(file, rows, $"{title}-{ShanghaiTime.ToLocal(now):yyyyMMdd-HHmm}.xlsx"));
    }

    /// <summary>How an act stands in the list, on screen and in the workbook.</summary>
    public static string Subject(Strings s, DisclosureRow row) => row.What ?? s[row.IsCertain ? "candidate.part_of_list" : "candidate.maybe_part"];

    private async Task<Result<DisclosureListing>> RecordedAsync(Guid id, DisclosureListing? found, string action, string? reason, CancellationToken ct)
    {
        var recorded = await db.WriteAsync<Done>(
            work =>
            {
                if (found is null)
                    return Task.FromResult<Result<Done>>(Error.NotFound);
                work.Audit(action, nameof(Submission), id, reason);
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        return recorded.Map(_ => found!);
    }

    private List<ExcelColumn<DisclosureRow>> Columns() =>
    [
        new(s["candidate.at"], 20, ExcelKind.Moment, row => ShanghaiTime.ToLocal(row.At)),
        new(s["candidate.who"], 16, ExcelKind.Text, row => row.ActorName),
        new(s["candidate.roles"], 20, ExcelKind.Text, row => string.Join(s["control.subject_join"], row.Roles.Select(role => s[role]))),
        new(s["candidate.node"], 32, ExcelKind.Text, row => row.NodeName),
        new(s["candidate.act"], 26, ExcelKind.Text, row => s[$"audit.{row.Action}"]),
        new(s["candidate.subject"], 26, ExcelKind.Text, row => Subject(s, row)),
        new(s["candidate.outcome"], 14, ExcelKind.Text, row => s[row.Outcome == "ok" ? "candidate.done" : "candidate.refused"]),
    ];
}
