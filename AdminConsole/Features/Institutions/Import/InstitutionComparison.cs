using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Imports;

namespace AdminConsole.Features.Institutions.Import;

/// <summary>
/// Compares the lines of a file with the library. A line is a node that the library holds when their codes agree, or, where one of them has none, when they are called
/// the same under the same reporting level; every other line is a new node. Nothing is moved, locked or given a former name by a file.
/// </summary>
internal sealed class InstitutionComparison(InstitutionSheet sheet, IReadOnlyList<InstitutionLine> lines, KnownLibrary library, AccessScope scope)
{
    private readonly List<PlannedNode> added = [];
    private readonly List<PlannedChange> changed = [];
    private readonly ImportFaults faults = new();
    private readonly Dictionary<Guid, int> claimed = [];
    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Parent, string Name), int> names = [];

    /// <summary>What a cell of the reporting level means: thousands of lines name the same few.</summary>
    private readonly Dictionary<string, IReadOnlyList<Level>> levels = new(StringComparer.Ordinal);

    /// <summary>Lines that are a reporting level which the library does not hold.</summary>
    private readonly List<InstitutionLine> newLevels =
        [.. lines.Where(line => line.Kind < InstitutionKind.Institution && library.WithCode(line.Profile.Code) is null && !library.Called(line.Name).Any(node => node.Kind == line.Kind))];

    private int unchanged;

    public InstitutionImportPlan Run()
    {
        foreach (var line in lines)
        {
            // A line of which a cell cannot be read is not compared: what it would be taken for may be wrong.
            if (line.Faults.Count == 0)
                Take(line);
            faults.Add(line.Faults);
        }

        return new InstitutionImportPlan([.. added.OrderBy(node => node.Kind).ThenBy(node => node.Row)], changed, unchanged, faults);
    }

    private void Take(InstitutionLine line)
    {
        var known = Find(line);
        if (line.Faults.Count > 0)
            return;
        if (known is null)
            Add(line);
        else if (claimed.TryAdd(known.Id, line.Row))
            Change(line, known);
        else
            Fault(line, InstitutionSheet.Name, "institution.import.twice", claimed[known.Id]);
    }

    private KnownNode? Find(InstitutionLine line)
    {
        if (line.Profile.Code.Length > 0 && library.WithCode(line.Profile.Code) is { } known)
            return known;
        var called = library.Called(line.Name).Where(node => (line.Kind is null || node.Kind == line.Kind) && ReportsThere(node, line)).ToList();
        var same = called.FindAll(node => InstitutionNames.Same(node.Name, line.Name) && (line.Profile.Code.Length == 0 || node.Fields.Code is null));
        if (same.Count == 1)
            return same[0];
        if (same.Count > 1)
            Fault(line, InstitutionSheet.Name, "institution.import.ambiguous", same.Count);
        else if (called.Count > 0)
            Fault(line, InstitutionSheet.Name, "institution.import.same_name", called[0].Name);
        return null;
    }

    private bool ReportsThere(KnownNode node, InstitutionLine line) => line.ReportsTo.Length == 0 || library.ParentOf(node)?.IsMeantBy(line.ReportsTo) != false;

    private void Change(InstitutionLine line, KnownNode node)
    {
        if (line.Kind is { } kind && kind != node.Kind)
            Fault(line, InstitutionSheet.Kind, "institution.import.kind", node.Kind);
        if (!ReportsThere(node, line))
            Fault(line, InstitutionSheet.ReportsTo, "institution.import.moved", library.ParentOf(node)!.Name);
        var identity = line.Name != node.Name || line.CategoryCode != node.CategoryCode ? new InstitutionInput { Name = line.Name, CategoryCode = line.CategoryCode } : null;
        var profile = ProfileOf(line, node);
        if (line.Faults.Count > 0)
            return;
        if (identity is null && profile is null)
        {
            unchanged++;
            return;
        }

        if (node.IsLocked)
            Fault(line, InstitutionSheet.Name, InstitutionErrors.Locked.Phrase);
        if (profile is not null && !InstitutionService.MayEdit(scope, node.Owner))
            Fault(line, InstitutionSheet.Name, Error.Forbidden.Phrase);
        if (identity is not null)
            CheckIdentity(line, node);
        if (line.Faults.Count == 0)
            changed.Add(new PlannedChange(line.Row, node, identity, profile));
    }

    /// <summary>What the node would say of itself; null where that is what it says already, or cannot be.</summary>
    private InstitutionFields? ProfileOf(InstitutionLine line, KnownNode node)
    {
        var merged = sheet.Merge(node.Fields, line);
        if (!merged.Differs(node.Fields))
            return null;
        var fields = merged.ToFields(node.Kind);
        if (!fields.IsOk)
        {
            FaultsOf(line, fields.Error);
            return null;
        }

        CheckCode(line, fields.Value.Code, node);
        return fields.Value == node.Fields ? null : fields.Value;
    }

    private void CheckIdentity(InstitutionLine line, KnownNode node)
    {
        if (node.Id == scope.NodeId)
            Fault(line, InstitutionSheet.Name, "institution.import.own");
        else if (!scope.Can(Permission.EditInstitutions, node.Owner))
            Fault(line, InstitutionSheet.Name, Error.Forbidden.Phrase);
        var found = new FieldFaults();
        InstitutionInput.ReadName(line.Name, found);
        InstitutionInput.ReadCategory(line.CategoryCode, found);
        if (found.Any)
            FaultsOf(line, found.ToError());
        else if (!InstitutionNames.Same(line.Name, node.Name) && node.IsCalled(line.Name))
            Fault(line, InstitutionSheet.Name, "institution.import.former", node.Name);
    }

    private void Add(InstitutionLine line)
    {
        var kind = line.Kind ?? InstitutionKind.Institution;
        var parent = ParentFor(line, kind);
        var found = new FieldFaults();
        var name = InstitutionInput.ReadName(line.Name, found);
        var category = InstitutionInput.ReadCategory(line.CategoryCode, found);
        var fields = line.Profile.ToFields(kind);
        foreach (var (path, some) in fields.Error?.Fields ?? new Dictionary<string, IReadOnlyList<Phrase>>())
            found.Add(path, some[0]);
        if (found.Any)
            FaultsOf(line, found.ToError());
        if (fields.IsOk)
            CheckCode(line, fields.Value.Code, null);
        if (!names.TryAdd((InstitutionNames.Key(line.ReportsTo), InstitutionNames.Key(line.Name)), line.Row))
            Fault(line, InstitutionSheet.Name, "institution.import.twice", names[(InstitutionNames.Key(line.ReportsTo), InstitutionNames.Key(line.Name))]);
        if (line.Faults.Count == 0 && parent is { } place)
            added.Add(new PlannedNode(line.Row, kind, name, category, fields.Value, place.Node?.Id, place.Row, place.Name));
    }

    /// <summary>The reporting level of a new node, in the library or in the file itself.</summary>
    private Level? ParentFor(InstitutionLine line, InstitutionKind kind)
    {
        var meant = line.ReportsTo.Length == 0 ? [] : LevelsOf(line.ReportsTo);
        if (line.ReportsTo.Length == 0)
            Fault(line, InstitutionSheet.ReportsTo, "import.fault.required");
        else if (meant.Count == 0)
            Fault(line, InstitutionSheet.ReportsTo, "institution.import.no_level");
        else if (meant.Count > 1)
            Fault(line, InstitutionSheet.ReportsTo, "institution.import.levels", meant.Count);
        else if (meant[0].Kind >= kind)
            Fault(line, InstitutionSheet.ReportsTo, "error.unit_cannot_report_there", kind, meant[0].Kind);
        else if (meant[0].Node is { } node && !scope.Can(Permission.CreateInstitutions, node.Owner))
            Fault(line, InstitutionSheet.ReportsTo, Error.Forbidden.Phrase);
        else
            return meant[0];
        return null;
    }

    private IReadOnlyList<Level> LevelsOf(string cell)
    {
        if (levels.TryGetValue(cell, out var meant))
            return meant;
        meant = [.. library.Levels.Where(node => node.IsMeantBy(cell)).Select(node => new Level(node.Kind, node.Name, node, null))];
        if (meant.Count == 0)
            meant = [.. newLevels.Where(line => IsMeantBy(line, cell)).Select(line => new Level(line.Kind!.Value, line.Name, null, line.Row))];
        return levels[cell] = meant;

        static bool IsMeantBy(InstitutionLine level, string cell) =>
            InstitutionNames.Same(cell, level.Name) || IdentifierText.Normalise(cell) is { Length: > 0 } key && (key == IdentifierText.Normalise(level.Profile.Code) || key == IdentifierText.Normalise(level.Profile.RegistrationNumber));
    }

    private void CheckCode(InstitutionLine line, string? code, KnownNode? node)
    {
        if (code is null)
            return;
        if (!codes.TryAdd(code, line.Row))
            Fault(line, InstitutionSheet.Code, "institution.import.twice", codes[code]);
        else if (library.IsTaken(code, node))
            Fault(line, InstitutionSheet.Code, "institution.fault.code_taken");
    }

    private void FaultsOf(InstitutionLine line, Error error)
    {
        foreach (var (path, found) in error.Fields)
            Fault(line, path, found[0]);
    }

    private void Fault(InstitutionLine line, string column, string key, params object[] args) => Fault(line, column, new Phrase(key, args));

    private void Fault(InstitutionLine line, string column, Phrase reason) => line.Faults.Add(new ImportFault(line.Row, sheet.Columns.TitleOf(column), reason));

    /// <param name="Node">In the library.</param>
    /// <param name="Row">Otherwise in the file.</param>
    private sealed record Level(InstitutionKind Kind, string Name, KnownNode? Node, int? Row);
}
