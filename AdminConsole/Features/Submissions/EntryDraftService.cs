using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Scans;
using AdminConsole.Domain.Submissions;
using AdminConsole.Scans;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Submissions;

/// <summary>Drafts of direct entries: kept as they are typed, so that neither a lost connection nor a restart loses anything, and seen by nobody else.</summary>
public sealed class EntryDraftService(Db db, EntryQueries queries, PersonalData personal)
{
    private static readonly ScanKind[] Kinds = [ScanKind.EntryPhoto, ScanKind.EntryPaper];

    /// <summary>Begins an empty form.</summary>
    /// <param name="institutionId">For which; null = the person's own.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<Result<Guid>> StartAsync(Guid? institutionId, CancellationToken ct = default)
    {
        var input = new EntryInput();
        input.Periods[0].RegistrationNumber = await queries.RegistrationNumberAsync(institutionId, ct);
        return await db.WriteAsync<Guid>(
            async work =>
            {
                var node = institutionId ?? work.Scope.NodeId;
                return await work.Data.Institutions.SingleOrDefaultAsync(row => row.Id == node && row.Kind == InstitutionKind.Institution, work.Cancellation) is not { } institution
                    ? Error.NotFound
                    : !work.Scope.Can(Permission.EnterSubmissions, institution) ? Error.Forbidden : Add(work, institution.Id, submissionId: null, input);
            },
            ct);
    }

    /// <summary>Opens a filing that was entered for change. The form holds whole numbers, so it is a view on the record.</summary>
    public async Task<Result<Guid>> ReopenAsync(Guid submissionId, CancellationToken ct = default)
    {
        if (await queries.ReopenAsync(submissionId, ct) is not { } filed)
            return Error.NotFound;
        return await db.WriteAsync<Guid>(
            async work =>
            {
                work.Audit("submission.view", nameof(Submission), submissionId);
                var kept = await work.Data.EntryDrafts.Where(row => row.SubmissionId == submissionId).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(work.Cancellation);
                return kept ?? Add(work, filed.InstitutionId, submissionId, filed.Input);
            },
            ct);
    }

    /// <summary>Keeps the form as it is, and its images with it.</summary>
    public Task<Result<Done>> KeepAsync(Guid draftId, EntryInput input, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            if (await work.Data.EntryDrafts.SingleOrDefaultAsync(row => row.Id == draftId, work.Cancellation) is not { } draft)
                return Error.NotFound;
            var before = personal.OpenEntryDraft<EntryInput>(draft);
            (draft.Sealed, draft.SavedAt) = (personal.SealEntryDraft(draft.Id, input), work.Now);
            return Images(before).SetEquals(Images(input)) ? Done.Yes : await AttachAsync(work, draft, input);
        },
        ct);

    public Task<Result<Done>> DiscardAsync(Guid draftId, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            work.Audit("submission.discard_draft", nameof(EntryDraft), draftId);
            await work.Data.Scans.Where(row => row.ParentId == draftId && Kinds.Contains(row.Kind)).ExecuteDeleteAsync(work.Cancellation);
            return await RemoveAsync(work, draftId) ? Done.Yes : Error.NotFound;
        },
        ct);

    /// <summary>The draft has become a filing, or is given up; false when it is not there any more.</summary>
    internal static async Task<bool> RemoveAsync(Work work, Guid draftId) => await work.Data.EntryDrafts.Where(row => row.Id == draftId).ExecuteDeleteAsync(work.Cancellation) > 0;

    private static HashSet<Guid> Images(EntryInput input) => [.. input.Materials().Select(use => use.Picture.Id)];

    /// <summary>The draft holds exactly the images of the form; those that its filing has already stay the filing's.</summary>
    private static async Task<Result<Done>> AttachAsync(Work work, EntryDraft draft, EntryInput input)
    {
        var institution = await work.Data.Institutions.SingleAsync(row => row.Id == draft.InstitutionId, work.Cancellation);
        var filed = await work.Data.Materials.Where(row => row.SubmissionId != null && row.SubmissionId == draft.SubmissionId).Select(row => row.Id).ToListAsync(work.Cancellation);
        foreach (var kind in Kinds)
        {
            var ids = input.Materials().Where(use => (use.Slot == MaterialSlots.Photo) == (kind == ScanKind.EntryPhoto)).Select(use => use.Picture.Id).Except(filed).ToList();
            var attached = await ScanService.AttachAsync(work, kind, institution, draft.Id, ids);
            if (!attached.IsOk)
                return attached;
        }

        work.Audit("submission.draft_images", nameof(EntryDraft), draft.Id);
        return Done.Yes;
    }

    private Guid Add(Work work, Guid institutionId, Guid? submissionId, EntryInput input)
    {
        var id = Guid.CreateVersion7();
        work.Data.EntryDrafts.Add(new EntryDraft { Id = id, UserId = work.Scope.UserId!.Value, InstitutionId = institutionId, SubmissionId = submissionId, Sealed = personal.SealEntryDraft(id, input), SavedAt = work.Now });
        return id;
    }
}
