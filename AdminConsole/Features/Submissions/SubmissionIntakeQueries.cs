using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Submissions;

/// <summary>What intake looks up before it begins to write, so that the one writer of SQLite waits for nothing that a reader can do.</summary>
public sealed class SubmissionIntakeQueries(Db db, PersonalData personal)
{
    public Task<IdempotencyKey?> FindKeyAsync(Guid key, CancellationToken ct) =>
        db.ReadAsync((data, token) => data.IdempotencyKeys.SingleOrDefaultAsync(row => row.ClientId == data.Scope.NodeId && row.Key == key, token), ct);

    /// <summary>Everything that the content refers to and its client may know of.</summary>
    internal Task<SubmissionReferences> ReadReferencesAsync(SubmissionContent content, byte[] personIndex, CancellationToken ct) => db.ReadAsync(
        async (data, token) =>
        {
            var found = await data.Bindings.Where(row => row.Id == content.BindingId && row.UnboundAt == null)
                .Join(data.Institutions, binding => binding.InstitutionId, institution => institution.Id, (binding, institution) => new { Binding = binding, Institution = institution }).SingleOrDefaultAsync(token);
            var institutions = new Dictionary<Guid, Institution>();
            if (found is not null)
                institutions[found.Institution.Id] = found.Institution;
            var others = content.Periods.Select(period => period.InstitutionId).OfType<Guid>().Where(id => !institutions.ContainsKey(id)).Distinct().ToArray();
            if (others.Length > 0)
            {
                foreach (var row in await data.Institutions.Where(row => others.Contains(row.Id)).ToListAsync(token))
                    institutions[row.Id] = row;
            }

            var ids = content.Materials.Select(use => use.MaterialId).ToArray();
            return new SubmissionReferences(
                await data.Seasons.SingleOrDefaultAsync(row => row.Id == content.SeasonId, token),
                found?.Binding,
                institutions,
                ids.Length == 0 ? new Dictionary<Guid, Material>() : await data.Materials.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, token),

                // Last: images that a filing has just taken up must not be found without it.
                await data.Submissions.Where(row => row.SeasonId == content.SeasonId && row.PersonIndex == personIndex).Select(row => new FilingName(row.Id, row.Number)).SingleOrDefaultAsync(token));
        },
        ct);

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
                new TransitionFacts(RejectedMayRefile: found.Season.RejectedMayRefile));
        },
        ct);
}
