using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Demonstration;
using AdminConsole.Data.Facts;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Scans;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Review;
using AdminConsole.Features.Submissions;
using AdminConsole.Scans;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.Scans;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Submissions;

/// <summary>单位直接录入: the same rules and the same way in as over the API.</summary>
[Collection(ApiCollection.Name)]
public sealed class EntryTests(ApiHosts hosts)
{
    private const int FirstOrdinal = 70_000;

    private static int people = FirstOrdinal;

    [Theory, DatabaseData]
    public async Task Submit_CompleteDraft_IsAFilingOfTheInstitution_WithItsImages_AndNoDraftAnyMore(DatabaseKind kind)
    {
        await using var clerk = await ClerkAsync(await hosts.OnAsync(kind));
        var view = await clerk.FilledAsync();
        var marks = await clerk.Entries.PrecheckAsync(view);
        Assert.True(marks.IsOk, string.Join(' ', marks.IsOk ? [] : marks.Error.Fields.Keys));

        var filed = await clerk.Entries.SubmitAsync(view);

        Assert.True(filed.IsOk, $"{filed.Error?.Code}");
        var row = await clerk.Host.ReadAsync(data => data.Submissions.SingleAsync(row => row.Id == filed.Value.Id));
        Assert.Equal((SubmissionState.Pending, null, null, (Guid?)clerk.UserId, clerk.Node.Id, filed.Value.Number), (row.State, row.ClientId, row.BindingId, row.EnteredBy, row.InstitutionId, row.Number));
        var images = view.Input.Materials().Select(use => use.Picture.Id).ToArray();
        Assert.Equal(5, await clerk.Host.ReadAsync(data => data.Materials.CountAsync(image => images.Contains(image.Id) && image.SubmissionId == row.Id)));
        Assert.Equal(0, await clerk.Host.ReadAsync(data => data.Scans.CountAsync(scan => images.Contains(scan.Id))));
        Assert.Null(await clerk.Queries.FindAsync(view.DraftId));
        Assert.Equal("duplicate_submission", (await clerk.Entries.SubmitAsync(view)).Error?.Code);
        Assert.Equal(1, await clerk.Host.ReadAsync(data => data.AuditEntries.CountAsync(entry => entry.Action == "submission.submit" && entry.ObjectId == $"{row.Id}" && entry.ActorId == clerk.UserId)));
    }

    [Theory, DatabaseData]
    public async Task Precheck_FaultsAndMissingImages_AreNamedTogether_BesideTheirFields(DatabaseKind kind)
    {
        await using var clerk = await ClerkAsync(await hosts.OnAsync(kind));
        var view = await clerk.FilledAsync();
        view.Input.Person.DocumentNumber = "420102199501010011";
        view.Input.Pledged = false;
        view.Input.Pictures.Remove("GRADUATION_CERTIFICATE");

        var faults = (await clerk.Entries.PrecheckAsync(view)).Error!;

        Assert.Equal(["materials.GRADUATION_CERTIFICATE", "person.documentNumber", "truthfulnessPledge"], faults.Fields.Keys.Order(StringComparer.Ordinal));
    }

    [Theory, DatabaseData]
    public async Task DU04_PersonWhoFiledOverTheApi_IsRefused_WithoutSayingWhere(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        await using var clerk = await ClerkAsync(host);
        var view = await clerk.FilledAsync();
        var over = await host.NewFilingAsync(institutionName: DemonstrationPeople.Neighbour);
        Assert.Equal(201, (await host.Client.SubmitAsync(over)).Status);
        var own = view.Input.Person;
        (own.Name, own.DocumentNumber, own.BirthDate) = ($"{over["person"]!["name"]}", $"{over["person"]!["documentNumber"]}", DateOnly.Parse($"{over["person"]!["birthDate"]}"));

        var refused = await clerk.Entries.SubmitAsync(view);

        // The other institution's filing is not told.
        Assert.Equal(("duplicate_submission", 0), (refused.Error?.Code, refused.Error?.Details.Count));
        Assert.NotNull(await clerk.Queries.FindAsync(view.DraftId));
    }

