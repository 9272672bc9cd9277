using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Demonstration;
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

        Task<Guid> VersionAsync(Guid id) => host.ReadAsync(data => data.Submissions.Where(row => row.Id == id).Select(row => row.Version).SingleAsync());
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

    private static async Task<Clerk> ClerkAsync(ApiHost host, string institution = DemonstrationPeople.Hospital)
    {
        var node = await host.InstitutionAsync(institution);
        var scope = host.Services.CreateAsyncScope();
        var id = Guid.CreateVersion7();
        scope.ServiceProvider.GetRequiredService<ActingScope>().Use(AccessScope.ForUser(id, "何录入", node.Id, node.Name, InstitutionKind.Institution, [Role.InstitutionReviewer]));
        return new Clerk(host, scope, node, id);
    }

    /// <summary>A reviewer of an institution, who enters filings too.</summary>
    private sealed class Clerk(ApiHost host, AsyncServiceScope scope, Institution node, Guid userId) : IAsyncDisposable
    {
        public ApiHost Host => host;

        public Institution Node => node;

        public Guid UserId => userId;

        public EntryService Entries => scope.ServiceProvider.GetRequiredService<EntryService>();

        public EntryDraftService Drafts => scope.ServiceProvider.GetRequiredService<EntryDraftService>();

        public EntryQueries Queries => scope.ServiceProvider.GetRequiredService<EntryQueries>();

        public Task<Result<DecisionMade>> DecideAsync(Guid id, Guid version) =>
            scope.ServiceProvider.GetRequiredService<ReviewService>().DecideAsync(id, new DecisionInput { Decision = SubmissionAction.Reject, Note = "材料与原件不符" }, version);

        /// <summary>A draft in which nothing is missing, of a person nobody else has.</summary>
        public async Task<EntryView> FilledAsync()
        {
            var ordinal = Interlocked.Increment(ref people);
            var person = Person.Make(ordinal);
            var view = (await Queries.FindAsync((await Drafts.StartAsync(null)).Value))!;
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
