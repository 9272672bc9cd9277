using AdminConsole.Domain.Review;

namespace AdminConsole.Features.Review;

/// <summary>What lies beside a filing while it is reviewed, as one reader sees it.</summary>
public sealed record ReviewDesk
{
    public static ReviewDesk Empty { get; } = new();

    /// <summary>Null while nobody has the filing in hand.</summary>
    public DeskClaim? Claim { get; init; }

    /// <summary>Who else has it open, by name.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Digests of the periods ticked 已核对.</summary>
    public IReadOnlySet<string> Ticked { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    public DeskHold? Hold { get; init; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<DeskNote> Notes { get; init; } = [];

    /// <summary>Somebody else has it.</summary>
    public bool IsHeldByAnother => Claim is { IsMine: false };
}

/// <param name="Id">What a decision made under it names.</param>
/// <param name="More">How many other filings the same person has in hand.</param>
public sealed record DeskClaim(Guid Id, string HolderName, DateTime TakenAt, bool IsMine, int More);

public sealed record DeskHold(string Reason, DateOnly Until, string By, DateTime At);

public sealed record DeskNote(Guid Id, string Text, bool Visible, string By, DateTime At);

/// <param name="IsShared">The node's, for everybody there.</param>
public sealed record TemplateRow(Guid Id, string Text, bool IsShared);
