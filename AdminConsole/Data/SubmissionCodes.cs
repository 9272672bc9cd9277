using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

/// <summary>
/// What a submission code is worth, for whoever holds one on paper: the verdict and the masked name, nothing more. Goes past the scope, because the code
/// itself is the right to ask.
/// </summary>
public static class SubmissionCodes
{
    /// <param name="data">Under any scope.</param>
    /// <param name="typed">As it was typed; a wrong check character is found out without a look-up.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>null when no filing has or had this code.</returns>
    public static async Task<VerifiedCode?> VerifyCodeAsync(this AppDbContext data, string? typed, CancellationToken ct)
    {
        if (!SubmissionCode.TryParse(typed, out var code))
            return null;

        // Content carries the person and the season, so that one code belongs to one filing.
        var found = await data.SubmissionRevisions.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(revision => revision.SubmissionCode == code)
            .Join(data.Submissions.IgnoreQueryFilters([AppDbContext.ScopeFilter]), revision => revision.SubmissionId, row => row.Id, (_, row) => new { row.SubmissionCode, row.State, row.PersonName })
            .FirstOrDefaultAsync(ct);
        return found is null ? null : new VerifiedCode(CodeVerdicts.Of(code, found.SubmissionCode, found.State), Domain.Identifiers.Mask.Name(found.PersonName));
    }
}

/// <param name="Verdict">有效 / 未审核 / 已撤销 / 已变更.</param>
/// <param name="PersonName">Masked.</param>
public sealed record VerifiedCode(CodeVerdict Verdict, string PersonName);
