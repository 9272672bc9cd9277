using AdminConsole.Authorization;
using AdminConsole.Authorization.Codes;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Registrations;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Registrations;

/// <summary>What the reviewing node does with an application.</summary>
public sealed class RegistrationReviewService(Db db, PersonalData personal, CodeService codes, IOptions<RegistrationOptions> options)
{
    private const int AreaLength = 4;

    /// <summary>Whether the person reviews this application: district staff all below them, site staff those that the district has handed to their site.</summary>
    public static async Task<bool> MayReviewAsync(AppDbContext data, Registration row, CancellationToken ct) =>
        data.Scope.Can(Permission.ReviewRegistrations, row)
        && (data.Scope.Kind == ScopeKind.District || await data.RegistrationDelegations.AnyAsync(site => site.InstitutionId == data.Scope.NodeId, ct));

    /// <summary>审核通过: gives the institution its node, or the one it has in the library already, and its main account.</summary>
    public Task<Result<Done>> ApproveAsync(Guid id, RegistrationApprovalInput input, Guid version, CancellationToken ct = default) => DecideAsync(
        id, version, "registration.approve",
        async (work, row) =>
        {
            var note = TextRules.FreeText(input.Note, Registration.NoteLength);
            if (note.Fault is { } fault)
                return Error.Field("note", fault);
            var node = await NodeOfAsync(work, row, input);
            if (!node.IsOk)
                return node.Error;
            var account = await AddMainAccountAsync(work, node.Value);
            var approved = row.Approve(node.Value.Id, account, work.Scope.DisplayName, work.Now, note.Value.Length == 0 ? null : note.Value);
            var released = row.ReleasedAt(options.Value.ReleaseDelay);
            TellApplicant(work, row, new Phrase("registration.sms.approved", row.Name), released > work.Now ? released : null);
            return approved;
        },
        ct);

    /// <summary>退回: the applicant corrects and hands in again.</summary>
    public Task<Result<Done>> ReturnAsync(Guid id, string? note, Guid version, CancellationToken ct = default) =>
        RefuseAsync(id, note, version, "registration.return", "registration.sms.returned", (row, work, text) => row.Return(work.Scope.DisplayName, work.Now, text), ct);

    /// <summary>审核不通过.</summary>
    public Task<Result<Done>> RejectAsync(Guid id, string? note, Guid version, CancellationToken ct = default) =>
        RefuseAsync(id, note, version, "registration.reject", "registration.sms.rejected", (row, work, text) => row.Reject(work.Scope.DisplayName, work.Now, text), ct);

    /// <summary>Lets the applicant fetch a new activation code; the one shown before is void.</summary>
    public Task<Result<Done>> AllowNewCodeAsync(Guid id, Guid version, CancellationToken ct = default) => DecideAsync(
        id, version, "registration.allow-new-code",
        async (work, row) =>
        {
            if (row.Account is { } account)
                await codes.VoidAsync(work, CodePurpose.Activation, account);
            return row.AllowNewCode();
        },
        ct);

    /// <summary>Hands the review of a site's area to the site, or takes it back. Applications keep the reviewer they came to; the district sees all of them.</summary>
    public Task<Result<Done>> DelegateAsync(Guid siteId, bool delegated, CancellationToken ct = default) => db.WriteAsync<Done>(
        async work =>
        {
            var site = await work.Data.Institutions.SingleOrDefaultAsync(row => row.Id == siteId && row.Kind == InstitutionKind.Site, work.Cancellation);
            if (site is null)
                return Error.NotFound;
            if (!work.Scope.Can(Permission.DelegateRegistrations, site))
                return Error.Forbidden;
            var standing = await work.Data.RegistrationDelegations.SingleOrDefaultAsync(row => row.InstitutionId == siteId, work.Cancellation);
            if (delegated && standing is null)
            {
                if (site.DivisionCode is not { Length: >= AreaLength } division)
                    return RegistrationReviewErrors.SiteWithoutArea;
                work.Data.RegistrationDelegations.Add(new RegistrationDelegation { DistrictId = site.DistrictId, SiteId = site.Id, InstitutionId = site.Id, Area = division[..AreaLength] });
            }
            else if (!delegated && standing is not null)
            {
                work.Data.RegistrationDelegations.Remove(standing);
            }

            work.Audit(delegated ? "registration.delegate" : "registration.take-back", nameof(Institution), siteId);
            work.Publish(ChangeKind.Registration, siteId, site);
            return Done.Yes;
        },
        ct);

