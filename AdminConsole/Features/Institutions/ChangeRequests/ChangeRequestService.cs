using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Scans;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using AdminConsole.Scans;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Institutions.ChangeRequests;

/// <summary>What a node asks for, as typed.</summary>
public sealed record ChangeRequestInput
{
    public ChangeRequestSubject Subject { get; set; }

    /// <summary>A name, a category code, or the reporting level in words.</summary>
    public string Proposal { get; set; } = "";

    public string Reason { get; set; } = "";

    /// <summary>What proves it, uploaded already; may be none.</summary>
    public IReadOnlyList<ScanPicture> Scans { get; set; } = [];
}

/// <summary>The answer of a level above, as typed.</summary>
public sealed record ChangeRequestAnswer
{
    public bool Accepts { get; set; } = true;

    /// <summary>Required to refuse.</summary>
    public string Note { get; set; } = "";

    /// <summary>Where the node reports from now on, when a reporting level is accepted.</summary>
    public string ParentId { get; set; } = "";
}

/// <summary>A node asks the level above to change its name, category or reporting level; accepting makes the change in the same transaction.</summary>
public sealed class ChangeRequestService(Db db)
{
    public Task<Result<Guid>> AskAsync(ChangeRequestInput input, CancellationToken ct = default) => db.WriteAsync<Guid>(
        async work =>
        {
            var own = work.Scope.NodeId;
            var node = await work.Data.Institutions.SingleOrDefaultAsync(row => row.Id == own, work.Cancellation);
            if (node is null || !work.Scope.Can(Permission.RequestChanges, node))
                return Error.Forbidden;
            var faults = new FieldFaults();
            var proposal = ReadProposal(input, faults);
            var reason = TextRules.FreeText(input.Reason, Institution.NoteLength);
            if (reason.Fault is { } fault)
                faults.Add("reason", fault);
            else if (reason.Value.Length == 0)
                faults.Add("reason", "institution.fault.required");
            var current = await CurrentAsync(work, node, input.Subject);
            if (InstitutionNames.Same(proposal, current))
                faults.Add("proposal", "institution.fault.nothing_changes");
            if (input.Scans.Count > ChangeRequest.MostScans)
                faults.Add("scans", "request.fault.scans", ChangeRequest.MostScans);
            if (faults.Any)
                return faults.ToError();
            if (await work.Data.ChangeRequests.AnyAsync(row => row.InstitutionId == own && row.Subject == input.Subject && row.State == ChangeRequestState.Waiting, work.Cancellation))
                return InstitutionErrors.AskedAlready;
            var request = new ChangeRequest
            {
                Id = Guid.CreateVersion7(),
                DistrictId = node.DistrictId,
                SiteId = node.SiteId,
                PointId = node.PointId,
                InstitutionId = node.Id,
                Subject = input.Subject,
                CurrentValue = current,
                Proposal = proposal,
                Reason = reason.Value,
                RequestedById = work.Scope.UserId!.Value,
                RequestedBy = work.Scope.DisplayName,
                RequestedAt = work.Now,
            };
            work.Data.ChangeRequests.Add(request);
            work.Audit("institution.request-change", nameof(Institution), node.Id, reason.Value);
            work.Publish(ChangeKind.ChangeRequest, request.Id, request);
            work.Tell(Audience.LevelAbove(request), request.Id, new Phrase("request.told_asked", node.Name, request.Subject), "change-requests");
            return (await ScanService.AttachAsync(work, ScanKind.ChangeRequest, node, request.Id, [.. input.Scans.Select(scan => scan.Id)])).Map(_ => request.Id);
        },
        ct);

    /// <summary>Accepts, and makes the change, or refuses.</summary>
    public Task<Result<Done>> AnswerAsync(Guid id, ChangeRequestAnswer answer, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            var request = await work.Data.ChangeRequests.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
            if (request is null)
                return Error.NotFound;
            if (!work.Scope.Can(Permission.AnswerChangeRequests, request))
                return Error.Forbidden;
            var note = TextRules.FreeText(answer.Note, Institution.NoteLength);
            if (note.Fault is { } fault)
                return Error.Field("note", fault);
            if (!answer.Accepts && note.Value.Length == 0)
                return Error.Field("note", new Phrase("institution.fault.required"));
            var closed = request.Close(answer.Accepts ? ChangeRequestState.Accepted : ChangeRequestState.Refused, work.Scope.DisplayName, work.Now, note.Value.Length == 0 ? null : note.Value);
            if (!closed.IsOk)
                return closed;
            work.Audit(answer.Accepts ? "institution.accept-change" : "institution.refuse-change", nameof(Institution), request.InstitutionId, request.Answer);
            work.Publish(ChangeKind.ChangeRequest, request.Id, request);
            work.Tell(
                Audience.At(request, InstitutionService.Keepers), request.Id, new Phrase(answer.Accepts ? "request.told_accepted" : "request.told_refused", request.Subject),
                $"institutions/{request.InstitutionId}?tab=requests");
            return answer.Accepts ? await ApplyAsync(work, request, answer) : Done.Yes;
        },
        ct);

    /// <summary>The node itself thinks better of it.</summary>
    public Task<Result<Done>> TakeBackAsync(Guid id, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            var request = await work.Data.ChangeRequests.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
            if (request is null)
                return Error.NotFound;
            if (!work.Scope.Can(Permission.RequestChanges, request))
                return Error.Forbidden;
            work.Audit("institution.take-back-request", nameof(Institution), request.InstitutionId);
            work.Publish(ChangeKind.ChangeRequest, request.Id, request);
            return request.Close(ChangeRequestState.TakenBack, work.Scope.DisplayName, work.Now, null);
        },
        ct);

    private static async Task<Result<Done>> ApplyAsync(Work work, ChangeRequest request, ChangeRequestAnswer answer)
    {
        var node = await work.Data.Institutions.Include(row => row.OtherNames).SingleAsync(row => row.Id == request.InstitutionId, work.Cancellation);
        return request.Subject switch
        {
            ChangeRequestSubject.Name => InstitutionService.ApplyIdentity(work, node, new InstitutionInput { Name = request.Proposal, CategoryCode = node.CategoryCode }),
            ChangeRequestSubject.Category => InstitutionService.ApplyIdentity(work, node, new InstitutionInput { Name = node.Name, CategoryCode = request.Proposal }),
            _ => await MoveAsync(work, node, answer),
        };
    }

    private static async Task<Result<Done>> MoveAsync(Work work, Institution node, ChangeRequestAnswer answer)
    {
        if (!work.Scope.Can(Permission.MoveInstitutions, node))
            return Error.Forbidden;
        return Guid.TryParse(answer.ParentId, out var parentId)
            ? await InstitutionTreeService.ApplyMoveAsync(work, node, parentId) : Error.Field("parentId", new Phrase("institution.fault.required"));
    }

    private static string ReadProposal(ChangeRequestInput input, FieldFaults faults) => input.Subject == ChangeRequestSubject.Category
        ? InstitutionInput.ReadCategory(input.Proposal, faults, "proposal") : InstitutionInput.ReadName(input.Proposal, faults, "proposal");

    private static async Task<string> CurrentAsync(Work work, Institution node, ChangeRequestSubject subject) => subject switch
    {
        ChangeRequestSubject.Name => node.Name,
        ChangeRequestSubject.Category => node.CategoryCode,
        _ => await work.Data.NameOfLevelAboveAsync(node.Id, work.Cancellation) ?? "",
    };
}
