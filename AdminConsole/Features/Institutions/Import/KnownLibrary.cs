using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;

namespace AdminConsole.Features.Institutions.Import;

/// <summary>A node as an import compares with it.</summary>
internal sealed record KnownNode(Guid Id, Guid? ParentId, InstitutionKind Kind, string Name, string SearchText, string CategoryCode, InstitutionFields Fields, bool IsLocked, Guid Version, Ancestry Owner)
{
    /// <summary>Whether a cell names this node: by its name, its code or its licence's number.</summary>
    public bool IsMeantBy(string cell) => InstitutionNames.Same(cell, Name) || IdentifierText.Normalise(cell) is var key && (key == Fields.Code || key == Fields.Profile.RegistrationNumber);

    /// <summary>Whether it is, was or is also called so.</summary>
    public bool IsCalled(string name) => SearchText.Contains(InstitutionNames.WholeKey(name), StringComparison.Ordinal);
}

/// <summary>The part of the library that the person sees, found by code and by every name.</summary>
internal sealed class KnownLibrary
{
    private readonly Dictionary<Guid, KnownNode> byId;
    private readonly Dictionary<string, KnownNode> byCode;
    private readonly ILookup<string, KnownNode> byName;
    private readonly IReadOnlySet<string> foreignCodes;

    /// <param name="nodes">All that the person sees.</param>
    /// <param name="foreignCodes">Codes of the file that nodes beyond the person's sight have.</param>
    public KnownLibrary(IReadOnlyList<KnownNode> nodes, IReadOnlySet<string> foreignCodes)
    {
        this.foreignCodes = foreignCodes;
        byId = nodes.ToDictionary(node => node.Id);
        byCode = nodes.Where(node => node.Fields.Code is not null).ToDictionary(node => node.Fields.Code!, StringComparer.Ordinal);
        byName = nodes.SelectMany(node => node.SearchText.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Select(name => (name, node))).ToLookup(at => at.name, at => at.node, StringComparer.Ordinal);
        Levels = [.. nodes.Where(node => node.Kind < InstitutionKind.Institution)];
    }

    /// <summary>Nodes that others can report to.</summary>
    public IReadOnlyList<KnownNode> Levels { get; }

    public KnownNode? ParentOf(KnownNode node) => node.ParentId is { } id ? byId.GetValueOrDefault(id) : null;

    public KnownNode? WithCode(string code) => byCode.GetValueOrDefault(IdentifierText.Normalise(code));

    /// <summary>Nodes that are, were or are also called so.</summary>
    public IEnumerable<KnownNode> Called(string name) => byName[InstitutionNames.Key(name)];

    /// <summary>Whether a node other than this one has the code, seen or not.</summary>
    public bool IsTaken(string code, KnownNode? except) => foreignCodes.Contains(code) || byCode.TryGetValue(code, out var holder) && holder != except;
}
