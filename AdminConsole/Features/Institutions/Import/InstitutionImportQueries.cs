using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Institutions.Import;

/// <summary>Compares a file with the library, as the person sees it.</summary>
public sealed class InstitutionImportQueries(Db db)
{
    private const int CodesAtOnce = 500;

    internal Task<Result<InstitutionImportPlan>> CompareAsync(InstitutionSheet sheet, IReadOnlyList<InstitutionLine> lines, CancellationToken ct) => db.ReadAsync<Result<InstitutionImportPlan>>(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.ImportInstitutions))
                return Error.Forbidden;
            var nodes = await data.Institutions
                .Select(row => new KnownNode(
                    row.Id, row.ParentId, row.Kind, row.Name, row.SearchText, row.CategoryCode, new InstitutionFields(row.Code, row.DivisionCode, row.Profile), row.LockedAt != null, row.Version,
                    new Ancestry(row.DistrictId, row.SiteId, row.PointId, row.Id)))
                .ToListAsync(token);
            var unseen = new HashSet<string>(StringComparer.Ordinal);

            // Who sees the whole library is not asked for tens of thousands of codes that it does not hold.
            if (await data.LibrarySizeAsync(token) > nodes.Count)
            {
                var seen = nodes.Select(node => node.Fields.Code).ToHashSet(StringComparer.Ordinal);
                foreach (var codes in lines.Select(line => IdentifierText.Normalise(line.Profile.Code)).Where(code => code.Length > 0 && !seen.Contains(code)).Chunk(CodesAtOnce))
                    unseen.UnionWith(await data.TakenCodesAsync(codes, token));
            }

            return InstitutionImportPlan.Make(sheet, lines, new KnownLibrary(nodes, unseen), data.Scope);
        },
        ct);
}
