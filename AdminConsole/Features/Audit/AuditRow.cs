using System.Text.Json;
using AdminConsole.Auditing;

namespace AdminConsole.Features.Audit;

/// <summary>One entry of the record as its reader sees it.</summary>
/// <param name="ActorId">Null for the product itself and for whoever was not signed in.</param>
/// <param name="Roles">Roles the actor held.</param>
/// <param name="NodeName">The node acted for, by its name of today; null where there was none, or is none any more.</param>
/// <param name="Action">One of <see cref="AuditActions.All"/>.</param>
/// <param name="ObjectId">Key of what it was done to.</param>
/// <param name="Outcome"><c>ok</c>, or the code of the refusal.</param>
/// <param name="Content">What only the audit administrator reads; null for everybody else (AL-05).</param>
public sealed record AuditRow(
    long Sequence, DateTime At, Guid? ActorId, string ActorName, IReadOnlyList<string> Roles, Guid? NodeId, string? NodeName, string Action, string ObjectType, string ObjectId, string Outcome, AuditContent? Content)
{
    public bool IsDone => Outcome == "ok";
}

/// <param name="Reason">What was written with it.</param>
/// <param name="Changes">Fields before and after, masked as they were written down.</param>
public sealed record AuditContent(string? Reason, string? ClientAddress, string? Session, string? TraceId, IReadOnlyList<AuditChange> Changes)
{
    internal static AuditContent Of(AuditEntry entry) => new(entry.Reason, entry.ClientAddress, entry.Session, entry.TraceId, entry.Changes is null ? [] : [.. ChangesOf(entry.Changes)]);

    private static IEnumerable<AuditChange> ChangesOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        foreach (var changed in document.RootElement.EnumerateObject())
        {
            foreach (var field in changed.Value.EnumerateObject())
                yield return new AuditChange(changed.Name, field.Name, field.Value[0].GetString(), field.Value[1].GetString());
        }
    }
}

/// <param name="Thing">Entity and key, e.g. <c>Institution:0190…</c>.</param>
/// <param name="Field">Name of the field as stored.</param>
public sealed record AuditChange(string Thing, string Field, string? Before, string? After);

/// <param name="Rows">Newest first.</param>
/// <param name="Older">Where older ones go on; null at the end.</param>
/// <param name="ActorName">Of <see cref="AuditFilter.Actor"/>.</param>
/// <param name="NodeName">Of <see cref="AuditFilter.Node"/>.</param>
public sealed record AuditListing(IReadOnlyList<AuditRow> Rows, long? Older, string? ActorName, string? NodeName);
