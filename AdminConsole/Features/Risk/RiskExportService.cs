using System.Security.Cryptography;
using AdminConsole.Authorization;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Excel;
using AdminConsole.Resources;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Risk;

/// <summary>The rows of a report, exactly those that its filter shows, as a workbook; numbers of persons are masked (XL-05).</summary>
public sealed class RiskExportService(Db db, RiskQueries queries, ActingScope acting, IOptions<ExportOptions> options, Strings s, TimeProvider clock)
{
    public async Task<Result<ExcelFile>> ExportAsync(RiskFilter filter, CancellationToken ct = default)
    {
        var scope = await acting.GetAsync(ct);
        if (!scope.Can(Permission.ViewRisk))
            return Error.Forbidden;
        var first = await queries.PageAsync(filter with { Page = 1, Size = RiskFilter.MostRows }, ct);
        if (first is null)
            return Error.NotFound;
        if (first.Total > options.Value.MaxRows)
            return RiskErrors.ExportTooLarge(options.Value.MaxRows);
        var now = clock.GetUtcNow().UtcDateTime;
        var title = s[filter.Report];
        var columns = RiskColumns.Of(filter.Report).Select(column => new ExcelColumn<RiskRow>(
            s[column.Key], column.Width, column.IsNumber ? ExcelKind.WholeNumber : ExcelKind.Text, column.Value)).ToList();
        var file = new MemoryStream();
        var rows = await ExcelWriter.WriteAsync(file, new ExcelSheet<RiskRow>(title, $"{scope.NodeName} {title}", s["risk.export_note", scope.DisplayName, now], columns), AllAsync(first, ct), ct);
        var digest = Convert.ToHexStringLower(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        file.Position = 0;
        var recorded = await db.WriteAsync<Done>(
            work =>
            {
                work.Audit("risk.export", nameof(RiskReport), filter.Report, $"rows={rows}; sha256={digest}; filter={first.Filter.ToQuery()}");
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        return recorded.Map(_ => new ExcelFile(file, rows, $"{scope.NodeName}-{title}-{ShanghaiTime.ToLocal(now):yyyyMMdd-HHmm}.xlsx"));
    }

    private async IAsyncEnumerable<RiskRow> AllAsync(RiskListing first, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var pages = (first.Total + RiskFilter.MostRows - 1) / RiskFilter.MostRows;
        for (var page = 1; page <= pages; page++)
        {
            var listing = page == 1 ? first : await queries.PageAsync(first.Filter with { Page = page }, ct);
            foreach (var row in listing?.Rows ?? [])
                yield return row;
        }
    }
}
