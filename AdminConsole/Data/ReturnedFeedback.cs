using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

public static class ReturnedFeedback
{
    /// <summary>What a returned filing has to be mended in; nothing in any other state.</summary>
    public static async Task<IReadOnlyList<FeedbackItem>> FeedbackOfAsync(this AppDbContext data, Submission submission, CancellationToken ct) => submission.State != SubmissionState.Returned
        ? []
        : await data.Decisions.Where(row => row.SubmissionId == submission.Id && row.Result == SubmissionState.Returned).OrderByDescending(row => row.DecidedAt).ThenByDescending(row => row.Id)
            .Select(row => row.Feedback).FirstOrDefaultAsync(ct) ?? [];
}