    [Theory, DatabaseData]
    public async Task Change_BeforeTheDecision_IsARevisionOfWhoeverMadeIt_AndNeitherDecides(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        await using var clerk = await ClerkAsync(host);
        await using var colleague = await ClerkAsync(host);
        await using var third = await ClerkAsync(host);
        var filed = (await clerk.Entries.SubmitAsync(await clerk.FilledAsync())).Value;

        var view = (await colleague.Queries.FindAsync((await colleague.Drafts.ReopenAsync(filed.Id)).Value))!;
        Assert.Equal(filed.Number, view.Number);
        view.Input.Education.Major = "中医学";
        Assert.True((await colleague.Drafts.KeepAsync(view.DraftId, view.Input)).IsOk);
        var changed = await colleague.Entries.SubmitAsync(view);

        Assert.True(changed.IsOk, $"{changed.Error?.Code} {string.Join(' ', changed.Error?.Fields.Keys ?? [])}");
        var row = await host.ReadAsync(data => data.Submissions.SingleAsync(row => row.Id == filed.Id));
        Assert.Equal((SubmissionState.Pending, 2), (row.State, row.Revision));
        Assert.Equal("version_conflict", (await colleague.Entries.SubmitAsync(view)).Error?.Code);
        foreach (var barred in (Clerk[])[clerk, colleague])
            Assert.Equal("second_person_required", (await barred.DecideAsync(filed.Id, row.Version)).Error?.Code);
        Assert.NotEqual("second_person_required", (await third.DecideAsync(filed.Id, row.Version)).Error?.Code);
    }

    [Theory, DatabaseData]
    public async Task Delete_IsOpenUntilTheFirstDecision_AndTakesTheImagesAlong(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        await using var clerk = await ClerkAsync(host);
        await using var colleague = await ClerkAsync(host);
        var (gone, stays) = ((await clerk.Entries.SubmitAsync(await clerk.FilledAsync())).Value, (await clerk.Entries.SubmitAsync(await clerk.FilledAsync())).Value);

        Assert.True((await clerk.Entries.WithdrawAsync(gone.Id, await VersionAsync(gone.Id))).IsOk);
        Assert.Equal("version_conflict", (await clerk.Entries.DeleteAsync(gone.Id, Guid.CreateVersion7())).Error?.Code);
        Assert.True((await clerk.Entries.DeleteAsync(gone.Id, await VersionAsync(gone.Id))).IsOk);
        Assert.False(await host.ReadAsync(data => data.Submissions.AnyAsync(row => row.Id == gone.Id)));
        Assert.False(await host.ReadAsync(data => data.Materials.AnyAsync(row => row.SubmissionId == gone.Id)));

        var decided = await colleague.DecideAsync(stays.Id, await VersionAsync(stays.Id));
        Assert.True(decided.IsOk, decided.Error?.Code);
        Assert.Equal("entry_decided", (await clerk.Entries.DeleteAsync(stays.Id, await VersionAsync(stays.Id))).Error?.Code);
        Assert.Equal("illegal_state", (await clerk.Entries.WithdrawAsync(stays.Id, await VersionAsync(stays.Id))).Error?.Code);

        Task<Guid> VersionAsync(Guid id) => SettledAsync(host, id);
    }

    [Theory, DatabaseData]
    public async Task AZ04_DraftsAndEntries_AreTheirAuthorsAndTheirInstitutions(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        await using var clerk = await ClerkAsync(host);
        await using var colleague = await ClerkAsync(host);
        await using var neighbour = await ClerkAsync(host, DemonstrationPeople.Neighbour);
        var view = await clerk.FilledAsync();

        Assert.Null(await colleague.Queries.FindAsync(view.DraftId));
        Assert.Equal("not_found", (await colleague.Drafts.KeepAsync(view.DraftId, view.Input)).Error?.Code);
        Assert.Equal("not_found", (await neighbour.Drafts.StartAsync(clerk.Node.Id)).Error?.Code);
        var theirs = await neighbour.FilledAsync();
        theirs.Input.Pictures["ID_PHOTO"] = view.Input.Pictures["ID_PHOTO"];
        Assert.Equal(["materials.ID_PHOTO"], (await neighbour.Entries.SubmitAsync(theirs)).Error!.Fields.Keys);

        var filed = (await clerk.Entries.SubmitAsync(view)).Value;
        var version = await host.ReadAsync(data => data.Submissions.Where(row => row.Id == filed.Id).Select(row => row.Version).SingleAsync());
        Assert.Equal("not_found", (await neighbour.Drafts.ReopenAsync(filed.Id)).Error?.Code);
        Assert.Equal("not_found", (await neighbour.Entries.DeleteAsync(filed.Id, version)).Error?.Code);
        Assert.Equal("not_found", (await neighbour.Entries.WithdrawAsync(filed.Id, version)).Error?.Code);
        Assert.Contains((await colleague.Queries.ListAsync()).Filings, row => row.Id == filed.Id && row is { MayChange: true, MayDelete: true });
        Assert.DoesNotContain((await neighbour.Queries.ListAsync()).Filings, row => row.Id == filed.Id);
    }

