using System.Security.Cryptography;
using AdminConsole.Authorization;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Institutions;
using AdminConsole.Excel;
using AdminConsole.Jobs;
using AdminConsole.Resources;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Institutions;

/// <summary>The list as it is filtered and ordered, as a workbook (XL-05). Institutions are public bodies: nothing in it is masked.</summary>
public sealed class InstitutionExportService(Db db, InstitutionQueries queries, JobService jobs, ActingScope acting, IOptions<ExportOptions> options, Strings s, TimeProvider clock)
{
    private bool Chinese => s.Culture.TwoLetterISOLanguageName == "zh";

    /// <summary>Whether the workbook takes longer than a person waits.</summary>
    public async Task<bool> IsLongAsync(InstitutionFilter filter, CancellationToken ct = default) => await queries.CountAsync(filter, ct) > ExportOptions.MostAtOnce;

    /// <summary>Asks for the workbook to be made by a job.</summary>
    public async Task<Result<Guid>> RequestAsync(InstitutionFilter filter, CancellationToken ct = default)
    {
        var scope = await acting.GetAsync(ct);
        return scope.Can(Permission.ExportInstitutions) ? await jobs.RequestAsync(InstitutionExportJob.Kind, scope.NodeName, new InstitutionExportInput(filter.ToQuery()), ct: ct) : Error.Forbidden;
    }

    /// <param name="filter">As the list shows it.</param>
    /// <param name="report">Told how many rows are written.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Result<ExcelFile>> ExportAsync(InstitutionFilter filter, Action<int>? report = null, CancellationToken ct = default)
    {
        var scope = await acting.GetAsync(ct);
        if (!scope.Can(Permission.ExportInstitutions))
            return Error.Forbidden;
        var most = options.Value.MaxRows;
        if (await queries.CountAsync(filter, ct) > most)
            return InstitutionPageErrors.ExportTooLarge(most);

        var now = clock.GetUtcNow().UtcDateTime;
        var title = s["institution.title"];
        var columns = Columns();
        var sheet = new ExcelSheet<InstitutionExportRow>(title, $"{scope.NodeName} {title}", s["institution.export_note", scope.DisplayName, now], columns);
        var file = new MemoryStream();
        var rows = await queries.AllAsync(filter, most, rows => ExcelWriter.WriteAsync(file, sheet, Counted(rows, report), ct), ct);
        var digest = Convert.ToHexStringLower(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        file.Position = 0;
        var recorded = await db.WriteAsync<Done>(
            work =>
            {
                work.Audit("institution.export", "InstitutionList", scope.NodeId, $"rows={rows}; sha256={digest}; filter={filter.ToQuery()}; columns={string.Join(',', columns.Select(column => column.Title))}");
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        return recorded.Map(_ => new ExcelFile(file, rows, $"{scope.NodeName}-{title}-{ShanghaiTime.ToLocal(now):yyyyMMdd-HHmm}.xlsx"));
    }

    private List<ExcelColumn<InstitutionExportRow>> Columns()
    {
        return
        [
            Text("institution.column.name", 34, row => row.Name),
            Text("institution.column.kind", 12, row => s[row.Kind]),
            Text("institution.column.category", 20, row => Codes.InstitutionCategories.Name(row.CategoryCode, Chinese)),
            Text("institution.column.reports_to", 24, row => row.ReportsTo),
            Text("institution.column.code", 22, row => row.Code),
            Text("institution.division", 14, row => Coded(Codes.Divisions, row.DivisionCode)),
            Text("institution.column.subjects", 34, row => row.Subjects is { Length: > 0 } codes ? string.Join(s["institution.live.and"], codes.Split(' ').Select(code => Codes.TreatmentSubjects.Name(code, Chinese))) : null),
            Text("institution.address", 34, row => row.Profile.Address),
            Text("institution.postcode", 10, row => row.Profile.Postcode),
            Text("institution.service_population", 20, row => row.Profile.ServicePopulation),
            Text("institution.registration_number", 26, row => row.Profile.RegistrationNumber),
            Text("institution.level", 10, row => Coded(Codes.HospitalLevels, row.Profile.Level)),
            Text("institution.grade", 10, row => Coded(Codes.HospitalGrades, row.Profile.Grade)),
            Text("institution.business_level", 10, row => Coded(Codes.OperationLevels, row.Profile.BusinessLevel)),
            Text("institution.opening_state", 12, row => Coded(Codes.OpeningStates, row.Profile.OpeningState)),
            Text("institution.column.state", 10, row => s[row.LockedAt is null ? "institution.unlocked" : "institution.locked"]),
            new(s["institution.locked_at"], 18, ExcelKind.Moment, row => row.LockedAt is { } at ? ShanghaiTime.ToLocal(at) : null),
            Text("institution.suspended", 24, row => row.SuspensionReason),
            Text("institution.former_names", 34, row => row.FormerNames.Count == 0 ? null : string.Join(s["institution.live.and"], row.FormerNames)),
        ];

        ExcelColumn<InstitutionExportRow> Text(string key, double width, Func<InstitutionExportRow, string?> value) => new(s[key], width, ExcelKind.Text, value);
    }

    private static async IAsyncEnumerable<InstitutionExportRow> Counted(IAsyncEnumerable<InstitutionExportRow> rows, Action<int>? report)
    {
        var count = 0;
        await foreach (var row in rows)
        {
            yield return row;
            report?.Invoke(++count);
        }
    }

    private string? Coded(CodeList list, string? code) => code is null ? null : list.Name(code, Chinese);
}
