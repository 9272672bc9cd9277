using System.Globalization;
using System.Text.Json.Serialization;
using AdminConsole.Api;
using AdminConsole.Data;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Institutions;

/// <summary>How candidates find the institution to bind to.</summary>
public static class InstitutionSearchEndpoints
{
    public static IServiceCollection AddInstitutionSearch(this IServiceCollection services) => services.AddScoped<InstitutionSearchQueries>().AddApiJson(InstitutionSearchJson.Default);

    public static IEndpointRouteBuilder MapInstitutionSearch(this IEndpointRouteBuilder api)
    {
        api.MapGet("/institutions", SearchAsync).WithTags("institutions").WithName("searchInstitutions").WithSummary("Institutions of which a name, former name or alias contains q, or whose code is q; by name, at most take (20, never more than 100)")
            .Answers(StatusCodes.Status200OK, Example).Refuses();
        return api;
    }

    private static InstitutionList Example { get; } = new([new FoundInstitution(Guid.Parse("0193b7a0-5d1e-7a52-9c41-2f6f5d0c1a01"), "武汉市第一医院", "硚口区中山大道215号", AcceptsSubmissions: true)]);

    private static async Task<IResult> SearchAsync(string? q, string? take, InstitutionSearchQueries institutions, CancellationToken ct) =>
        TypedResults.Ok(new InstitutionList(await institutions.SearchAsync(q ?? "", int.TryParse(take, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null, ct)));
}

public sealed class InstitutionSearchQueries(Db db)
{
    private const int Usual = 20, Most = 100;

    public Task<List<FoundInstitution>> SearchAsync(string text, int? take, CancellationToken ct)
    {
        var key = InstitutionNames.Key(text);
        return TextRules.Name(text, Institution.NameLength).Fault is not null ? Task.FromResult(new List<FoundInstitution>()) : db.ReadAsync(
            async (data, token) =>
            {
                // Ids first, inside the index that holds every name; then the few rows.
                var ids = await data.Institutions.Where(row => row.Kind == InstitutionKind.Institution && (row.SearchText.Contains(key) || row.Code == key))
                    .OrderBy(row => row.Name).ThenBy(row => row.Id).Take(Math.Clamp(take ?? Usual, 1, Most)).Select(row => row.Id).ToListAsync(token);
                return await data.Institutions.Where(row => ids.Contains(row.Id)).OrderBy(row => row.Name).ThenBy(row => row.Id).Select(row => new FoundInstitution(row.Id, row.Name, row.Profile.Address, row.SuspensionReason == null)).ToListAsync(token);
            },
            ct);
    }
}

public sealed record InstitutionList(IReadOnlyList<FoundInstitution> Items);

public sealed record FoundInstitution(Guid Id, string Name, string? Address, bool AcceptsSubmissions);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(InstitutionList))]
internal sealed partial class InstitutionSearchJson : JsonSerializerContext;
