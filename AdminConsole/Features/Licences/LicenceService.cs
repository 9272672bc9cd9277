using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Licences;
using AdminConsole.Domain.Scans;
using AdminConsole.LiveUpdates;
using AdminConsole.Scans;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Features.Licences;

public sealed class LicenceService(Db db)
{
    /// <summary>Whether the person may change the node's licences while it is not locked: the own node's people, and the levels above.</summary>
    public static bool MayEdit(AccessScope scope, Institution node) => scope.Can(Permission.EditOwnProfile, node) || scope.Can(Permission.EditInstitutions, node);

    /// <summary>Adds a licence; the institution's first is in use at once.</summary>
    public Task<Result<Done>> AddAsync(Guid institutionId, LicenceInput input, CancellationToken ct = default) => OnNodeAsync(
        institutionId,
        async (work, node) =>
        {
            var details = input.ToDetails();
            if (!details.IsOk)
                return details.Error;
            var owner = Ancestry.Of(node);
            var licence = new Licence
            {
                Id = Guid.CreateVersion7(),
                DistrictId = owner.DistrictId,
                SiteId = owner.SiteId,
                PointId = owner.PointId,
                InstitutionId = owner.InstitutionId,
                CreatedAt = work.Now,
            };
            licence.Change(details.Value);
            if (!await work.Data.Licences.AnyAsync(row => row.InstitutionId == institutionId, work.Cancellation))
                licence.Use();
            work.Data.Licences.Add(licence);
            work.Audit("licence.add", nameof(Licence), licence.Id);
            work.Publish(ChangeKind.Licence, licence.Id, node);
            return await ScanService.AttachAsync(work, ScanKind.Licence, node, licence.Id, IdsOf(input));
        },
        ct);

    /// <param name="id">The licence.</param>
    /// <param name="input">The form.</param>
    /// <param name="version">Of the licence as the form was filled from.</param>
    /// <param name="ct">Cancellation.</param>
    public Task<Result<Done>> ChangeAsync(Guid id, LicenceInput input, Guid version, CancellationToken ct = default) => OnLicenceAsync(
        id, version, "licence.edit",
        async (work, node, licence) =>
        {
            var details = input.ToDetails();
            if (!details.IsOk)
                return details.Error;
            licence.Change(details.Value);
            return await ScanService.AttachAsync(work, ScanKind.Licence, node, licence.Id, IdsOf(input));
        },
        ct);

    /// <summary>设为使用. Where another one is in use it has to be named, so that nobody puts it aside unknowingly.</summary>
    /// <param name="id">The licence.</param>
    /// <param name="version">Of the licence as the person saw it.</param>
    /// <param name="insteadOf">The licence in use that the person has agreed to put aside.</param>
    /// <param name="ct">Cancellation.</param>
    public Task<Result<Done>> UseAsync(Guid id, Guid version, Guid? insteadOf, CancellationToken ct = default) => OnLicenceAsync(
        id, version, "licence.use",
        async (work, node, licence) =>
        {
            var used = await work.Data.Licences.SingleOrDefaultAsync(row => row.UsedBy == node.Id && row.Id != id, work.Cancellation);
            if (used is not null && used.Id != insteadOf)
                return LicenceErrors.AnotherInUse(used.Details.Name, used.Details.RegistrationNumber);
            if (used is not null)
            {
                // First the one, then the other: the database allows no moment with two in use.
                used.PutAside();
                work.Publish(ChangeKind.Licence, used.Id, node);
                await work.SaveAsync();
            }

            licence.Use();
            return Done.Yes;
        },
        ct);

    public Task<Result<Done>> DeleteAsync(Guid id, Guid version, CancellationToken ct = default) => OnLicenceAsync(
        id, version, "licence.delete",
        async (work, node, licence) =>
        {
            if (licence.InUse && await work.Data.Licences.AnyAsync(row => row.InstitutionId == node.Id && row.Id != id, work.Cancellation))
                return LicenceErrors.InUse;
            work.Data.Licences.Remove(licence);
            return await ScanService.AttachAsync(work, ScanKind.Licence, node, id, []);
        },
        ct);

    private Task<Result<Done>> OnLicenceAsync(Guid id, Guid version, string action, Func<Work, Institution, Licence, Task<Result<Done>>> act, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            var licence = await work.Data.Licences.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
            if (licence is null)
                return Error.NotFound;
            var node = await OpenNodeAsync(work, licence.InstitutionId);
            if (!node.IsOk)
                return node.Error;
            if (licence.Version != version)
                return Error.VersionConflict;
            work.Audit(action, nameof(Licence), id);
            work.Publish(ChangeKind.Licence, id, node.Value);
            return await act(work, node.Value, licence);
        },
        ct);

    private Task<Result<Done>> OnNodeAsync(Guid institutionId, Func<Work, Institution, Task<Result<Done>>> act, CancellationToken ct) => db.WriteAsync<Done>(
        async work =>
        {
            var node = await OpenNodeAsync(work, institutionId);
            return node.IsOk ? await act(work, node.Value) : node.Error;
        },
        ct);

    /// <summary>
    /// The node, provided that the person may change its licences and it is not locked. It gets a new version with every change of its licences: a lock that
    /// comes in between then loses the race, or wins it, but never misses a change (CC-03).
    /// </summary>
    private static async Task<Result<Institution>> OpenNodeAsync(Work work, Guid id)
    {
        var node = await work.Data.Institutions.SingleOrDefaultAsync(row => row.Id == id, work.Cancellation);
        if (node is null)
            return Error.NotFound;
        if (!MayEdit(work.Scope, node))
            return Error.Forbidden;
        if (node.IsLocked)
            return InstitutionErrors.Locked;
        work.Data.Institutions.Update(node);
        work.Publish(ChangeKind.Institution, node.Id, node);
        return node;
    }

    private static List<Guid> IdsOf(LicenceInput input) => [.. input.Scans.Select(scan => scan.Id)];
}