    [Theory, DatabaseData]
    public async Task SuspendedInstitution_TakesNoEntryAndNoChange_UntilItIsOpenAgain(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        await using var clerk = await ClerkAsync(host);
        var (view, filed) = (await clerk.FilledAsync(), (await clerk.Entries.SubmitAsync(await clerk.FilledAsync())).Value);
        var change = (await clerk.Queries.FindAsync((await clerk.Drafts.ReopenAsync(filed.Id)).Value))!;
        change.Input.Education.Major = "中医学";
        await SuspendAsync("换证期间暂停受理");
        try
        {
            foreach (var draft in (EntryView[])[view, change])
            {
                var refused = (await clerk.Entries.SubmitAsync(draft)).Error;
                Assert.Equal(("unit_suspended", ErrorKind.Conflict), (refused?.Code, refused?.Kind));
            }

            Assert.NotNull(await clerk.Queries.FindAsync(view.DraftId));
        }
        finally
        {
            await SuspendAsync(null);
        }

        Assert.True((await clerk.Entries.SubmitAsync(view)).IsOk);
        Assert.True((await clerk.Entries.SubmitAsync(change)).IsOk);

        Task<int> SuspendAsync(string? reason) => host.ReadAsync(data => data.Institutions.Where(row => row.Id == clerk.Node.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.SuspensionReason, reason)));
    }

    [Theory, DatabaseData]
    public async Task SeasonsEnd_ClosesTheApi_AndItsDeadlineDirectEntry_ChangesIncluded(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        await using var clerk = await ClerkAsync(host);
        var (view, late, filed) = (await clerk.FilledAsync(), await clerk.FilledAsync(), (await clerk.Entries.SubmitAsync(await clerk.FilledAsync())).Value);
        var change = (await clerk.Queries.FindAsync((await clerk.Drafts.ReopenAsync(filed.Id)).Value))!;
        change.Input.Education.Major = "中医学";
        var over = await host.NewFilingAsync();
        var (season, today) = (view.Season, ShanghaiTime.Today(host.Clock));
        await MoveAsync(today.AddDays(-1), today);
        try
        {
            Assert.Equal("season_closed", (await host.Client.SubmitAsync(over)).Code);
            Assert.True((await clerk.Entries.SubmitAsync(view)).IsOk);

            await MoveAsync(today.AddDays(-2), today.AddDays(-1));
            Assert.Equal("season_closed", (await clerk.Entries.SubmitAsync(late)).Error?.Code);
            Assert.Equal("season_closed", (await clerk.Entries.SubmitAsync(change)).Error?.Code);
            Assert.Null((await clerk.Queries.ListAsync()).Season);
        }
        finally
        {
            await MoveAsync(season.End, season.Deadline);
        }

        Assert.True((await clerk.Entries.SubmitAsync(change)).IsOk);

        Task<int> MoveAsync(DateOnly end, DateOnly deadline) =>
            host.ReadAsync(data => data.Seasons.Where(row => row.Id == season.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.End, end).SetProperty(row => row.Deadline, deadline)));
    }

    [Theory, DatabaseData]
    public async Task DistrictStaff_EntersForAnInstitution_WhichReviewsIt_AndSeesItAmongItsEntries(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var district = await host.InstitutionAsync(DemonstrationPeople.District);
        await using var clerk = await ClerkAsync(host, by: AccessScope.ForUser(Guid.CreateVersion7(), "陈考区", district.Id, district.Name, InstitutionKind.District, [Role.DistrictStaff]));
        await using var colleague = await ClerkAsync(host);
        Assert.Equal("not_found", (await clerk.Drafts.StartAsync(null)).Error?.Code);

        var filed = await clerk.Entries.SubmitAsync(await clerk.FilledAsync());

        Assert.True(filed.IsOk, filed.Error?.Code);
        var row = await host.ReadAsync(data => data.Submissions.SingleAsync(row => row.Id == filed.Value.Id));
        Assert.Equal((SubmissionState.Pending, clerk.UserId, clerk.Node.Id), (row.State, row.EnteredBy, row.InstitutionId));
        Assert.Contains((await clerk.Queries.ListAsync()).Filings, entry => entry.Id == row.Id && entry.MayChange);
        Assert.Contains((await colleague.Queries.ListAsync()).Filings, entry => entry.Id == row.Id);
        Assert.True((await colleague.DecideAsync(row.Id, await SettledAsync(host, row.Id))).IsOk);
    }

    [Theory, DatabaseData]
    public async Task FI07_Returned_OnlyWhatIsNamedIsOpen_AndTheResubmissionIsPendingAgain(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        await using var clerk = await ClerkAsync(host);
        await using var colleague = await ClerkAsync(host);
        var filed = (await clerk.Entries.SubmitAsync(await clerk.FilledAsync())).Value;
        var version = await SettledAsync(host, filed.Id);
        var returned = await colleague.DecideAsync(filed.Id, version, new DecisionInput { Decision = SubmissionAction.Return, Note = "请更正专业", Feedback = [new FeedbackItem("education.major", null, "3", "填写内容与证件或材料不一致", null)] });
        Assert.True(returned.IsOk, returned.Error?.Code);

        var view = (await clerk.Queries.FindAsync((await clerk.Drafts.ReopenAsync(filed.Id)).Value))!;
        var school = view.Input.Education.School;
        view.Input.Education.School = "武汉大学";
        Assert.Equal("locked", (await clerk.Entries.SubmitAsync(view)).Error?.Code);
        (view.Input.Education.School, view.Input.Education.Major) = (school, "中医学");
        var again = await clerk.Entries.SubmitAsync(view);

        Assert.True(again.IsOk, $"{again.Error?.Code} {string.Join(' ', again.Error?.Fields.Keys ?? [])}");
        var row = await host.ReadAsync(data => data.Submissions.SingleAsync(row => row.Id == filed.Id));
        Assert.Equal((SubmissionState.Pending, 2), (row.State, row.Revision));
        Assert.Equal("second_person_required", (await clerk.DecideAsync(filed.Id, row.Version)).Error?.Code);
        Assert.Equal("entry_decided", (await clerk.Entries.DeleteAsync(filed.Id, row.Version)).Error?.Code);
    }

    [Theory, DatabaseData]
    public async Task PD06_Drafts_NobodyHasChangedForTheDaysSet_AreRemovedWithTheirImages(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        await using var clerk = await ClerkAsync(host);
        var (old, fresh) = (await clerk.FilledAsync(), await clerk.FilledAsync());
        var filed = (await clerk.Entries.SubmitAsync(await clerk.FilledAsync())).Value;
        await host.ReadAsync(data => data.EntryDrafts.Where(row => row.Id == old.DraftId).ExecuteUpdateAsync(set => set.SetProperty(row => row.SavedAt, row => row.SavedAt.AddDays(-31))));
        await using var colleague = await ClerkAsync(host);
        Assert.True((await colleague.Reviewer.KeepDraftAsync(filed.Id, new DecisionInput { Note = "写了一半" })).IsOk);
        await host.ReadAsync(data => data.ReviewDrafts.Where(row => row.UserId == colleague.UserId).ExecuteUpdateAsync(set => set.SetProperty(row => row.SavedAt, row => row.SavedAt.AddDays(-31))));

        await using var product = host.Services.CreateAsyncScope();
        product.ServiceProvider.GetRequiredService<ActingScope>().Use(AccessScope.System);
        var removed = await product.ServiceProvider.GetRequiredService<DraftSweepService>().SweepAsync(CancellationToken.None);

        Assert.True(removed >= 2);
        Assert.Null(await clerk.Queries.FindAsync(old.DraftId));
        Assert.Equal(0, await host.ReadAsync(data => data.Scans.CountAsync(row => row.ParentId == old.DraftId)));
        Assert.Null(await colleague.Reviewer.DraftAsync(filed.Id));
        Assert.NotNull(await clerk.Queries.FindAsync(fresh.DraftId));
        Assert.Equal(5, await host.ReadAsync(data => data.Scans.CountAsync(row => row.ParentId == fresh.DraftId)));
        Assert.True(await host.ReadAsync(data => data.AuditEntries.AnyAsync(row => row.Action == "draft.sweep")));
    }

    /// <summary>The filing's version once its marks are renewed for what the other filings of its mentor have changed: nobody decides in between.</summary>
    private static async Task<Guid> SettledAsync(ApiHost host, Guid id)
    {
        await host.Services.GetRequiredService<MarksRenewal>().RunAsync(everything: true, CancellationToken.None);
        return await host.ReadAsync(data => data.Submissions.Where(row => row.Id == id).Select(row => row.Version).SingleAsync());
    }

    /// <param name="host">Where.</param>
    /// <param name="institution">For which is entered.</param>
    /// <param name="by">Who enters; null = a reviewer of the institution.</param>
    private static async Task<Clerk> ClerkAsync(ApiHost host, string institution = DemonstrationPeople.Hospital, AccessScope? by = null)
    {
        var node = await host.InstitutionAsync(institution);
        var scope = host.Services.CreateAsyncScope();
        var who = by ?? AccessScope.ForUser(Guid.CreateVersion7(), "何录入", node.Id, node.Name, InstitutionKind.Institution, [Role.InstitutionReviewer]);
        scope.ServiceProvider.GetRequiredService<ActingScope>().Use(who);
        return new Clerk(host, scope, node, who.UserId!.Value);
    }

    /// <summary>Somebody who enters filings for an institution.</summary>
    private sealed class Clerk(ApiHost host, AsyncServiceScope scope, Institution node, Guid userId) : IAsyncDisposable
    {
        public ApiHost Host => host;

        public Institution Node => node;

        public Guid UserId => userId;

        public EntryService Entries => scope.ServiceProvider.GetRequiredService<EntryService>();

        public EntryDraftService Drafts => scope.ServiceProvider.GetRequiredService<EntryDraftService>();

        public EntryQueries Queries => scope.ServiceProvider.GetRequiredService<EntryQueries>();

        public ReviewerService Reviewer => scope.ServiceProvider.GetRequiredService<ReviewerService>();

        public Task<Result<DecisionMade>> DecideAsync(Guid id, Guid version, DecisionInput? input = null) =>
            scope.ServiceProvider.GetRequiredService<ReviewService>().DecideAsync(id, input ?? new DecisionInput { Decision = SubmissionAction.Reject, Note = "材料与原件不符" }, version);

        /// <summary>A draft in which nothing is missing, of a person nobody else has.</summary>
        public async Task<EntryView> FilledAsync()
        {
            var ordinal = Interlocked.Increment(ref people);
            var person = Person.Make(ordinal);
            var view = (await Queries.FindAsync((await Drafts.StartAsync(node.Id)).Value))!;
            var input = view.Input;
            input.Person = new EntryPerson
            {
                Name = person.Name,
                Sex = person.Sex,
                EthnicGroup = "01",
                BirthDate = person.BirthDate,
                DocumentType = "01",
                DocumentNumber = person.Number,
                DocumentValidFrom = new DateOnly(2015, 3, 1),
                Phone = "13800000000",
            };
            (input.Level, input.Category, input.Pledged) = ("1", "110", true);
            input.Education = new EntryEducation
            {
                Level = "21",
                School = "湖北医药学院",
                Major = "临床医学",
                EnrolledOn = new DateOnly(2014, 9, 1),
                GraduatedOn = new DateOnly(2019, 6, 30),
                CertificateNumber = $"{Guid.CreateVersion7():N}",
            };
            var current = input.Periods[0];
            (current.RegistrationNumber, current.Start, current.End) = ("44135001442010411A1001", new DateOnly(2019, 8, 8), new DateOnly(2020, 8, 7));
            current.Posts = [new EntryPost { Department = "心内科", MentorName = "陈志远", MentorCertificateNumber = "110420100000045" }];
            foreach (var (slot, count) in (IEnumerable<(string, int)>)[("ID_PHOTO", 1), ("ID_DOCUMENT", 3), ("GRADUATION_CERTIFICATE", 1)])
                input.Pictures[slot] = [.. await Task.WhenAll(Enumerable.Range(0, count).Select(_ => UploadAsync(slot)))];
            Assert.True((await Drafts.KeepAsync(view.DraftId, input)).IsOk);
            return (await Queries.FindAsync(view.DraftId))!;
        }

        public ValueTask DisposeAsync() => scope.DisposeAsync();

        private async Task<ScanPicture> UploadAsync(string slot)
        {
            var stored = (await scope.ServiceProvider.GetRequiredService<ScanUpload>().TakeAsync(JpegBytes.Baseline(), "image/jpeg", "a.jpg", new UploadOptions().Scan(), CancellationToken.None)).Value;
            var kept = await scope.ServiceProvider.GetRequiredService<Db>().WriteAsync<Scan>(work =>
            {
                var scan = ScanService.RowOf(Guid.CreateVersion7(), slot == "ID_PHOTO" ? ScanKind.EntryPhoto : ScanKind.EntryPaper, Ancestry.Of(node), stored, work);
                work.Data.Scans.Add(scan);
                work.Audit("scan.upload", nameof(Scan), scan.Id);
                return Task.FromResult<Result<Scan>>(scan);
            });
            return ScanPicture.Of(kept.Value);
        }
    }
}
