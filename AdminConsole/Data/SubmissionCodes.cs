using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Data;

/// <summary>
/// What a submission code is worth, for whoever holds one on paper: the verdict, the masked name, the institution and the day, nothing more. Goes past the scope,
/// because the code itself is the right to ask.
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
            .Join(data.Submissions.IgnoreQueryFilters([AppDbContext.ScopeFilter]), revision => revision.SubmissionId, row => row.Id, (_, row) => new { row.Id, row.SubmissionCode, row.State, row.PersonName, row.InstitutionId, row.DecidedAt })
            .FirstOrDefaultAsync(ct);
        if (found is null)
            return null;
        var institution = await data.Institutions.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(node => node.Id == found.InstitutionId).Select(node => node.Name).SingleAsync(ct);
        return new VerifiedCode(found.Id, CodeVerdicts.Of(code, found.SubmissionCode, found.State), Domain.Identifiers.Mask.Name(found.PersonName), institution, found.DecidedAt);
    }
}