    private Task<Result<Done>> RefuseAsync(Guid id, string? note, Guid version, string action, string sms, Func<Registration, Work, string, Result<Done>> refuse, CancellationToken ct) => DecideAsync(
        id, version, action,
        (work, row) =>
        {
            var text = TextRules.FreeText(note, Registration.NoteLength);
            if (text.Fault is { } fault)
                return Task.FromResult<Result<Done>>(Error.Field("note", fault));
            if (text.Value.Length == 0)
                return Task.FromResult<Result<Done>>(Error.Field("note", new Phrase("registration.required")));
            TellApplicant(work, row, new Phrase(sms, row.Name));
            return Task.FromResult(refuse(row, work, text.Value));
        },
        ct);

    private Task<Result<Done>> DecideAsync(Guid id, Guid version, string action, Func<Work, Registration, Task<Result<Done>>> decideAsync, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            var row = await work.Data.Registrations.SingleOrDefaultAsync(entry => entry.Id == id, work.Cancellation);
            if (row is null)
                return Error.NotFound;
            if (!await MayReviewAsync(work.Data, row, work.Cancellation))
                return Error.Forbidden;
            if (row.Version != version)
                return row.State is RegistrationState.Pending ? Error.VersionConflict : RegistrationErrors.IllegalState(row.State);
            work.Audit(action, nameof(Registration), id);
            work.Publish(ChangeKind.Registration, id, row);
            return await decideAsync(work, row);
        },
        ct);

    /// <summary>The result goes to the applicant's phone, without anything that only they may read.</summary>
    private void TellApplicant(Work work, Registration row, Phrase words, DateTime? notBefore = null) =>
        work.Sms(personal, row.Id, personal.OpenRegistrationPhone(row.Id, row.PhoneSealed), words, notBefore);

    private static async Task<Result<Institution>> NodeOfAsync(Work work, Registration row, RegistrationApprovalInput input)
    {
        if (input.ExistingId is { } existing)
        {
            var found = await work.Data.Institutions.SingleOrDefaultAsync(node => node.Id == existing && node.Kind == InstitutionKind.Institution, work.Cancellation);
            if (found is null)
                return Error.NotFound;
            return await work.Data.InstitutionAccounts.AnyAsync(account => account.InstitutionId == existing && account.BusinessCode == null, work.Cancellation)
                ? RegistrationReviewErrors.HasAccount
                : found;
        }

        var faults = new FieldFaults();
        var parent = await work.Data.Institutions.SingleOrDefaultAsync(node => node.Id == input.ParentId && node.Kind != InstitutionKind.Institution, work.Cancellation);
        if (parent is null)
            faults.Add("parentId", "registration.required");
        if (!Codes.InstitutionCategories.Contains(input.CategoryCode ?? ""))
            faults.Add("categoryCode", "registration.required");
        if (parent is not null && input.Kind <= parent.Kind)
            faults.Add("kind", "registration.fault.kind");
        if (faults.Any)
            return faults.ToError();
        if (await work.Data.IsCodeTakenAsync(row.Code, Guid.Empty, work.Cancellation))
            return RegistrationReviewErrors.CodeTaken;
        var node = Institution.Create(
            Guid.CreateVersion7(), input.Kind, parent, row.Name, input.CategoryCode!, row.Code, row.Code.Substring(2, 6), new InstitutionProfile { Address = row.Address, RegistrationNumber = row.LicenceNumber });
        work.Data.Institutions.Add(node);
        work.Audit("institution.create", nameof(Institution), node.Id);
        work.Publish(ChangeKind.InstitutionTree, node.Id, node);
        return node;
    }

    private static async Task<string> AddMainAccountAsync(Work work, Institution node)
    {
        var number = await work.Data.LastMainAccountNumberAsync(work.Cancellation) + 1;
        var account = new InstitutionAccount
        {
            Id = Guid.CreateVersion7(),
            DistrictId = node.DistrictId,
            SiteId = node.SiteId,
            PointId = node.PointId,
            InstitutionId = node.Id,
            Name = InstitutionAccount.MainName(number),
            Number = number,
            IssuedAt = work.Now,
        };
        work.Data.InstitutionAccounts.Add(account);
        return account.Name;
    }
}
