using System.Security.Cryptography;
using System.Text;
using AdminConsole.Domain.Institutions;
using AdminConsole.Imports;

namespace AdminConsole.Features.Institutions.Import;

/// <summary>What a line changes of a node that the library holds.</summary>
/// <param name="Row">In the file.</param>
/// <param name="Before">As it was compared with; the write refuses any other version.</param>
/// <param name="Identity">Name and category, where they change.</param>
/// <param name="Fields">The rest, where it changes.</param>
internal sealed record PlannedChange(int Row, KnownNode Before, InstitutionInput? Identity, InstitutionFields? Fields);

/// <summary>A node that the library does not hold.</summary>
/// <param name="Row">In the file.</param>
/// <param name="ParentId">Its reporting level, where the library holds it.</param>
/// <param name="ParentRow">Otherwise the row of the file that creates it.</param>
/// <param name="ReportsTo">Its name, for the preview.</param>
internal sealed record PlannedNode(int Row, InstitutionKind Kind, string Name, string CategoryCode, InstitutionFields Fields, Guid? ParentId, int? ParentRow, string ReportsTo);

/// <summary>What an import would do: nothing at all as soon as one line has a fault (XL-03).</summary>
internal sealed record InstitutionImportPlan(IReadOnlyList<PlannedNode> Added, IReadOnlyList<PlannedChange> Changed, int Unchanged, ImportFaults Faults)
{
    public bool IsEmpty => Added.Count + Changed.Count == 0;

    public static InstitutionImportPlan Make(InstitutionSheet sheet, IReadOnlyList<InstitutionLine> lines, KnownLibrary library, AdminConsole.Authorization.AccessScope scope) =>
        new InstitutionComparison(sheet, lines, library, scope).Run();

    /// <summary>The same for the same file against the same state of every node that it touches: what was previewed is what is written, or nothing is.</summary>
    public string Fingerprint()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var node in Added)
            digest.AppendData(Encoding.UTF8.GetBytes($"+{node.Row}:{node.ParentId}:{node.ParentRow};"));
        foreach (var change in Changed)
            digest.AppendData(Encoding.UTF8.GetBytes($"~{change.Row}:{change.Before.Id}:{change.Before.Version};"));
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }
}
