using AdminConsole.Components.Controls;
using AdminConsole.Data.Demonstration;
using AdminConsole.Domain;
using AdminConsole.Domain.Candidates;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Candidates;
using AdminConsole.Features.Review;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Candidates;

/// <summary>What one person's data went through, and what the person asks about it.</summary>
[Collection(ApiCollection.Name)]
public sealed class DisclosureTests(ApiHosts hosts)
{
    [Theory, DatabaseData]
    public async Task PD07_ViewsChangesAndExportsOfOnePerson_AreListedForTheDistrictAlone(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        Assert.True((await host.AsAsync("reviewer", services => services.GetRequiredService<ReviewExportService>().ExportAsync(ReviewQueueFilter.Default))).IsOk);
        var (id, number, other) = await FilingAsync(host);
        Assert.True((await host.AsAsync("reviewer", services => services.GetRequiredService<ReviewService>().OpenAsync(id))).IsOk);
        Assert.True((await host.AsAsync("reviewer", services => services.GetRequiredService<ReviewService>().OpenAsync(other))).IsOk);
        Assert.True((await host.AsAsync("reviewer", services => services.GetRequiredService<ReviewExportService>().ExportAsync(ReviewQueueFilter.Default))).IsOk);

        var listing = (await host.AsAsync("district", services => services.GetRequiredService<DisclosureService>().OpenAsync(id, before: null))).Value;

        Assert.Contains(listing.Rows, row => row is { Action: "submission.view" or "submission.view_whole", ActorName: "李审核", IsCertain: true } && row.What == number);

        // The export before the filing came cannot have held it.
        Assert.Single(listing.Rows, row => row is { Action: "submission.export", ActorName: "李审核", IsCertain: false, What: null });
        Assert.DoesNotContain(listing.Rows, row => row.What is not null && !listing.Person.Filings.Contains(row.What));
        Assert.DoesNotContain("*", listing.Person.Name, StringComparison.Ordinal);
        Assert.Contains("****", listing.Person.DocumentMasked, StringComparison.Ordinal);

        // Looking at the list stands in it, with who looked; nobody else may.
        Assert.Contains((await host.AsAsync("district", services => services.GetRequiredService<DisclosureService>().OpenAsync(id, before: null))).Value.Rows, row => row.Action == "candidate.disclosures");
        foreach (var user in (string[])["reviewer", "site", "hospital-admin", "system"])
            Assert.Equal(Error.NotFound, (await host.AsAsync(user, services => services.GetRequiredService<DisclosureService>().OpenAsync(id, before: null))).Error);
        Assert.Equal(Error.NotFound, (await host.AsAsync("district", services => services.GetRequiredService<DisclosureService>().OpenAsync(Guid.CreateVersion7(), before: null))).Error);
    }

    [Theory, DatabaseData]
    public async Task PD07_List_IsExported_AndTheExportIsOnRecord(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var (id, number, _) = await FilingAsync(host);
        Assert.True((await host.AsAsync("reviewer", services => services.GetRequiredService<ReviewService>().OpenAsync(id))).IsOk);
        using var visitor = await Visitor.SignedInAsync(host.Address, "district");

        using var answer = await visitor.GetAsync($"/candidates/{id}/disclosures");
        using var workbook = new XLWorkbook(await answer.Content.ReadAsStreamAsync());

        Assert.Contains(workbook.Worksheets.Single().RowsUsed(), row => row.Cell(2).GetString() == "李审核" && row.Cell(6).GetString() == number);
        Assert.True(await host.ReadAsync(data => data.AuditEntries.AnyAsync(row => row.Action == "candidate.export-disclosures" && row.ObjectId == id.ToString())));
        using var reviewer = await Visitor.SignedInAsync(host.Address, "reviewer");
        Assert.Equal(403, (await reviewer.OpenAsync($"/candidates/{id}/disclosures")).Status);
    }

    [Theory, DatabaseData]
    public async Task PD07_Requests_AreRecordedAndAnswered_AndErasureIsRefusedWithItsGround(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var (id, _, _) = await FilingAsync(host);
        var today = ShanghaiTime.Today(host.Clock);
        Assert.Equal(["receivedOn", "text"], (await AddAsync(new PersonalRequestInput { ReceivedOn = today.AddDays(1), Text = "删" })).Error!.Fields.Keys.Order());
        Assert.True((await AddAsync(new PersonalRequestInput { Kind = PersonalRequestKind.Erasure, ReceivedOn = today, Text = "本人电话要求删除全部资料" })).IsOk);
        Assert.Equal(Error.Forbidden, (await host.AsAsync("reviewer", services => services.GetRequiredService<PersonalRequestService>().AddAsync(id, new PersonalRequestInput { ReceivedOn = today, Text = "本人要求查阅" }))).Error);
        var request = await OneAsync();

        Assert.Equal(PersonalRequestErrors.FilingsAreKept, (await AnswerAsync(new PersonalAnswerInput { Fulfilled = true, Answer = "已经删除全部资料" })).Error);
        Assert.Equal(["answer", "fulfilled"], (await AnswerAsync(new PersonalAnswerInput { Answer = "不行" })).Error!.Fields.Keys.Order());
        Assert.True((await AnswerAsync(new PersonalAnswerInput { Fulfilled = false, Answer = "依法留存，不能删除" })).IsOk);
        Assert.Equal(Error.VersionConflict, (await AnswerAsync(new PersonalAnswerInput { Fulfilled = false, Answer = "再次答复同一请求" })).Error);

        var kept = await OneAsync();
        Assert.Equal((PersonalRequestState.Refused, "依法留存，不能删除"), (kept.State, kept.Answer));
        Assert.Equal(["candidate.request", "candidate.answer-request"], await host.ReadAsync(data => data.AuditEntries.Where(row => row.ObjectId == request.Id.ToString()).OrderBy(row => row.Sequence).Select(row => row.Action).ToListAsync()));
        Assert.DoesNotContain("电话", await host.ReadAsync(data => data.AuditEntries.Where(row => row.ObjectId == request.Id.ToString()).Select(row => row.Changes + row.Reason).FirstAsync()), StringComparison.Ordinal);

        Task<Result<Done>> AddAsync(PersonalRequestInput input) => host.AsAsync("district", services => services.GetRequiredService<PersonalRequestService>().AddAsync(id, input));
        Task<Result<Done>> AnswerAsync(PersonalAnswerInput input) => host.AsAsync("district", services => services.GetRequiredService<PersonalRequestService>().AnswerAsync(request.Id, request.Version, input));
        Task<PersonalRequest> OneAsync() => host.ReadAsync(async data =>
        {
            var person = await data.Submissions.Where(row => row.Id == id).Select(row => row.PersonIndex).SingleAsync();
            return await data.PersonalRequests.SingleAsync(row => row.PersonIndex == person);
        });
    }

    /// <summary>A filing of a person nobody else has, and one of somebody else.</summary>
    private static async Task<(Guid Id, string Number, Guid Other)> FilingAsync(ApiHost host)
    {
        var filed = await host.Client.SubmitAsync(await host.NewFilingAsync());
        Assert.Equal(201, filed.Status);
        var id = Guid.Parse(filed.Body!["id"]!.ToString());
        var hospital = await host.InstitutionAsync(DemonstrationPeople.Hospital);
        return await host.ReadAsync(async data => (
            id,
            await data.Submissions.Where(row => row.Id == id).Select(row => row.Number).SingleAsync(),
            await data.Submissions.Where(row => row.Id != id && row.InstitutionId == hospital.Id && row.State == SubmissionState.Pending).Select(row => row.Id).FirstAsync()));
    }
}
