namespace AdminConsole.Domain.Institutions;

/// <summary>The level of a node in the one tree: 考区 &gt; 考点 &gt; 报名点 &gt; 机构 (process.md §1). A node may report past a level, never sideways or down.</summary>
public enum InstitutionKind
{
    District,
    Site,
    Point,
    Institution,
}
