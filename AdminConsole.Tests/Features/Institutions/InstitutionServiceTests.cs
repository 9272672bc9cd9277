using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Features.Institutions;
using AdminConsole.LiveUpdates;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Features.Institutions;

public sealed class InstitutionServiceTests
{
    [Theory, DatabaseData]
    public async Task LockAsync_FromAbove_LocksRecordsAndAnnounces(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        List<ChangeEvent> heard = [];
        using var listener = host.Feed.SubscribeImmediate(heard.Add);

        var result = await host.As<InstitutionService>(SampleLibrary.SiteStaff).LockAsync(SampleLibrary.Hospital.Id, " 已核对 ");

        Assert.True(result.IsOk);
        var node = await NodeAsync(host, SampleLibrary.Hospital.Id);
        Assert.Equal((SampleLibrary.SiteStaff.DisplayName, host.Clock.GetUtcNow().UtcDateTime, "已核对"), (node.LockedBy, node.LockedAt, node.LockNote));
        Assert.Equal([new ChangeEvent(ChangeKind.Institution, node.Id, Ancestry.Of(node))], heard.Where(change => change.Kind != ChangeKind.Outbox));
        Assert.Equal("已核对", (await EntryAsync(host, "institution.lock")).Reason);
    }

    [Theory, DatabaseData]
    public async Task UnlockAsync_FromAbove_OpensAgain(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var service = host.As<InstitutionService>(SampleLibrary.DistrictStaff);
        await service.LockAsync(SampleLibrary.Hospital.Id, null);

        var result = await service.UnlockAsync(SampleLibrary.Hospital.Id, "更正地址");

        Assert.True(result.IsOk);
        Assert.False((await NodeAsync(host, SampleLibrary.Hospital.Id)).IsLocked);
        Assert.Equal("更正地址", (await EntryAsync(host, "institution.unlock")).Reason);
    }

    [Theory, DatabaseData]
    public async Task LockAsync_LockedAlready_NamesWhoAndWhen_AndUnlockAsyncOfAnOpenOneIsRefused(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var service = host.As<InstitutionService>(SampleLibrary.DistrictStaff);
        var at = host.Clock.GetUtcNow().UtcDateTime;
        await host.As<InstitutionService>(SampleLibrary.SiteStaff).LockAsync(SampleLibrary.Hospital.Id, null);

        var again = await service.LockAsync(SampleLibrary.Hospital.Id, null);
        var open = await service.UnlockAsync(SampleLibrary.Neighbour.Id, null);

        Assert.Equal("unit_already_locked", again.Error!.Code);
        Assert.Equal([SampleLibrary.SiteStaff.DisplayName, at], again.Error.Args);
        Assert.Equal(InstitutionErrors.NotLocked, open.Error);
    }

    [Theory, DatabaseData]
    public async Task AZ10_OwnNode_IsRefusedWhoeverAsks(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        (AccessScope Who, Institution Node)[] owners =
            [(SampleLibrary.DistrictStaff, SampleLibrary.District), (SampleLibrary.SiteStaff, SampleLibrary.Wuhan), (SampleLibrary.Administrator, SampleLibrary.Hospital), (SampleLibrary.Reviewer, SampleLibrary.Hospital)];
        foreach (var (who, node) in owners)
        {
            Assert.Equal(InstitutionErrors.OwnNode, (await host.As<InstitutionService>(who).LockAsync(node.Id, null)).Error);
            Assert.Equal(InstitutionErrors.OwnNode, (await host.As<InstitutionService>(who).UnlockAsync(node.Id, null)).Error);
        }

        Assert.Equal(0, await host.InspectAsync(data => data.AuditEntries.CountAsync(row => row.Action == "institution.lock")));
    }

    [Theory, DatabaseData]
    public async Task AZ04_OutOfScope_AnswersAsForARandomId(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        foreach (var who in (AccessScope[])[SampleLibrary.Sibling, SampleLibrary.Person(SampleLibrary.Yichang, Role.SiteStaff), SampleLibrary.Person(SampleLibrary.OtherDistrict, Role.DistrictStaff), AccessScope.None])
        {
            var service = host.As<InstitutionService>(who);
            foreach (var id in (Guid[])[SampleLibrary.Hospital.Id, Guid.CreateVersion7()])
            {
                Assert.Same(Error.NotFound, (await service.LockAsync(id, null)).Error);
                Assert.Same(Error.NotFound, (await service.UnlockAsync(id, null)).Error);
                Assert.Same(Error.NotFound, (await service.SaveProfileAsync(id, new InstitutionProfileInput(), Guid.Empty)).Error);
            }
        }
    }

    [Theory, DatabaseData]
    public async Task AZ03_RoleWithoutTheRight_IsForbidden(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var auditor = host.As<InstitutionService>(SampleLibrary.Person(SampleLibrary.District, Role.AuditAdministrator));

        Assert.Same(Error.Forbidden, (await auditor.LockAsync(SampleLibrary.Hospital.Id, null)).Error);
        Assert.Same(Error.Forbidden, (await auditor.SaveProfileAsync(SampleLibrary.Hospital.Id, new InstitutionProfileInput(), Guid.Empty)).Error);
        Assert.Same(Error.Forbidden, (await host.As<InstitutionService>(SampleLibrary.Reviewer).SaveProfileAsync(SampleLibrary.Hospital.Id, new InstitutionProfileInput(), Guid.Empty)).Error);
    }

