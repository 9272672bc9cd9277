using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.Scans;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Submissions;

/// <summary>Reads of direct entry (单位直接录入): one's own drafts, and the filings that the institution, or the person at a level above, has entered.</summary>
public sealed class EntryQueries(Db db, PersonalData personal, TimeProvider clock)
{
    private const int Most = 200, MostInstitutions = 10;

    public Task<EntryList> ListAsync(CancellationToken ct = default) => db.ReadAsync(
        async (data, token) =>
        {
            if (!data.Scope.Can(Permission.EnterSubmissions))
                return new EntryList(Season: null, ForOthers: false, [], []);
            var forOthers = data.Scope.Kind != ScopeKind.Institution;
            var drafts = await data.EntryDrafts.OrderByDescending(row => row.SavedAt).Take(Most)
                .Join(data.Institutions, draft => draft.InstitutionId, node => node.Id, (draft, node) => new { Draft = draft, node.Name, Number = data.Submissions.Where(row => row.Id == draft.SubmissionId).Select(row => row.Number).FirstOrDefault() }).ToListAsync(token);
            var me = data.ScopeUserId;
            var entered = await data.Submissions.Where(row => row.EnteredBy != null && (!forOthers || row.EnteredBy == me)).OrderByDescending(row => row.SubmittedAt).Take(Most)
                .Join(data.Institutions, row => row.InstitutionId, node => node.Id, (row, node) => new
                {
                    row.Id,
                    row.Number,
                    row.PersonName,
                    row.DocumentMasked,
                    node.Name,
                    row.State,
                    row.SubmittedAt,
                    row.Version,
                    Decided = data.Decisions.Any(decision => decision.SubmissionId == row.Id),
                })
                .OrderByDescending(row => row.SubmittedAt).ToListAsync(token);
            return new EntryList(
                await OpenSeasonAsync(data, token),
                forOthers,
                [.. drafts.OrderByDescending(row => row.Draft.SavedAt).Select(row => new EntryDraftRow(row.Draft.Id, personal.OpenEntryDraft<EntryInput>(row.Draft).Person.Name ?? "", row.Name, row.Number, row.Draft.SavedAt))],
                [
                    .. entered.Select(row => new EntryRow(
                        row.Id, row.Number, row.PersonName, row.DocumentMasked, row.Name, row.State, row.SubmittedAt, row.Version,
                        row.State is SubmissionState.Pending or SubmissionState.Withdrawn or SubmissionState.Returned, !row.Decided && row.State is SubmissionState.Pending or SubmissionState.Withdrawn)),
                ]);
        },
        ct);

    /// <summary>One's own draft; anybody else's is not there.</summary>
    public Task<EntryView?> FindAsync(Guid draftId, CancellationToken ct = default) => db.ReadAsync<EntryView?>(
        async (data, token) =>
        {
            if (await data.EntryDrafts.SingleOrDefaultAsync(row => row.Id == draftId, token) is not { } draft)
                return null;
            if (await data.Institutions.SingleOrDefaultAsync(row => row.Id == draft.InstitutionId, token) is not { } node)
                return null;
            var filed = await data.Submissions.Where(row => row.Id == draft.SubmissionId).Select(row => new { row.Number, row.Version, row.SeasonId }).SingleOrDefaultAsync(token);
            var season = filed is null ? await OpenSeasonAsync(data, token) : await data.Seasons.SingleAsync(row => row.Id == filed.SeasonId, token);
            if (season is null)
                return null;
            var notice = await data.SeasonNotices.Where(row => row.SeasonId == season.Id && row.Version == season.NoticeVersion).Select(row => row.Text).SingleOrDefaultAsync(token);
            return new EntryView(
                draft.Id, node.Id, node.Name, new InstitutionStanding(node.Profile.Level, node.Profile.Grade, node.CategoryCode), season, notice ?? "", draft.SubmissionId, filed?.Number, filed?.Version, personal.OpenEntryDraft<EntryInput>(draft));
        },
        ct);

    /// <summary>Institutions for which the person may enter, by part of a name or the beginning of a code.</summary>
    public Task<List<EntryInstitution>> InstitutionsAsync(string text, CancellationToken ct = default) => db.ReadAsync(
        (data, token) => data.Institutions.Where(row => row.Kind == InstitutionKind.Institution).Matching(text).OrderBy(row => row.Name).Take(MostInstitutions)
            .Select(row => new EntryInstitution(row.Id, row.Name)).ToListAsync(token),
        ct);

    /// <summary>A filing that was entered, as a form again; null where the person may not change it.</summary>
    internal Task<(Guid InstitutionId, EntryInput Input)?> ReopenAsync(Guid submissionId, CancellationToken ct) => db.ReadAsync<(Guid, EntryInput)?>(
        async (data, token) =>
        {
            var found = await data.Submissions.Where(row => row.Id == submissionId && row.EnteredBy != null)
                .Join(data.SubmissionRevisions, row => new { row.Id, row.Revision }, revision => new { Id = revision.SubmissionId, revision.Revision }, (row, revision) => new { Submission = row, Revision = revision }).SingleOrDefaultAsync(token);
            if (found is null || !data.Scope.Can(Permission.EnterSubmissions, found.Submission))
                return null;
            var pictures = await data.Materials.Where(row => row.SubmissionId == submissionId).Select(row => new ScanPicture(row.Id, "materials/" + row.Id, "", row.Width, row.Height)).ToDictionaryAsync(picture => picture.Id, token);
            return (found.Submission.InstitutionId, EntryInput.Of(personal.OpenContent(found.Revision), pictures));
        },
        ct);

    /// <summary>What is registered on the licence that the institution uses; typed once there, not on every form.</summary>
    /// <param name="institutionId">null = the person's own.</param>
    /// <param name="ct">Ends the wait.</param>
    internal Task<string?> RegistrationNumberAsync(Guid? institutionId, CancellationToken ct) => db.ReadAsync(
        (data, token) => data.Licences.Where(row => row.InstitutionId == (institutionId ?? data.Scope.NodeId) && row.UsedBy != null).Select(row => row.Details.RegistrationNumber).FirstOrDefaultAsync(token), ct);

    /// <summary>The season that takes direct entries today: from its start to its deadline.</summary>
    private Task<Season?> OpenSeasonAsync(AppDbContext data, CancellationToken ct)
    {
        var today = ShanghaiTime.Today(clock);
        return data.Seasons.SingleOrDefaultAsync(row => row.IsOpen && row.Start <= today && today <= row.Deadline, ct);
    }
}
