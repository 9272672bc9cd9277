using System.Text.Json.Nodes;
using AdminConsole.Authorization;
using AdminConsole.Data.Demonstration;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Tests.Features.Submissions;

/// <summary>A filing's way back and forth over HTTP.</summary>
[Collection(ApiCollection.Name)]
public sealed class ResubmissionTests(ApiHosts hosts)
{
    [Theory, DatabaseData]
    public async Task Withdrawn_WithANewBinding_MovesToTheNewInstitutionAndBackToTheSameCode(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var filing = await host.NewFilingAsync();
        var filed = await host.Client.SubmitAsync(filing);
        var path = filed.Header("Location")!;
        var withdrawn = await host.Client.WithdrawAsync(filed.Body!["id"]!.ToString(), filed.Header("ETag"));
        var neighbour = await host.InstitutionAsync(DemonstrationPeople.Neighbour);
        var bound = await host.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/bindings", new JsonObject
        {
            ["person"] = new JsonObject { ["name"] = filing["person"]!["name"]!.ToString(), ["documentType"] = "01", ["documentNumber"] = filing["person"]!["documentNumber"]!.ToString() },
            ["institutionId"] = neighbour.Id,
            ["confirmationCode"] = "DEM0-2027",
        });
        var moved = filing.With("bindingId", $"\"{bound.Body!["id"]}\"").With("periods[0].institutionId", $"\"{neighbour.Id}\"").With("periods[0].institutionName", $"\"{neighbour.Name}\"");

        var there = await PutAsync(host.Client, path, moved, withdrawn.Header("ETag"));

        Assert.True(there.Status == 200, there.Text);
        var id = (Guid)filed.Body["id"]!;
        var row = await host.ReadAsync(data => data.Submissions.SingleAsync(row => row.Id == id));
        Assert.Equal((neighbour.Id, ((IOwned)neighbour).PointId), (row.InstitutionId, row.PointId));
        Assert.Equal(filed.Body["number"]!.ToString(), there.Body!["number"]!.ToString());

