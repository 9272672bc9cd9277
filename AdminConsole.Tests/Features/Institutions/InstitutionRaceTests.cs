using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Features.Institutions;
using AdminConsole.Features.Institutions.ChangeRequests;
using AdminConsole.Features.Licences;
using AdminConsole.Scans;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Institutions;

/// <summary>Two people at the same node at the same moment: whatever the order, each hears what came of it and the library holds together.</summary>
public sealed class InstitutionRaceTests
{
    private const int Rounds = 8;

    [Theory, DatabaseData]
    public async Task CC03_LockAndEdit_NoEditLandsBehindALock(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        for (var round = 0; round < Rounds; round++)
        {
            var (node, address) = (await NodeAsync(host), $"解放大道{round}号");

            var (edit, @lock) = await BothAsync(
                host,
                SampleLibrary.Administrator, (InstitutionService service) => service.SaveProfileAsync(node.Id, Inputs.Filled(node, address), node.Version),
                SampleLibrary.SiteStaff, (InstitutionService service) => service.LockAsync(node.Id, null, node.Version));

            var after = await NodeAsync(host);
            Assert.True(edit.IsOk != @lock.IsOk, $"{edit.Error?.Code} {@lock.Error?.Code}");
            Assert.Equal((edit.IsOk ? address : node.Profile.Address, @lock.IsOk), (after.Profile.Address, after.IsLocked));
            Assert.Contains((edit.Error ?? @lock.Error)!.Code, (string[])["version_conflict", "unit_locked"]);
            if (@lock.IsOk)
                await host.As<InstitutionService>(SampleLibrary.SiteStaff).UnlockAsync(node.Id, null);
        }
    }

    [Theory, DatabaseData]
    public async Task CC03_LockAndLicence_NoLicenceLandsBehindALock(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        for (var round = 0; round < Rounds; round++)
        {
            var (node, before) = (await NodeAsync(host), await LicencesAsync(host));

            var (add, @lock) = await BothAsync(
                host,
                SampleLibrary.Administrator, (LicenceService service) => service.AddAsync(node.Id, new LicenceInput { Name = node.Name, RegistrationNumber = "44135001442010411A1001" }),
                SampleLibrary.SiteStaff, (InstitutionService service) => service.LockAsync(node.Id, null, node.Version));

            Assert.Equal((add.IsOk ? before + 1 : before, @lock.IsOk), (await LicencesAsync(host), (await NodeAsync(host)).IsLocked));
            Assert.True(add.IsOk != @lock.IsOk, $"{add.Error?.Code} {@lock.Error?.Code}");
            if (@lock.IsOk)
                await host.As<InstitutionService>(SampleLibrary.SiteStaff).UnlockAsync(node.Id, null);
        }
    }

    [Theory, DatabaseData]
    public async Task CC03_DeleteAndCreateBelow_LeaveNoOrphan(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        for (var round = 0; round < Rounds; round++)
        {
            var point = (await host.As<InstitutionTreeService>(SampleLibrary.SiteStaff).CreateAsync(new InstitutionInput { Kind = InstitutionKind.Point, ParentId = SampleLibrary.Wuhan.Id.ToString(), Name = $"第{round}报名点", CategoryCode = "GOV-C" })).Value;
            var version = await host.InspectAsync(data => data.Institutions.Where(row => row.Id == point).Select(row => row.Version).SingleAsync());
            var below = new InstitutionInput { Kind = InstitutionKind.Institution, ParentId = point.ToString(), Name = $"第{round}诊所", CategoryCode = "OPD-C", Profile = Inputs.Filled(SampleLibrary.Hospital) with { Code = "" } };
            below.Profile.Code = CodeOf(round);

            var (delete, create) = await BothAsync(
                host,
                SampleLibrary.SiteStaff, (InstitutionTreeService service) => service.DeleteAsync(point, version),
                SampleLibrary.DistrictStaff, (InstitutionTreeService service) => service.CreateAsync(below));

            Assert.True(delete.IsOk != create.IsOk, $"{delete.Error?.Code} {create.Error?.Code}");
            Assert.Equal(create.IsOk ? 2 : 0, await host.InspectAsync(data => data.Institutions.CountAsync(row => row.Id == point || row.ParentId == point)));
            Assert.Contains((delete.Error ?? create.Error)!.Code, (string[])["unit_in_use", "validation_failed", "version_conflict"]);
        }
    }