    [Theory, DatabaseData]
    public async Task SaveProfileAsync_OwnAdministratorAndLevelAbove_SaveAndRecord(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        foreach (var who in (AccessScope[])[SampleLibrary.Administrator, SampleLibrary.SiteStaff, SampleLibrary.DistrictStaff])
        {
            var node = await NodeAsync(host, SampleLibrary.Hospital.Id);
            var input = Inputs.Filled(node);
            input.Address = $"{who.DisplayName}的地址";

            Assert.True((await host.As<InstitutionService>(who).SaveProfileAsync(node.Id, input, node.Version)).IsOk);
            Assert.Equal(input.Address, (await NodeAsync(host, node.Id)).Profile.Address);
        }

        Assert.Equal(3, await host.InspectAsync(data => data.AuditEntries.CountAsync(row => row.Action == "institution.edit-profile" && row.Changes!.Contains("Profile.Address"))));
    }

    [Theory, DatabaseData]
    public async Task AZ10_LockedNode_RefusesItsOwnPeopleAndTheLevelAbove(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        await host.As<InstitutionService>(SampleLibrary.SiteStaff).LockAsync(SampleLibrary.Hospital.Id, null);
        var node = await NodeAsync(host, SampleLibrary.Hospital.Id);
        foreach (var who in (AccessScope[])[SampleLibrary.Administrator, SampleLibrary.DistrictStaff])
        {
            var result = await host.As<InstitutionService>(who).SaveProfileAsync(node.Id, Inputs.Filled(SampleLibrary.Hospital, "别处"), node.Version);
            Assert.Equal(InstitutionErrors.Locked, result.Error);
        }

        Assert.Equal(SampleLibrary.Hospital.Profile.Address, (await NodeAsync(host, node.Id)).Profile.Address);
    }

    [Theory, DatabaseData]
    public async Task CC01_StaleForm_IsAVersionConflict(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var version = (await NodeAsync(host, SampleLibrary.Hospital.Id)).Version;
        var service = host.As<InstitutionService>(SampleLibrary.Administrator);
        Assert.True((await service.SaveProfileAsync(SampleLibrary.Hospital.Id, Inputs.Filled(SampleLibrary.Hospital, "先"), version)).IsOk);

        var late = await service.SaveProfileAsync(SampleLibrary.Hospital.Id, Inputs.Filled(SampleLibrary.Hospital, "后"), version);

        Assert.Same(Error.VersionConflict, late.Error);
        Assert.Equal("先", (await NodeAsync(host, SampleLibrary.Hospital.Id)).Profile.Address);
    }

    [Theory, DatabaseData]
    public async Task LockAsync_NoteTooLong_IsAFaultBesideTheNote(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);

        var result = await host.As<InstitutionService>(SampleLibrary.SiteStaff).LockAsync(SampleLibrary.Hospital.Id, new string('长', Institution.NoteLength + 1));

        Assert.Contains("note", result.Error!.Fields.Keys);
    }

    [Theory]
    [InlineData("postcode", "43003", "institution.fault.postcode")]
    [InlineData("postcode", "4300300", "institution.fault.postcode")]
    [InlineData("postcode", "43003a", "institution.fault.postcode")]
    [InlineData("registrationNumber", "12345", "institution.fault.registration_number")]
    [InlineData("level", "9", "institution.fault.code")]
    [InlineData("grade", "x", "institution.fault.code")]
    [InlineData("businessLevel", "0", "institution.fault.code")]
    [InlineData("openingState", "8", "institution.fault.code")]
    [InlineData("divisionCode", "110000", "institution.fault.code")]
    [InlineData("code", "12420104441350014K", "identifier.check_digit")]
    [InlineData("code", "1242010444135001", "identifier.length")]
    [InlineData("code", "441350015", "identifier.check_digit")]
    [InlineData("address", "a\u202Eb", "error.bad_characters")]
    public void ToFields_Fault_StandsBesideItsField(string path, string value, string key)
    {
        var input = new InstitutionProfileInput();
        typeof(InstitutionProfileInput).GetProperty(char.ToUpperInvariant(path[0]) + path[1..])!.SetValue(input, value);

        var result = input.ToFields(InstitutionKind.Point);

        Assert.Equal((path, key), (Assert.Single(result.Error!.Fields).Key, result.Error.Fields[path][0].Key));
    }

    [Fact]
    public void ToFields_RegistrationNumberOfAnOddStructure_OnlyWarns()
    {
        var input = new InstitutionProfileInput { RegistrationNumber = "5456961589465151461515" };

        Assert.True(input.RegistrationNumberIsOdd);
        Assert.Equal("5456961589465151461515", input.ToFields(InstitutionKind.Point).Value.Profile.RegistrationNumber);
        Assert.False(new InstitutionProfileInput { RegistrationNumber = "47117170333050211A1001" }.RegistrationNumberIsOdd);
    }

    [Fact]
    public void ToFields_Institution_NeedsWhatTheNoticeStars()
    {
        var result = new InstitutionProfileInput().ToFields(InstitutionKind.Institution);

        Assert.Equal(["address", "businessLevel", "code", "grade", "level", "postcode"], result.Error!.Fields.Keys.Order(StringComparer.Ordinal));
        Assert.True(new InstitutionProfileInput().ToFields(InstitutionKind.Point).IsOk);
    }

    [Fact]
    public void ToFields_WrittenInFullWidth_IsNormalised()
    {
        var profile = new InstitutionProfileInput { Postcode = "４３００３０", Address = "  中山大道215号 " }.ToFields(InstitutionKind.Point).Value.Profile;

        Assert.Equal(("430030", "中山大道215号", null), (profile.Postcode, profile.Address, profile.Level));
    }

    private static Task<Institution> NodeAsync(DataHost host, Guid id) => host.InspectAsync(data => data.Institutions.SingleAsync(row => row.Id == id));

    private static Task<AdminConsole.Auditing.AuditEntry> EntryAsync(DataHost host, string action) => host.InspectAsync(data => data.AuditEntries.SingleAsync(row => row.Action == action));
}
