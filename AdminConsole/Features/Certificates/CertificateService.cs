using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Certificates;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Certificates;

/// <summary>Certificates on paper: one for each period, and a fresh graduate's commitment letter. Making the papers is printing them: each gets a number and stands on the record.</summary>
public sealed class CertificateService(Db db, PersonalData personal)
{
    /// <param name="ids">At most <see cref="CertificateErrors.MostAtOnce"/>; what lies out of scope is passed over like what does not exist.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Result<CertificateBatch>> PrintAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default)
    {
        if (ids.Count > CertificateErrors.MostAtOnce)
            return CertificateErrors.TooMany;
        return await db.WriteAsync<CertificateBatch>(work => PrintAsync(work, ids), ct);
    }

    /// <summary>The same for every row that still stands in a report list.</summary>
    public async Task<Result<CertificateBatch>> PrintListAsync(Guid listId, CancellationToken ct = default)
    {
        var ids = await db.ReadAsync((data, token) => data.Submissions.Where(row => row.ReportListId == listId).OrderBy(row => row.Number).Select(row => row.Id).Take(CertificateErrors.MostAtOnce + 1).ToListAsync(token), ct);
        return await PrintAsync(ids, ct);
    }

    private async Task<Result<CertificateBatch>> PrintAsync(Work work, IReadOnlyCollection<Guid> ids)
    {
        if (!work.Scope.Can(Permission.PrintCertificates))
            return Error.Forbidden;
        var filings = await work.Data.Submissions.Where(row => ids.Contains(row.Id)).OrderBy(row => row.Number).ToListAsync(work.Cancellation);
        if (filings.Count == 0)
            return Error.NotFound;
        var printable = filings.Where(row => CertificatePrint.Valid.Contains(row.State)).ToList();
        var places = new CertificatePlaces(work.Data);
        var sheets = new List<CertificateSheet>();
        foreach (var filing in printable)
            sheets.AddRange(await SheetsAsync(work, filing, places));
        if (printable.Count > 0)
            work.Audit("certificate.print", nameof(Submission), printable.Count == 1 ? printable[0].Id : "batch", $"sheets={sheets.Count}; filings={string.Join(' ', printable.Select(row => row.Number))}");
        return new CertificateBatch(sheets, [.. filings.Except(printable).Select(row => row.Number)]);
    }

    private async Task<List<CertificateSheet>> SheetsAsync(Work work, Submission filing, CertificatePlaces places)
    {
        var revision = await work.Data.SubmissionRevisions.SingleAsync(row => row.SubmissionId == filing.Id && row.Revision == filing.Revision, work.Cancellation);
        var content = personal.OpenContent(revision);
        var copies = await work.Data.CertificatePrints.Where(row => row.SubmissionId == filing.Id).GroupBy(row => row.Period)
            .Select(group => new { Period = group.Key, Copies = group.Max(row => row.Copy) }).ToListAsync(work.Cancellation);
        var sheets = new List<CertificateSheet>();
        foreach (var (period, spent) in content.Periods.Index())
        {
            var fields = CertificateFields.OfPeriod(content, period, await places.OfAsync(spent, work.Cancellation));
            sheets.Add(Sheet(CertificateFields.FormOf(content), fields, period) with { Posts = spent.Posts.Count, IsFormer = !spent.Current });
        }

        if (CertificateFields.OfCommitment(content) is { } commitment)
            sheets.Add(Sheet(OfficialForm.Of(OfficialForm.Commitment), commitment, null));
        return sheets;

        CertificateSheet Sheet(OfficialForm form, IReadOnlyDictionary<string, string> fields, int? period)
        {
            var copy = 1 + copies.Where(row => row.Period == period).Sum(row => row.Copies);
            work.Data.CertificatePrints.Add(new CertificatePrint
            {
                Id = Guid.CreateVersion7(),
                SubmissionId = filing.Id,
                DistrictId = filing.DistrictId,
                SiteId = filing.SiteId,
                PointId = filing.PointId,
                InstitutionId = filing.InstitutionId,
                Period = period,
                Copy = copy,
                SubmissionCode = filing.SubmissionCode,
                PrintedBy = work.Scope.UserId!.Value,
                PrintedByName = work.Scope.DisplayName,
                PrintedAt = work.Now,
            });
            return new CertificateSheet(form, fields) { Number = filing.Number, SubmissionCode = filing.SubmissionCode, Copy = copy };
        }
    }
}