    [Theory, DatabaseData]
    public async Task CC03_MoveAndEdit_LoseNothingOfEachOther(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        for (var round = 0; round < Rounds; round++)
        {
            var (node, address) = (await NodeAsync(host), $"沿江大道{round}号");
            var target = node.ParentId == SampleLibrary.Qiaokou.Id ? SampleLibrary.Wuhan : SampleLibrary.Qiaokou;

            var (move, edit) = await BothAsync(
                host,
                SampleLibrary.SiteStaff, (InstitutionTreeService service) => service.MoveAsync(node.Id, target.Id, node.Version),
                SampleLibrary.Administrator, (InstitutionService service) => service.SaveProfileAsync(node.Id, Inputs.Filled(node, address), node.Version));

            var after = await NodeAsync(host);
            Assert.True(move.IsOk != edit.IsOk, $"{move.Error?.Code} {edit.Error?.Code}");
            Assert.Equal((move.IsOk ? target.Id : node.ParentId, edit.IsOk ? address : node.Profile.Address), (after.ParentId, after.Profile.Address));
            Assert.Equal("version_conflict", (move.Error ?? edit.Error)!.Code);
        }
    }

    [Theory, DatabaseData]
    public async Task CC03_AcceptAndEdit_OneNameStands_AndTheRequestWaitsOnWhereItLost(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        for (var round = 0; round < Rounds; round++)
        {
            var (asked, edited) = ($"武汉市第一人民医院{round}", $"武汉市中心医院{round}");
            var request = (await host.As<ChangeRequestService>(SampleLibrary.Administrator).AskAsync(new ChangeRequestInput { Proposal = asked, Reason = "批文" })).Value;
            var node = await NodeAsync(host);

            var (accept, edit) = await BothAsync(
                host,
                SampleLibrary.SiteStaff, (ChangeRequestService service) => service.AnswerAsync(request, new ChangeRequestAnswer()),
                SampleLibrary.DistrictStaff, (InstitutionService service) => service.ChangeIdentityAsync(node.Id, new InstitutionInput { Name = edited, CategoryCode = node.CategoryCode }, node.Version));

            // An acceptance takes the node as it stands, so it may follow the edit; the edit names what it saw and may not follow the acceptance.
            var name = (await NodeAsync(host)).Name;
            var state = await host.InspectAsync(data => data.ChangeRequests.Where(row => row.Id == request).Select(row => row.State).SingleAsync());
            Assert.Equal(accept.IsOk ? (asked, ChangeRequestState.Accepted) : (edited, ChangeRequestState.Waiting), (name, state));
            Assert.True(accept.IsOk || edit.IsOk);
            if (state == ChangeRequestState.Waiting)
                await host.As<ChangeRequestService>(SampleLibrary.Administrator).TakeBackAsync(request);
        }
    }

    private static string CodeOf(int number)
    {
        var organisation = number.ToString("45100000", System.Globalization.CultureInfo.InvariantCulture);
        return organisation + AdminConsole.Domain.Identifiers.OrganisationCode.CheckCharacter(organisation);
    }

    private static Task<DataHost> StartAsync(DatabaseKind kind) => DataHost.StartAsync(kind, services => services.AddLicences().AddInstitutions().AddScoped<ScanQueries>());

    private static Task<Institution> NodeAsync(DataHost host) => host.InspectAsync(data => data.Institutions.SingleAsync(row => row.Id == SampleLibrary.Hospital.Id));

    private static Task<int> LicencesAsync(DataHost host) => host.InspectAsync(data => data.Licences.CountAsync(row => row.InstitutionId == SampleLibrary.Hospital.Id));

    private static async Task<(Result<TFirst> First, Result<TSecond> Second)> BothAsync<TOne, TOther, TFirst, TSecond>(
        DataHost host, AccessScope one, Func<TOne, Task<Result<TFirst>>> first, AccessScope other, Func<TOther, Task<Result<TSecond>>> second)
        where TOne : notnull
        where TOther : notnull
    {
        var (mine, theirs) = (host.As<TOne>(one), host.As<TOther>(other));
        var (begun, too) = (Task.Run(() => first(mine)), Task.Run(() => second(theirs)));
        return (await begun, await too);
    }
}
