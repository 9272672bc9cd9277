namespace AdminConsole.Features.Review;

/// <summary>What a batch came to.</summary>
/// <param name="UndoLeft">How long all of it can be taken back, counted from the first decision.</param>
public sealed record BulkOutcome(IReadOnlyList<DecisionMade> Made, TimeSpan UndoLeft);
