using AdminConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Review;

/// <summary>Reads what lies beside a filing.</summary>
public sealed class ReviewDeskQueries(Db db)
{
    /// <summary>The reader's own sentences and their node's, oldest first.</summary>
    public Task<IReadOnlyList<TemplateRow>> TemplatesAsync(CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<TemplateRow>>(
        async (data, token) => await data.ReasonTemplates.Where(row => row.InstitutionId == data.ScopeNodeId && (row.UserId == null || row.UserId == data.ScopeUserId))
            .OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).Select(row => new TemplateRow(row.Id, row.Text, row.UserId == null)).ToListAsync(token),
        ct);

    internal static async Task<ReviewDesk> ReadAsync(AppDbContext data, Guid id, DateTime now, CancellationToken ct)
    {
        var me = data.ScopeUserId;
        var claim = await data.ReviewClaims.Where(row => row.SubmissionId == id && row.Until > now)
            .Select(row => new DeskClaim(row.Id, row.HolderName, row.TakenAt, row.HolderId == me, data.ReviewClaims.Count(other => other.HolderId == row.HolderId && other.Until > now) - 1)).SingleOrDefaultAsync(ct);
        return new ReviewDesk
        {
            Claim = claim,
            Others = await data.ReviewVisits.Where(row => row.SubmissionId == id && row.Until > now && row.UserId != me).OrderBy(row => row.UserName).Select(row => row.UserName).ToListAsync(ct),
            Ticked = (await data.PeriodTicks.Where(row => row.SubmissionId == id).Select(row => row.Digest).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal),
            Hold = await data.ReviewHolds.Where(row => row.SubmissionId == id).Select(row => new DeskHold(row.Reason, row.Until, row.HeldByName, row.HeldAt)).SingleOrDefaultAsync(ct),
            Notes = await data.ReviewNotes.Where(row => row.SubmissionId == id).OrderByDescending(row => row.At).ThenByDescending(row => row.Id)
                .Select(row => new DeskNote(row.Id, row.Text, row.Visible, row.WrittenByName, row.At)).ToListAsync(ct),
        };
    }
}
