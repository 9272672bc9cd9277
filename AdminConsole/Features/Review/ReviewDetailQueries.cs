using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Facts;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Certificates;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Review;

/// <summary>Reads of one filing. Out of scope is the same as not there.</summary>
public sealed class ReviewDetailQueries(Db db, PersonalData personal, FactsReader facts, TimeProvider clock, SteadyClock steady)
{
    /// <summary>Everything about the filing. Whoever shows it to a person opens it through <see cref="ReviewService.OpenAsync"/>, which records the view.</summary>
    public Task<SubmissionDetail?> DetailAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var row = await data.Submissions.SingleOrDefaultAsync(row => row.Id == id, token);
            if (row is null || !data.Scope.Can(Permission.ViewReviewQueue))
                return null;
            var revisions = await data.SubmissionRevisions.Where(revision => revision.SubmissionId == id).OrderBy(revision => revision.Revision).ToListAsync(token);
            var season = await data.Seasons.SingleAsync(season => season.Id == row.SeasonId, token);
            var content = personal.OpenContent(revisions[^1]);
            var capacity = await SecondPersonQueries.CapacityAsync(data, row, token);
            var decisions = capacity == DecisionCapacity.MayDecide ? OpenDecisions(row, season) : [];
            var desk = await ReviewDeskQueries.ReadAsync(data, id, steady.UtcNow, token);
            var institution = await data.Institutions.Where(node => node.Id == row.InstitutionId).Select(node => new { node.Name, node.SuspensionReason }).FirstOrDefaultAsync(token);
            return new SubmissionDetail
            {
                Id = row.Id,
                Number = row.Number,
                Version = row.Version,
                State = row.State,
                Revision = row.Revision,
                SubmittedAt = row.SubmittedAt,
                InstitutionName = institution?.Name ?? content.CurrentPeriod.InstitutionName,
                Suspension = institution?.SuspensionReason,
                SeasonName = season.Name,
                Deadline = season.Deadline,
                Content = desk.Claim is { IsMine: true } ? content : Masked(content),
                Report = decisions.Count == 0 ? row.Report : Verifier.Evaluate(await facts.ReadAsync(data, season, content, token)),
                Decisions = decisions,
                NeedsSecondPerson = capacity == DecisionCapacity.Barred,
                SharesMentorsName = capacity == DecisionCapacity.MayDecide && content.Periods.Any(period => period.Posts.Any(post => PersonName.Same(post.MentorName, data.Scope.DisplayName))),
                MayReveal = data.Scope.Can(Permission.RevealPersonalValue, row),
                MayPrint = CertificatePrint.Valid.Contains(row.State) && data.Scope.Can(Permission.PrintCertificates, row),
                PeriodDigests = [.. Enumerable.Range(0, content.Periods.Count).Select(period => personal.PeriodDigest(content, period))],
                ReturnReasons = season.ReturnReasons,
                Desk = desk,
                Materials = await MaterialsAsync(data, row, content, token),
                History = await HistoryAsync(data, id, [.. revisions.Select(revision => (revision, desk.Claim is { IsMine: true } ? personal.OpenContent(revision) : Masked(personal.OpenContent(revision))))], token),
                Place = new ReviewPlace(row.Id, row.SubmittedAt, row.PersonName, row.TotalMonths),
            };
        },
        ct);

    /// <summary>How the filing stands at this moment, without what the candidate supplied.</summary>
    public Task<SubmissionStanding?> StandingAsync(Guid id, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) => await data.Submissions.Where(row => row.Id == id)
            .Select(row => new SubmissionStanding(row.Version, row.State, row.Revision, row.SubmittedAt, row.DecidedByName, row.DecidedAt, row.Report)).SingleOrDefaultAsync(token),
        ct);

    /// <summary>What lies beside the filing at this moment.</summary>
    public Task<ReviewDesk> DeskAsync(Guid id, CancellationToken ct = default) => db.ReadAsync((data, token) => ReviewDeskQueries.ReadAsync(data, id, steady.UtcNow, token), ct);

    /// <summary>Whole document numbers of filings that the reader may see; whoever shows them has the permission for it and records the act.</summary>
    public Task<Dictionary<Guid, string>> DocumentNumbersAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            var revisions = await data.Submissions.Where(row => ids.Contains(row.Id))
                .Join(data.SubmissionRevisions, row => new { row.Id, row.Revision }, revision => new { Id = revision.SubmissionId, revision.Revision }, (_, revision) => revision).ToListAsync(token);
            return revisions.ToDictionary(revision => revision.SubmissionId, revision => personal.OpenContent(revision).Person.DocumentNumber);
        },
        ct);

    /// <summary>Where a material's bytes lie, provided that the reader may see the filing it belongs to.</summary>
    public Task<Material?> MaterialAsync(Guid id, CancellationToken ct = default) =>
        db.ReadAsync((data, token) => data.Materials.SingleOrDefaultAsync(row => row.Id == id && row.SubmissionId != null, token), ct);

    private List<SubmissionAction> OpenDecisions(Submission row, Season season) =>
        season.AllowsDecisionsOn(ShanghaiTime.Today(clock))
            ? [.. SubmissionTransitions.Allowed(row.State, SubmissionActor.Reviewer).Where(Decisions.All.Contains)]
            : [];

    private static async Task<IReadOnlyList<DetailMaterial>> MaterialsAsync(AppDbContext data, Submission row, SubmissionContent content, CancellationToken ct)
    {
        var stored = await data.Materials.Where(material => material.SubmissionId == row.Id).Select(material => new { material.Id, material.Width, material.Height }).ToDictionaryAsync(material => material.Id, ct);
        return
        [
            .. content.Materials.Select(use => stored.TryGetValue(use.MaterialId, out var image)
                ? new DetailMaterial(use.MaterialId, use.Slot, use.Period, image.Width, image.Height, Stored: true)
                : new DetailMaterial(use.MaterialId, use.Slot, use.Period, 0, 0, Stored: false)),
        ];
    }

    /// <summary>Newest first; of one moment, the step that comes later on the way up.</summary>
    private static async Task<IReadOnlyList<HistoryEntry>> HistoryAsync(AppDbContext data, Guid id, IReadOnlyList<(SubmissionRevision Row, SubmissionContent Content)> revisions, CancellationToken ct)
    {
        var decisions = await data.Decisions.Where(row => row.SubmissionId == id).Select(row => new HistoryEntry(row.DecidedAt, row.Result, row.DecidedByName, row.Note, row.Revision) { UndoneAt = row.UndoneAt, Feedback = row.Feedback }).ToListAsync(ct);
        var steps = await data.SubmissionSteps.Where(row => row.SubmissionId == id).Select(row => new HistoryEntry(row.At, null, row.ByName, row.Reason, 0)
        {
            Step = row.Action,
            ListId = row.ListId,
            ListNumber = data.ReportLists.Where(list => list.Id == row.ListId).Select(list => list.Number).FirstOrDefault(),
        }).ToListAsync(ct);
        return [.. decisions.Concat(steps).Concat(revisions.Select((revision, index) => new HistoryEntry(revision.Row.ReceivedAt, null, null, null, revision.Row.Revision)
        {
            Difference = index == 0 ? null : SubmissionDifference.Between(revisions[index - 1].Content, revision.Content),
        })).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Step).ThenByDescending(entry => entry.Result is not null)];
    }

    /// <summary>For who looks without deciding (PD-02).</summary>
    private static SubmissionContent Masked(SubmissionContent content) => content with
    {
        Person = content.Person with { DocumentNumber = Mask.Document(content.Person.DocumentNumber), Phone = Mask.Phone(content.Person.Phone) },
        Education = content.Education with { CertificateNumber = Mask.Certificate(content.Education.CertificateNumber) },
        Assistant = content.Assistant is not { } assistant ? null : new AssistantCertificates(Mask.Certificate(assistant.QualificationNumber), Mask.Certificate(assistant.PractisingNumber)),
        Periods = [.. content.Periods.Select(period => period with { Posts = [.. period.Posts.Select(post => post with { MentorCertificateNumber = Mask.Certificate(post.MentorCertificateNumber) })] })],
    };
}
