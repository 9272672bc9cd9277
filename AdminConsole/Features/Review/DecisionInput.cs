using System.Text.Json.Serialization;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Review;

/// <summary>What the decision form holds; kept whole as the reviewer's draft.</summary>
public sealed record DecisionInput
{
    /// <summary>Approve, Reject or Return; null while nothing is chosen.</summary>
    public SubmissionAction? Decision { get; set; }

    /// <summary>审核说明.</summary>
    public string Note { get; set; } = "";

    /// <summary>What a return names to be mended.</summary>
    public List<FeedbackItem> Feedback { get; init; } = [];

    [JsonIgnore]
    public bool IsEmpty => Decision is null && Note.Length == 0 && Feedback.Count == 0;
}
