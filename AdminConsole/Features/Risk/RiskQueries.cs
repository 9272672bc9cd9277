using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Risk;

/// <summary>The reports of risk. Each reads one index in its order; the scope is the rows' own, so that foreign filings stay what they are: part of a number.</summary>
public sealed class RiskQueries(Db db)
{
    /// <summary>One page. A page past the end is the last one.</summary>
    public Task<RiskListing?> PageAsync(RiskFilter filter, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.ViewRisk))
                return null;
            var season = await data.Seasons.Where(row => filter.Season == null || row.Id == filter.Season).OrderByDescending(row => row.Start).FirstOrDefaultAsync(token);
            if (season is null)
                return null;
            var limit = season.MentorLoadLimit;
            var asked = filter with { Season = season.Id, Least = filter.Least ?? (filter.Report is RiskReport.Mentors or RiskReport.Institutions ? limit + 1 : 1) };
            var rows = Rows(data, asked);
            var total = await rows.CountAsync(token);
            var page = Math.Clamp(asked.Page, 1, Math.Max(1, (total + asked.Size - 1) / asked.Size));
            return new RiskListing(asked with { Page = page }, await rows.Skip((page - 1) * asked.Size).Take(asked.Size).ToListAsync(token), total, limit);
        },
        ct);

    /// <summary>The filings behind a line that the reader may see; none for a line of another scope.</summary>
    public Task<RiskFilings> FilingsAsync(RiskReport report, Guid id, int page, int size, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.ViewRisk))
                return new RiskFilings([], 0, 1);
            var rows = Behind(data, report, id);
            var total = await rows.CountAsync(token);
            page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
            var found = await rows.OrderBy(row => row.SubmittedAt).ThenBy(row => row.Id).Skip((page - 1) * size).Take(size)
                .Select(row => new RiskFiling(
                    row.Id, row.Number, row.PersonName, row.DocumentMasked, data.Institutions.Where(node => node.Id == row.InstitutionId).Select(node => node.Name).FirstOrDefault(), row.State, row.TotalMonths, row.SubmittedAt))
                .ToListAsync(token);
            return new RiskFilings(found, total, page);
        },
        ct);

    private static IQueryable<RiskRow> Rows(AppDbContext data, RiskFilter filter)
    {
        var (season, least) = (filter.Season!, filter.Least!.Value);
        return filter.Report switch
        {
            RiskReport.Mentors => Mentors(data, data.MentorLoads.Where(row => row.SeasonId == season && row.Trainees >= least).OrderByDescending(row => row.Trainees).ThenByDescending(row => row.Id)),
            RiskReport.Elsewhere => Mentors(data, data.MentorLoads.Where(row => row.SeasonId == season && row.Elsewhere && row.Filings >= least).OrderByDescending(row => row.Filings).ThenByDescending(row => row.Id)),
            RiskReport.Institutions => data.InstitutionLoads.Where(row => row.SeasonId == season && row.PerMentor >= least).OrderByDescending(row => row.PerMentor).ThenByDescending(row => row.Id)
                .Select(row => new RiskRow(row.Id)
                {
                    InstitutionName = data.Institutions.Where(node => node.Id == row.InstitutionId).Select(node => node.Name).FirstOrDefault(),
                    Month = new DateOnly(row.Month / 12, (row.Month % 12) + 1, 1),
                    Trainees = row.Trainees,
                    Mentors = row.Mentors,
                    PerMentor = row.PerMentor,
                    Filings = row.Filings,
                }),
            RiskReport.Evidence => Filings(data, data.Submissions.Where(row => row.SeasonId == season && row.ReusedImages > 0 && row.ReusedImages >= least).OrderByDescending(row => row.ReusedImages).ThenByDescending(row => row.Id), images: true),
            _ => Filings(data, data.Submissions.Where(row => row.SeasonId == season && row.Overlaps > 0 && row.Overlaps >= least).OrderByDescending(row => row.Overlaps).ThenByDescending(row => row.Id), images: false),
        };
    }

    private static IQueryable<RiskRow> Mentors(AppDbContext data, IQueryable<MentorLoad> rows) => rows.Select(row => new RiskRow(row.Id)
    {
        Person = data.Practitioners.Where(mentor => mentor.CertificateIndex == row.CertificateIndex).Select(mentor => mentor.Name).FirstOrDefault(),
        Masked = data.Practitioners.Where(mentor => mentor.CertificateIndex == row.CertificateIndex).Select(mentor => mentor.CertificateMasked).FirstOrDefault(),
        PracticeInstitution = data.Practitioners.Where(mentor => mentor.CertificateIndex == row.CertificateIndex).Select(mentor => mentor.PracticeInstitution).FirstOrDefault(),
        InstitutionName = data.Institutions.Where(node => node.Id == row.InstitutionId).Select(node => node.Name).FirstOrDefault(),
        Month = new DateOnly(row.Month / 12, (row.Month % 12) + 1, 1),
        Trainees = row.Trainees,
        TraineesHere = row.TraineesHere,
        Institutions = row.Institutions,
        Filings = row.Filings,
    });

    private static IQueryable<RiskRow> Filings(AppDbContext data, IQueryable<Submission> rows, bool images) => rows.Select(row => new RiskRow(row.Id)
    {
        FilingNumber = row.Number,
        Person = row.PersonName,
        Masked = row.DocumentMasked,
        InstitutionName = data.Institutions.Where(node => node.Id == row.InstitutionId).Select(node => node.Name).FirstOrDefault(),
        Count = images ? row.ReusedImages : row.Overlaps,
    });

    private static IQueryable<Submission> Behind(AppDbContext data, RiskReport report, Guid id)
    {
        var living = data.Submissions.Where(row => row.State != SubmissionState.Withdrawn && row.State != SubmissionState.Rejected);
        return report switch
        {
            RiskReport.Mentors or RiskReport.Elsewhere => living.Where(row => data.MentorLoads.Any(load => load.Id == id && load.InstitutionId == row.InstitutionId && load.SeasonId == row.SeasonId
                && data.SubmissionMentors.Any(mentor => mentor.SubmissionId == row.Id && mentor.CertificateIndex == load.CertificateIndex))),
            RiskReport.Institutions => living.Where(row => data.InstitutionLoads.Any(load => load.Id == id && load.InstitutionId == row.InstitutionId && load.SeasonId == row.SeasonId)),
            RiskReport.Evidence => data.Submissions.Where(row => data.Materials.Where(own => own.SubmissionId == id)
                .Any(own => data.Materials.Any(other => other.SubmissionId == row.Id && other.Sha256 == own.Sha256))),
            _ => data.Submissions.Where(row => row.Id == id),
        };
    }
}
