using AdminConsole.Authorization;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Scans;
using AdminConsole.Features.Institutions;
using AdminConsole.Features.Institutions.ChangeRequests;
using AdminConsole.Outbox;
using AdminConsole.Scans;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Institutions;

public sealed class ChangeRequestTests
{
    private const string NewName = "武汉市第一人民医院";

    [Theory, DatabaseData]
    public async Task Ask_Name_WaitsForTheLevelAbove_WhichIsTold(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var id = await AskAsync(host);

        var row = Assert.Single((await ListAsync(host, SampleLibrary.SiteStaff)).Rows, row => row.Id == id);

        Assert.Equal((SampleLibrary.Hospital.Name, NewName, true, false), (row.CurrentValue, row.Proposal, row.MayAnswer, row.MayTakeBack));
        var told = await ToldAsync(host, id);
        Assert.Equal(("request.told_asked", SampleLibrary.Hospital.Id, true, "change-requests"), (told.Kind, told.NodeId!.Value, told.Above, told.Link));
        Assert.Empty((await ListAsync(host, SampleLibrary.Administrator)).Rows);
        Assert.True((await host.As<ChangeRequestQueries>(SampleLibrary.Administrator).OfAsync(SampleLibrary.Hospital.Id)).Single(own => own.Id == id).MayTakeBack);
    }

    [Theory, DatabaseData]
    public async Task IN09_Ask_SecondAboutTheSame_IsAConflict_AlsoAtTheSameMoment(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);

        var services = Enumerable.Range(0, 4).Select(_ => Requests(host, SampleLibrary.Administrator)).ToList();

        var results = await Task.WhenAll(services.Select(service => Task.Run(() => service.AskAsync(Name(NewName)))));

