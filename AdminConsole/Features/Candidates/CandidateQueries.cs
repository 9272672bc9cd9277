using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Candidates;

/// <summary>Reads for helping a candidate. Each way of looking is one equality that an index serves.</summary>
public sealed class CandidateQueries(Db db, PersonalData personal)
{
    private const int Most = 50;

    internal Task<CandidateListing> FindAsync(CandidateSearch search, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.FindCandidates))
                return new CandidateListing(search.By, [], More: false);
            var rows = await Matching(data, search).OrderByDescending(row => row.SubmittedAt).Take(Most + 1)
                .Join(data.Seasons, row => row.SeasonId, season => season.Id, (row, season) => new { Submission = row, Season = season.Name })
                .Join(data.Institutions, row => row.Submission.InstitutionId, node => node.Id, (row, node) => new
                {
                    row.Submission.Id,
                    row.Submission.Number,
                    row.Season,
                    row.Submission.PersonName,
                    row.Submission.DocumentMasked,
                    Institution = node.Name,
                    row.Submission.State,
                    row.Submission.SubmittedAt,
                    row.Submission.SubmissionCode,
                })
                .OrderByDescending(row => row.SubmittedAt).ToListAsync(token);
            return new CandidateListing(
                search.By,
                [
                    .. rows.Take(Most).Select(row => new CandidateRow(
                        row.Id, row.Number, row.Season, row.PersonName, row.DocumentMasked, row.Institution, row.State, row.SubmittedAt, row.SubmissionCode,
                        search.By == CandidateKey.SubmissionCode ? CodeVerdicts.Of(search.Value, row.SubmissionCode, row.State) : null)),
                ],
                rows.Count > Most);
        },
        ct);

    private IQueryable<Submission> Matching(AppDbContext data, CandidateSearch search)
    {
        var value = search.Value;
        switch (search.By)
        {
            case CandidateKey.DocumentNumber:
                var document = personal.DocumentIndex(value);
                return data.Submissions.Where(row => row.DocumentIndex == document);
            case CandidateKey.PhoneTail:
                var tail = personal.PhoneTailIndex(value);
                return data.Submissions.Where(row => row.PhoneTailIndex == tail);
            case CandidateKey.SubmissionCode:
                return data.Submissions.Where(row => data.SubmissionRevisions.Where(revision => revision.SubmissionCode == value).Select(revision => revision.SubmissionId).Contains(row.Id));
            case CandidateKey.FilingNumber:
                return data.Submissions.Where(row => row.Number == value);
            default:
                return data.Submissions.Where(row => row.PersonName == value);
        }
    }
}
