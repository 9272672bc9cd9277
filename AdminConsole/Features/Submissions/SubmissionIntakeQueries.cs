using AdminConsole.Data;
using AdminConsole.Data.Facts;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Scans;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Submissions;

/// <summary>What intake looks up before it begins to write, so that the one writer of SQLite waits for nothing that a reader can do.</summary>
public sealed class SubmissionIntakeQueries(Db db, PersonalData personal, FactsReader facts)
{
    public Task<IdempotencyKey?> FindKeyAsync(Guid key, CancellationToken ct) =>
        db.ReadAsync((data, token) => data.IdempotencyKeys.SingleOrDefaultAsync(row => row.ClientId == data.Scope.NodeId && row.Key == key, token), ct);

    /// <summary>Everything that the content refers to and whoever files it may know of.</summary>
    internal Task<SubmissionReferences> ReadReferencesAsync(SubmissionContent content, byte[] personIndex, SubmissionActor by, CancellationToken ct) => db.ReadAsync(
        async (data, token) =>
        {
            var (binding, reviewer) = by == SubmissionActor.Candidate ? await BindingAsync(data, content, token) : (null, await EntererAsync(data, content, token));
            var institutions = new Dictionary<Guid, Institution>();
            if (reviewer is not null)
                institutions[reviewer.Id] = reviewer;
            var others = content.Periods.Select(period => period.InstitutionId).OfType<Guid>().Where(id => !institutions.ContainsKey(id)).Distinct().ToArray();
            if (others.Length > 0)
            {
                foreach (var row in await data.Institutions.Where(row => others.Contains(row.Id)).ToListAsync(token))
                    institutions[row.Id] = row;
            }

            return new SubmissionReferences(
                await data.Seasons.SingleOrDefaultAsync(row => row.Id == content.SeasonId, token),
                reviewer,
                binding,
                institutions,
                await MaterialsAsync(data, content, by, token),

                // Last: images that a filing has just taken up must not be found without it.
                await data.Submissions.Where(row => row.SeasonId == content.SeasonId && row.PersonIndex == personIndex).Select(row => new FilingName(row.Id, row.Number)).SingleOrDefaultAsync(token))
            {
                By = by,
            };
        },
        ct);

    /// <summary>What the rules look at. Read before the unit of work: a filing that comes in has its marks renewed behind it, so what changes in between is not missed.</summary>
    internal Task<VerificationReport> VerifyAsync(SubmissionReferences references, SubmissionContent content, CancellationToken ct) =>
        db.ReadAsync(async (data, token) => Verifier.Evaluate(await facts.ReadAsync(data, references.Season!, content, token)), ct);

    /// <summary>A filing of the client's as it stands; null when there is none.</summary>
    internal Task<FiledSubmission?> FindFiledAsync(Guid id, CancellationToken ct) => db.ReadAsync<FiledSubmission?>(
        async (data, token) =>
        {
            var found = await data.Submissions.Where(row => row.Id == id)
                .Join(data.SubmissionRevisions, row => new { row.Id, row.Revision }, revision => new { Id = revision.SubmissionId, revision.Revision }, (row, revision) => new { Submission = row, Revision = revision })
                .Join(data.Seasons, row => row.Submission.SeasonId, season => season.Id, (row, season) => new { row.Submission, row.Revision, Season = season }).SingleOrDefaultAsync(token);
            if (found is not { Submission: var row })
                return null;
            return new FiledSubmission(
                row.Id, row.Version, row.State, row.Revision, personal.OpenContent(found.Revision), OpenForChange.Of(row.State, await data.FeedbackOfAsync(row, token), found.Season),
                new TransitionFacts(DirectEntry: row.EnteredBy is not null, RejectedMayRefile: found.Season.RejectedMayRefile));
        },
        ct);

    private static async Task<(Binding? Binding, Institution? Reviewer)> BindingAsync(AppDbContext data, SubmissionContent content, CancellationToken ct)
    {
        var found = await data.Bindings.Where(row => row.Id == content.BindingId && row.UnboundAt == null)
            .Join(data.Institutions, binding => binding.InstitutionId, institution => institution.Id, (binding, institution) => new { Binding = binding, Institution = institution }).SingleOrDefaultAsync(ct);
        return (found?.Binding, found?.Institution);
    }

    private static async Task<Institution?> EntererAsync(AppDbContext data, SubmissionContent content, CancellationToken ct) =>
        await data.Institutions.SingleOrDefaultAsync(row => row.Id == content.CurrentPeriod.InstitutionId && row.Kind == InstitutionKind.Institution, ct);

    /// <summary>Those of filings, and what a client or, for a direct entry, this person has uploaded.</summary>
    private static async Task<Dictionary<Guid, Material>> MaterialsAsync(AppDbContext data, SubmissionContent content, SubmissionActor by, CancellationToken ct)
    {
        var slots = content.Materials.ToDictionary(use => use.MaterialId, use => use.Slot);
        if (slots.Count == 0)
            return [];
        var materials = await data.Materials.Where(row => slots.Keys.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
        if (by != SubmissionActor.Institution)
            return materials;
        var scans = await data.Scans.Where(row => slots.Keys.Contains(row.Id) && row.UploadedBy == data.ScopeUserId && (row.Kind == ScanKind.EntryPhoto || row.Kind == ScanKind.EntryPaper)).ToListAsync(ct);
        foreach (var scan in scans.Where(scan => (scan.Kind == ScanKind.EntryPhoto) == (slots[scan.Id] == MaterialSlots.Photo)))
            materials[scan.Id] = Material.Of(scan, slots[scan.Id]);
        return materials;
    }
}