        Assert.Single(results, result => result.IsOk);
        Assert.All(results.Where(result => !result.IsOk), result => Assert.Equal(ErrorKind.Conflict, result.Error!.Kind));
        Assert.Equal(InstitutionErrors.AskedAlready, (await Requests(host, SampleLibrary.Administrator).AskAsync(Name("又一个名称"))).Error);
    }

    [Theory, DatabaseData]
    public async Task Ask_Faults_StandBesideTheirFields_AndOnlyTheNodesOwnAdministratorAsks(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);

        Assert.Equal(["proposal", "reason"], (await Requests(host, SampleLibrary.Administrator).AskAsync(new ChangeRequestInput { Proposal = "x" })).Error!.Fields.Keys.Order());
        Assert.Equal("proposal", Assert.Single((await Requests(host, SampleLibrary.Administrator).AskAsync(Name(SampleLibrary.Hospital.Name))).Error!.Fields).Key);
        foreach (var who in (AccessScope[])[SampleLibrary.Reviewer, SampleLibrary.DistrictStaff, AccessScope.None])
            Assert.Same(Error.Forbidden, (await Requests(host, who).AskAsync(Name(NewName))).Error);
    }

    [Theory, DatabaseData]
    public async Task Answer_AcceptedName_IsInForce_TheOldOneIsAFormerName_AndTheNodeIsTold(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var id = await AskAsync(host);

        Assert.True((await Requests(host, SampleLibrary.SiteStaff).AnswerAsync(id, new ChangeRequestAnswer { Note = "批文已核" })).IsOk);

        var view = (await host.As<InstitutionQueries>(SampleLibrary.Administrator).FindAsync(SampleLibrary.Hospital.Id))!;
        Assert.Equal(NewName, view.Row.Name);
        Assert.Contains(view.OtherNames, name => name.Name == SampleLibrary.Hospital.Name && name.Kind == InstitutionNameKind.Former);
        var row = (await host.As<ChangeRequestQueries>(SampleLibrary.Administrator).OfAsync(SampleLibrary.Hospital.Id)).Single(row => row.Id == id);
        Assert.Equal((ChangeRequestState.Accepted, SampleLibrary.SiteStaff.DisplayName, "批文已核", false), (row.State, row.AnsweredBy, row.Answer, row.MayTakeBack));
        var told = await host.InspectAsync(data => data.OutboxEntries.SingleAsync(entry => entry.About == id && entry.Kind == "request.told_accepted"));
        Assert.Equal((SampleLibrary.Hospital.Id, $"institutions/{SampleLibrary.Hospital.Id}?tab=requests"), (told.NodeId!.Value, told.Link));
        Assert.Contains("机构名称", AdminConsole.Resources.Strings.Chinese.Say(told.Words!), StringComparison.Ordinal);
        Assert.Equal("request_answered", (await Requests(host, SampleLibrary.DistrictStaff).AnswerAsync(id, new ChangeRequestAnswer())).Error!.Code);
    }

    [Theory, DatabaseData]
    public async Task Answer_AcceptedLevel_MovesTheNode_OnlyToALevelOfOnesOwn(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var id = (await Requests(host, SampleLibrary.Administrator).AskAsync(new ChangeRequestInput { Subject = ChangeRequestSubject.ReportingLevel, Proposal = "武汉考点", Reason = "市属医院" })).Value;
        var service = Requests(host, SampleLibrary.SiteStaff);

        Assert.Equal("parentId", Assert.Single((await service.AnswerAsync(id, new ChangeRequestAnswer())).Error!.Fields).Key);
        Assert.Equal("parentId", Assert.Single((await service.AnswerAsync(id, new ChangeRequestAnswer { ParentId = $"{SampleLibrary.Xiling.Id}" })).Error!.Fields).Key);
        Assert.True((await service.AnswerAsync(id, new ChangeRequestAnswer { ParentId = $"{SampleLibrary.Wuhan.Id}" })).IsOk);

        var node = await host.InspectAsync(data => data.Institutions.SingleAsync(row => row.Id == SampleLibrary.Hospital.Id));
        Assert.Equal((SampleLibrary.Wuhan.Id, SampleLibrary.Wuhan.Id, null), (node.ParentId!.Value, node.SiteId!.Value, node.PointId));
    }

    [Theory, DatabaseData]
    public async Task AZ10_Answer_OfALockedNode_ChangesNothingAndKeepsTheRequestWaiting(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var id = await AskAsync(host);
        await host.As<InstitutionService>(SampleLibrary.SiteStaff).LockAsync(SampleLibrary.Hospital.Id, null);

        Assert.Equal(InstitutionErrors.Locked, (await Requests(host, SampleLibrary.SiteStaff).AnswerAsync(id, new ChangeRequestAnswer())).Error);

        Assert.Equal(ChangeRequestState.Waiting, await host.InspectAsync(data => data.ChangeRequests.Where(row => row.Id == id).Select(row => row.State).SingleAsync()));
        Assert.Equal(0, await host.InspectAsync(data => data.OutboxEntries.CountAsync(entry => entry.About == id && entry.Kind == "request.told_accepted")));
    }

    [Theory, DatabaseData]
    public async Task Answer_Refused_NeedsWords_AndLeavesTheName(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var id = await AskAsync(host);
        var service = Requests(host, SampleLibrary.SiteStaff);

        Assert.Equal("note", Assert.Single((await service.AnswerAsync(id, new ChangeRequestAnswer { Accepts = false })).Error!.Fields).Key);
        Assert.True((await service.AnswerAsync(id, new ChangeRequestAnswer { Accepts = false, Note = "缺批文" })).IsOk);

        Assert.Equal(SampleLibrary.Hospital.Name, await host.InspectAsync(data => data.Institutions.Where(row => row.Id == SampleLibrary.Hospital.Id).Select(row => row.Name).SingleAsync()));
        Assert.Equal(1, await host.InspectAsync(data => data.OutboxEntries.CountAsync(entry => entry.About == id && entry.Kind == "request.told_refused")));
    }

    [Theory, DatabaseData]
    public async Task AZ04_Answer_OutOfScopeIsNotFound_AndNobodyAnswersTheirOwn(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var id = await AskAsync(host);

        foreach (var who in (AccessScope[])[SampleLibrary.Sibling, SampleLibrary.Person(SampleLibrary.Yichang, AdminConsole.Domain.Accounts.Role.SiteStaff)])
        {
            Assert.Same(Error.NotFound, (await Requests(host, who).AnswerAsync(id, new ChangeRequestAnswer())).Error);
            Assert.Same(Error.NotFound, (await Requests(host, who).TakeBackAsync(id)).Error);
        }

        Assert.Same(Error.Forbidden, (await Requests(host, SampleLibrary.Administrator).AnswerAsync(id, new ChangeRequestAnswer())).Error);
        Assert.Same(Error.Forbidden, (await Requests(host, SampleLibrary.SiteStaff).TakeBackAsync(id)).Error);
    }

    [Theory, DatabaseData]
    public async Task TakeBack_ByTheNode_EndsItAndLeavesRoomForAnother(DatabaseKind kind)
    {
        await using var host = await InstitutionQueriesTests.StartAsync(kind);
        var id = await AskAsync(host);

        Assert.True((await Requests(host, SampleLibrary.Administrator).TakeBackAsync(id)).IsOk);

        Assert.Equal("request_answered", (await Requests(host, SampleLibrary.SiteStaff).AnswerAsync(id, new ChangeRequestAnswer())).Error!.Code);
        Assert.True((await Requests(host, SampleLibrary.Administrator).AskAsync(Name("武汉市第一中心医院"))).IsOk);
    }

    [Theory, DatabaseData]
    public async Task FI08_Scans_AreTheAskersOwn_AndSeenByWhoAnswers(DatabaseKind kind)
    {
        await using var host = await DataHost.StartAsync(kind, services => services.AddInstitutions().AddScoped<ScanQueries>());
        var (own, foreign) = (await ScanAsync(host, SampleLibrary.Administrator), await ScanAsync(host, SampleLibrary.SiteStaff));

        Assert.Equal("scans", Assert.Single((await Requests(host, SampleLibrary.Administrator).AskAsync(Name(NewName, own, foreign))).Error!.Fields).Key);
        var id = (await Requests(host, SampleLibrary.Administrator).AskAsync(Name(NewName, own))).Value;

        Assert.Equal(1, (await ListAsync(host, SampleLibrary.SiteStaff)).Rows.Single(row => row.Id == id).Scans);
        Assert.Equal([own.Id], (await host.As<ScanQueries>(SampleLibrary.SiteStaff).OfParentAsync(ScanKind.ChangeRequest, id)).Select(scan => scan.Id));
        Assert.Empty(await host.As<ScanQueries>(SampleLibrary.Sibling).OfParentAsync(ScanKind.ChangeRequest, id));
    }

    private static ChangeRequestService Requests(DataHost host, AccessScope who) => host.As<ChangeRequestService>(who);

    private static Task<ChangeRequestListing> ListAsync(DataHost host, AccessScope who) => host.As<ChangeRequestQueries>(who).PageAsync(new ChangeRequestFilter { Size = 100 });

    private static async Task<Guid> AskAsync(DataHost host) => (await Requests(host, SampleLibrary.Administrator).AskAsync(Name(NewName))).Value;

    private static ChangeRequestInput Name(string name, params Scan[] scans) => new() { Proposal = name, Reason = "2021 年更名批复", Scans = [.. scans.Select(ScanPicture.Of)] };

    private static Task<OutboxEntry> ToldAsync(DataHost host, Guid about) => host.InspectAsync(data => data.OutboxEntries.SingleAsync(row => row.About == about));

    private static async Task<Scan> ScanAsync(DataHost host, AccessScope uploader)
    {
        var stored = new StoredScan($"{Guid.NewGuid():N}", StoredScan.Jpeg, 1, 1, 1, 1, new string('0', 64), new string('0', 64), "批文.jpg");
        return (await host.As(uploader).WriteAsync<Scan>(work =>
        {
            var scan = ScanService.RowOf(Guid.CreateVersion7(), ScanKind.ChangeRequest, Ancestry.Of(SampleLibrary.Hospital), stored, work);
            work.Data.Scans.Add(scan);
            work.Audit("scan.upload", nameof(Scan), scan.Id);
            return Task.FromResult<Result<Scan>>(scan);
        })).Value;
    }
}
