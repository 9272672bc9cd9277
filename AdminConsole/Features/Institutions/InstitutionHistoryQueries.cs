using System.Text.Json;
using AdminConsole.Auditing;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Institutions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Institutions;

/// <summary>One act on the record of a node.</summary>
/// <param name="Sequence">Its place in the record.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who.</param>
/// <param name="Action">Object and verb, e.g. <c>institution.lock</c>.</param>
/// <param name="Outcome"><c>ok</c>, or the code of the refusal.</param>
/// <param name="Reason">What the person wrote with it.</param>
/// <param name="Changes">Which fields became what.</param>
public sealed record InstitutionHistoryRow(long Sequence, DateTime At, string By, string Action, string Outcome, string? Reason, IReadOnlyList<FieldChange> Changes);

/// <summary>A field before and after, as stored; personal values are masked already.</summary>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <param name="Page">The page that exists, from 1.</param>
/// <param name="Rows">Newest first.</param>
/// <param name="Total">On all pages.</param>
public sealed record InstitutionHistory(int Page, IReadOnlyList<InstitutionHistoryRow> Rows, int Total);

/// <summary>What happened to a node, for those who may open it (AZ-06).</summary>
public sealed class InstitutionHistoryQueries(Db db)
{
    public const int Size = 20;

    /// <summary>Columns that only say again what the act says.</summary>
    private static readonly HashSet<string> Derived =
    [
        nameof(Institution.SearchText), nameof(Institution.LockedAt), nameof(Institution.LockedBy), nameof(Institution.LockNote), nameof(Institution.SuspensionReason), nameof(Institution.SuspendedAt),
        nameof(Institution.SuspendedBy), nameof(Institution.ParentId), nameof(Institution.SiteId), nameof(Institution.PointId),
    ];

    /// <summary>Null when there is no such node in the reader's scope. A page past the end is the last one.</summary>
    public Task<InstitutionHistory?> PageAsync(Guid id, int page, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (!await data.Institutions.AnyAsync(row => row.Id == id, token))
                return null;
            var entries = data.HistoryOf(nameof(Institution), id);
            var total = await entries.CountAsync(token);
            var shown = Math.Clamp(page, 1, Math.Max(1, (total + Size - 1) / Size));
            var found = await entries.Skip((shown - 1) * Size).Take(Size).ToListAsync(token);
            return new InstitutionHistory(shown, [.. found.Select(RowOf)], total);
        },
        ct);

    private static InstitutionHistoryRow RowOf(AuditEntry entry) => new(
        entry.Sequence, entry.At, entry.ActorName, entry.Action, entry.Outcome, entry.Reason, entry.Changes is null ? [] : [.. ChangesOf(entry.Changes, $"{nameof(Institution)}:{entry.ObjectId}")]);

    private static IEnumerable<FieldChange> ChangesOf(string json, string key)
    {
        using var document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty(key, out var fields))
            yield break;
        foreach (var field in fields.EnumerateObject().Where(field => !Derived.Contains(field.Name)))
            yield return new FieldChange(field.Name, field.Value[0].GetString(), field.Value[1].GetString());
    }

    /// <summary>The field's name, and its values in words where they are codes.</summary>
    public static (string Key, CodeList? List) Field(string field) => field switch
    {
        nameof(Institution.Name) => ("institution.column.name", null),
        nameof(Institution.CategoryCode) => ("institution.column.category", Codes.InstitutionCategories),
        nameof(Institution.Code) => ("institution.column.code", null),
        nameof(Institution.DivisionCode) => ("institution.division", Codes.Divisions),
        $"{nameof(Institution.Profile)}.{nameof(InstitutionProfile.Address)}" => ("institution.address", null),
        $"{nameof(Institution.Profile)}.{nameof(InstitutionProfile.Postcode)}" => ("institution.postcode", null),
        $"{nameof(Institution.Profile)}.{nameof(InstitutionProfile.ServicePopulation)}" => ("institution.service_population", null),
        $"{nameof(Institution.Profile)}.{nameof(InstitutionProfile.RegistrationNumber)}" => ("institution.registration_number", null),
        $"{nameof(Institution.Profile)}.{nameof(InstitutionProfile.Level)}" => ("institution.level", Codes.HospitalLevels),
        $"{nameof(Institution.Profile)}.{nameof(InstitutionProfile.Grade)}" => ("institution.grade", Codes.HospitalGrades),
        $"{nameof(Institution.Profile)}.{nameof(InstitutionProfile.BusinessLevel)}" => ("institution.business_level", Codes.OperationLevels),
        $"{nameof(Institution.Profile)}.{nameof(InstitutionProfile.OpeningState)}" => ("institution.opening_state", Codes.OpeningStates),
        _ => ("institution.history.other_field", null),
    };
}