        var home = await host.Client.WithdrawAsync($"{id}", there.Header("ETag"));
        var back = await PutAsync(host.Client, path, filing, home.Header("ETag"));
        Assert.Equal(filed.Body["submissionCode"]!.ToString(), back.Body!["submissionCode"]!.ToString());
    }

    [Theory, DatabaseData]
    public async Task AZ11_AnotherClientsFiling_IsNotThere(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var filing = await host.NewFilingAsync();
        var filed = await host.Client.SubmitAsync(filing);

        (await PutAsync(host.OtherClient, filed.Header("Location")!, filing, filed.Header("ETag"))).IsRefused(404, "not_found");
        (await host.OtherClient.AnswerAsync(new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/bindings/{filing["bindingId"]}"))).IsRefused(404, "not_found");
    }

    [Theory, DatabaseData]
    public async Task Unbind_WhileAFilingNeedsIt_IsRefused(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var filing = await host.NewFilingAsync();
        var filed = await host.Client.SubmitAsync(filing);
        var binding = $"/api/v1/bindings/{filing["bindingId"]}";

        (await host.Client.AnswerAsync(new HttpRequestMessage(HttpMethod.Delete, binding))).IsRefused(409, "binding_in_use");
        var withdrawn = await host.Client.WithdrawAsync(filed.Body!["id"]!.ToString(), filed.Header("ETag"));
        Assert.Equal(204, (await host.Client.AnswerAsync(new HttpRequestMessage(HttpMethod.Delete, binding))).Status);
        (await host.Client.AnswerAsync(new HttpRequestMessage(HttpMethod.Delete, binding))).IsRefused(404, "not_found");
        (await PutAsync(host.Client, filed.Header("Location")!, filing, withdrawn.Header("ETag"))).IsRefusedAt("bindingId");
        Assert.Single((await host.Client.GetAnswerAsync($"/api/v1/submissions?bindingId={filing["bindingId"]}")).Body!["items"]!.AsArray());
    }

    [Theory, DatabaseData]
    public async Task IN07_AnyChange_VoidsTheOldCodeAndTheSameContentGivesItBack(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var filing = await host.NewFilingAsync();
        var filed = await host.Client.SubmitAsync(filing);
        var (id, old, path) = ((Guid)filed.Body!["id"]!, filed.Body["submissionCode"]!.ToString(), filed.Header("Location")!);
        Assert.Equal(CodeVerdict.Unreviewed, await VerdictAsync(old));

        var withdrawn = await host.Client.WithdrawAsync($"{id}", filed.Header("ETag"));
        Assert.Equal(CodeVerdict.Revoked, await VerdictAsync(old));
        var changed = await PutAsync(host.Client, path, filing.With("education.major", "\"中医学\""), withdrawn.Header("ETag"));
        Assert.Equal(CodeVerdict.Changed, await VerdictAsync(old));
        await DecideAsync(host, id, SubmissionAction.Approve);
        Assert.Equal(CodeVerdict.Valid, await VerdictAsync(changed.Body!["submissionCode"]!.ToString()));
        Assert.Null(await VerdictAsync(old[..^1] + (old[^1] == '0' ? '1' : '0')));

        async Task<CodeVerdict?> VerdictAsync(string code)
        {
            await using var data = host.Contexts.Create(AccessScope.None);
            return (await AdminConsole.Data.SubmissionCodes.VerifyCodeAsync(data, code, CancellationToken.None))?.Verdict;
        }
    }

    [Theory, DatabaseData]
    public async Task DU04_SamePersonUnderAnotherName_IsNotedForTheDistrictAlone(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var first = await host.NewFilingAsync();
        var certificate = $"\"{Guid.CreateVersion7():N}\"";
        var one = await host.Client.SubmitAsync(first.With("education.certificateNumber", certificate));
        var other = await host.OtherClient.SubmitAsync((await host.NewFilingAsync(host.OtherClient)).With("education.certificateNumber", certificate));
        Assert.Equal((201, 201), (one.Status, other.Status));
        var (firstId, secondId) = ((Guid)one.Body!["id"]!, (Guid)other.Body!["id"]!);

        var pair = await host.ReadAsync(data => data.PossibleDuplicates.SingleAsync(row => row.SecondId == secondId));
        Assert.Equal((firstId, DuplicateGround.EducationCertificate), (pair.FirstId, pair.Grounds));
        Assert.DoesNotContain(firstId.ToString(), other.Text, StringComparison.Ordinal);
        var hospital = await host.InstitutionAsync();
        await using var data = host.Contexts.Create(AccessScope.ForUser(Guid.CreateVersion7(), "李审核", hospital.Id, hospital.Name, InstitutionKind.Institution, [Role.InstitutionReviewer]));
        Assert.False(await data.PossibleDuplicates.AnyAsync());
    }

    [Theory, DatabaseData]
    public async Task Resubmit_WithWhatTheTwoHadInCommonMended_TakesThePairAway(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var certificate = $"\"{Guid.CreateVersion7():N}\"";
        Assert.Equal(201, (await host.OtherClient.SubmitAsync((await host.NewFilingAsync(host.OtherClient)).With("education.certificateNumber", certificate))).Status);
        var filing = await host.NewFilingAsync();
        var filed = await host.Client.SubmitAsync(filing.With("education.certificateNumber", certificate));
        var id = (Guid)filed.Body!["id"]!;
        Assert.Equal(1, await PairsAsync());
        var withdrawn = await host.Client.WithdrawAsync($"{id}", filed.Header("ETag"));

        var again = await PutAsync(host.Client, filed.Header("Location")!, filing.With("education.certificateNumber", $"\"{Guid.CreateVersion7():N}\""), withdrawn.Header("ETag"));

        Assert.True(again.Status == 200, again.Text);
        Assert.Equal(0, await PairsAsync());

        Task<int> PairsAsync() => host.ReadAsync(data => data.PossibleDuplicates.CountAsync(row => row.SecondId == id || row.FirstId == id));
    }

    [Theory, DatabaseData]
    public async Task Find_TellsWhatTheInstitutionWroteForTheCandidate_AndNothingElse(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var filed = await host.Client.SubmitAsync(await host.NewFilingAsync());
        var id = (Guid)filed.Body!["id"]!;
        await host.ChangeAsync(data =>
        {
            foreach (var (text, visible) in ((string, bool)[])[("请携带原件核对", true), ("内部备注", false)])
                data.ReviewNotes.Add(new ReviewNote { Id = Guid.CreateVersion7(), SubmissionId = id, Text = text, Visible = visible, WrittenBy = Guid.CreateVersion7(), WrittenByName = "李审核", At = host.Clock.GetUtcNow().UtcDateTime });
        });

        var found = await host.Client.GetAnswerAsync($"/api/v1/submissions/{id}");

        Assert.Equal("请携带原件核对", Assert.Single(found.Body!["notes"]!.AsArray())!["text"]!.ToString());
        Assert.DoesNotContain("李审核", found.Text, StringComparison.Ordinal);
    }

    private static Task<Answer> PutAsync(HttpClient client, string path, JsonNode body, string? etag)
    {
        (string, string)[] headers = etag is null ? [] : [("If-Match", etag)];
        return client.SendJsonAsync(HttpMethod.Put, path, body, headers);
    }

    /// <summary>What the institution decides, put into the database as its reviewer's screen does.</summary>
    private static Task DecideAsync(ApiHost host, Guid id, SubmissionAction action, params FeedbackItem[] feedback) => host.ReadAsync(async data =>
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var row = await data.Submissions.SingleAsync(row => row.Id == id);
        Assert.True(row.Apply(action, SubmissionActor.Reviewer).IsOk);
        row.Version = Guid.CreateVersion7();
        var at = host.Clock.GetUtcNow().UtcDateTime;
        row.NoteDecision(Guid.CreateVersion7(), "李审核", at, "请按说明修改");
        data.Decisions.Add(new Decision
        {
            Id = Guid.CreateVersion7(),
            SubmissionId = id,
            DistrictId = row.DistrictId,
            SiteId = row.SiteId,
            PointId = row.PointId,
            InstitutionId = row.InstitutionId,
            Result = row.State,
            Note = "请按说明修改",
            DecidedBy = row.DecidedBy!.Value,
            DecidedByName = "李审核",
            DecidedAt = at,
            Revision = row.Revision,
            Report = row.Report,
            Feedback = feedback,
        });
        return await data.SaveChangesAsync();
    });
}
