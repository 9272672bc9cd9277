using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using AdminConsole.LiveUpdates;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Submissions;

/// <summary>
/// 单位直接录入: a filing by the institution, or by the district for it, under the same rules and by the same way in as one from the API. Whoever entered it does
/// not decide it.
/// </summary>
public sealed class EntryService(Db db, SubmissionReceptionService reception, ResubmissionService resubmissions, WithdrawalService withdrawals, TimeProvider clock)
{
    /// <summary>Every rule on the form as it stands; stores nothing.</summary>
    public async Task<Result<EntryMarks>> PrecheckAsync(EntryView view, CancellationToken ct = default)
    {
        var prepared = await PrepareAsync(view, ct);
        return prepared.IsOk ? new EntryMarks(prepared.Value.Content, prepared.Value.Report) : view.Input.Place(WithMissingPictures(view, prepared.Error));
    }

    /// <summary>The slots that the form, as far as it is filled, asks for or may hold.</summary>
    public IReadOnlyList<SlotRequirement> Slots(EntryView view)
    {
        var (outline, settings) = OutlineOf(view);
        return [.. MaterialRequirements.Of(outline, settings).Where(slot => slot.Least > 0 || slot.Slot.AppliesWhen == "optional" || view.Input.Of(slot.Slot.Code).Count > 0)];
    }

    /// <summary>Files the draft, or what was changed of a filing.</summary>
    public async Task<Result<EntryFiled>> SubmitAsync(EntryView view, CancellationToken ct = default)
    {
        var filed = view.SubmissionId is { } id ? await ChangeAsync(view, id, ct) : await FileAsync(view, ct);
        return filed.IsOk ? filed : view.Input.Place(filed.Error);
    }

    public Task<Result<Done>> WithdrawAsync(Guid id, Guid version, CancellationToken ct = default) => withdrawals.WithdrawAsync(id, seen => seen == version, SubmissionActor.Institution, ct);

    /// <summary>Removes a direct entry for good, as long as nobody has ever decided it.</summary>
    public Task<Result<Done>> DeleteAsync(Guid id, Guid version, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            var (data, token) = (work.Data, work.Cancellation);
            if (await data.Submissions.SingleOrDefaultAsync(row => row.Id == id && row.EnteredBy != null, token) is not { } submission)
                return Error.NotFound;
            if (!work.Scope.Can(Permission.EnterSubmissions, submission))
                return Error.Forbidden;
            if (submission.Version != version)
                return Error.VersionConflict;
            if (submission.State is not (SubmissionState.Pending or SubmissionState.Withdrawn) || await data.Decisions.AnyAsync(row => row.SubmissionId == id, token))
                return IntakeErrors.DecidedAlready;
            data.SubmissionMentors.RemoveRange(await data.SubmissionMentors.Where(row => row.SubmissionId == id).ToListAsync(token));
            data.Submissions.Remove(submission);
            work.Audit("submission.delete", nameof(Submission), id);
            work.Publish(ChangeKind.Submission, id, submission);
            return Done.Yes;
        },
        ct);

    /// <summary>Images are counted only once everything else is right; whoever fills the form learns of both at once.</summary>
    private Error WithMissingPictures(EntryView view, Error error)
    {
        if (error.Fields.Count == 0)
            return error;
        var (outline, settings) = OutlineOf(view);
        var fields = error.Fields.ToDictionary(StringComparer.Ordinal);
        foreach (var fault in MaterialRequirements.Check(outline, settings))
            fields.TryAdd(EntryInput.PathOf(fault.Slot), [fault.Fault]);
        return error with { Fields = fields };
    }

    private (SubmissionContent Outline, SlotSettings Settings) OutlineOf(EntryView view) => (
        SubmissionReader.Outline(view.ToRequest(), ShanghaiTime.Today(clock)),
        new SlotSettings(view.Season.SlotProfile, view.Season.ExamYear, new Dictionary<Guid, InstitutionStanding> { [view.InstitutionId] = view.Standing }));

    private async Task<Result<PreparedFiling>> PrepareAsync(EntryView view, CancellationToken ct)
    {
        var read = reception.Read(view.ToRequest());
        return read.IsOk ? await reception.PrepareAsync(read.Value, Guid.CreateVersion7(), SubmissionReceptionService.FirstRevision, SubmissionActor.Institution, ct) : read.Error;
    }

    private async Task<Result<EntryFiled>> FileAsync(EntryView view, CancellationToken ct)
    {
        var prepared = await PrepareAsync(view, ct);
        if (!prepared.IsOk)
            return prepared.Error;
        var filing = prepared.Value;
        if (filing.References.Filed is { } before)
            return IntakeErrors.Duplicate(before.Id, before.Number);
        if (filing.References.FindObstacle(ShanghaiTime.Today(clock)) is { } obstacle)
            return obstacle;
        var written = await db.WriteAsync<EntryFiled>(
            async work =>
            {
                if (!work.Scope.Can(Permission.EnterSubmissions, filing.References.Reviewer!))
                    return Error.Forbidden;
                var number = await SubmissionReceptionService.AdmitAsync(work, filing, key: null);
                if (!number.IsOk)
                    return number.Error;
                var received = await SubmissionReceptionService.ReceiveAsync(work, filing, number.Value);
                if (!received.IsOk)
                    return received.Error;
                return await EntryDraftService.RemoveAsync(work, view.DraftId) ? new EntryFiled(filing.Id, number.Value) : Error.NotFound;
            },
            ct);

        // The unique index alone knows of the person's filing, because another institution has it.
        return written.Error == DataErrors.AlreadyThere ? IntakeErrors.Duplicate(id: null, number: null) : written;
    }

    private async Task<Result<EntryFiled>> ChangeAsync(EntryView view, Guid id, CancellationToken ct)
    {
        var changed = await resubmissions.ChangeEntryAsync(id, view.Version!.Value, view.ToRequest(), ct);
        if (!changed.IsOk)
            return changed.Error;
        await db.WriteAsync<Done>(
            async work =>
            {
                work.Audit("submission.discard_draft", nameof(EntryDraft), view.DraftId);
                await EntryDraftService.RemoveAsync(work, view.DraftId);
                return Done.Yes;
            },
            ct);
        return new EntryFiled(id, view.Number!);
    }
}
