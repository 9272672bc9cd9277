using System.Security.Cryptography;
using AdminConsole.Authorization;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Institutions;
using AdminConsole.Excel;
using AdminConsole.Resources;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Institutions;

/// <summary>A workbook on its way to the person who asked for it.</summary>
public sealed record InstitutionExport(Stream Content, string FileName);

/// <summary>The list as it is filtered and ordered, as a workbook (XL-05). Institutions are public bodies: nothing in it is masked.</summary>
public sealed class InstitutionExportService(Db db, InstitutionQueries queries, ActingScope acting, IOptions<ExportOptions> options, Strings s, TimeProvider clock)
{
    private bool Chinese => s.Culture.TwoLetterISOLanguageName == "zh";

    public async Task<Result<InstitutionExport>> ExportAsync(InstitutionFilter filter, CancellationToken ct = default)
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
        var rows = await queries.AllAsync(filter, most, rows => ExcelWriter.WriteAsync(file, sheet, rows, ct), ct);
        var digest = Convert.ToHexStringLower(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        file.Position = 0;
        var recorded = await db.WriteAsync<Done>(
            work =>
            {
                work.Audit("institution.export", "InstitutionList", scope.NodeId, $"rows={rows}; sha256={digest}; filter={filter.ToQuery()}; columns={string.Join(',', columns.Select(column => column.Title))}");
                return Task.FromResult<Result<Done>>(Done.Yes);
            },
            ct);
        return recorded.Map(_ => new InstitutionExport(file, $"{scope.NodeName}-{title}-{ShanghaiTime.ToLocal(now):yyyyMMdd-HHmm}.xlsx"));
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

    private string? Coded(CodeList list, string? code) => code is null ? null : list.Name(code, Chinese);
}
