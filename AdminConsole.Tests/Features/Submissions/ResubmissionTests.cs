using System.Text.Json.Nodes;
using AdminConsole.Authorization;
using AdminConsole.Data.Demonstration;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
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
    public async Task Filing_FromBindingToAChangedDecision_LivesItsWholeLife(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var filing = await host.NewFilingAsync();
        var photo = await UploadAsync(host.Client);
        var required = filing.DeepClone().AsObject();
        filing = filing.WithMaterial("OTHER_PROOF", photo);
        Assert.Equal(200, (await host.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/prechecks", filing)).Status);
        var filed = await host.Client.SubmitAsync(filing);
        Assert.True(filed.Status == 201, filed.Text);
        var (id, path) = ((Guid)filed.Body!["id"]!, filed.Header("Location")!);

        await DecideAsync(host, id, SubmissionAction.Return, new FeedbackItem("education.school", Period: null, "3", "填写内容与证件或材料不一致", "与毕业证书不符"), new FeedbackItem("OTHER_PROOF", Period: null, "1", "图片不清晰或不完整", Text: null));
        var returned = await host.Client.GetAnswerAsync(path);
        Assert.Equal("returned", returned.Body!["state"]!.ToString());
        Assert.Equal(["education.school", "OTHER_PROOF"], returned.Body["openForChange"]!.AsArray().Select(open => open!.ToString()));
        Assert.Equal(["与毕业证书不符", null], returned.Body["feedback"]!.AsArray().Select(item => item!["text"]?.ToString()));

        var locked = await PutAsync(host.Client, path, filing.With("education.major", "\"中医学\"").With("person.name", "\"别人\""), returned.Header("ETag"));
        locked.IsRefused(409, "locked");
        Assert.Equal(["education.major", "person.name"], locked.Body!["errors"]!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal));

        var mended = required.With("education.school", "\"武汉大学\"").WithMaterial("OTHER_PROOF", await UploadAsync(host.Client, "ID_DOCUMENT-2.png"));
        (await PutAsync(host.Client, path, mended, etag: null)).IsRefused(428, "if_match_required");
        (await PutAsync(host.Client, path, mended, filed.Header("ETag"))).IsRefused(412, "version_conflict");
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var again = await PutAsync(host.Client, path, mended, returned.Header("ETag"));
        Assert.True(again.Status == 200, again.Text);
        Assert.Equal("pending", again.Body!["state"]!.ToString());
        Assert.NotEqual(filed.Body["submissionCode"]!.ToString(), again.Body["submissionCode"]!.ToString());
        Assert.Empty(again.Body["openForChange"]!.AsArray());
        (await PutAsync(host.Client, path, mended, again.Header("ETag"))).IsRefused(409, "illegal_state");

        await DecideAsync(host, id, SubmissionAction.Approve);
        await DecideAsync(host, id, SubmissionAction.Reject);
        var decided = await host.Client.GetAnswerAsync(path);
        Assert.Equal(["pending", "returned", "pending", "approved", "rejected"], decided.Body!["progress"]!.AsArray().Select(step => step!["state"]!.ToString()));
        Assert.Equal(2, await host.ReadAsync(data => data.SubmissionRevisions.CountAsync(row => row.SubmissionId == id)));
        Assert.Equal(1, await host.ReadAsync(data => data.SubmissionMentors.CountAsync(row => row.SubmissionId == id)));
        Assert.Equal(1, await host.ReadAsync(data => data.AuditEntries.CountAsync(entry => entry.Action == "submission.resubmit" && entry.ObjectId == $"{id}")));
    }

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

    private static async Task<Guid> UploadAsync(HttpClient client, string file = "ID_DOCUMENT-1.png")
    {
        using var image = new ByteArrayContent(await File.ReadAllBytesAsync(Repository.FullPath($"samples/images/{file}")));
        image.Headers.ContentType = new("image/png");
        using var form = new MultipartFormDataContent { { new StringContent("OTHER_PROOF"), "slot" }, { image, "file", file } };
        var answer = await client.AnswerAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/materials") { Content = form });
        Assert.True(answer.Status == 201, answer.Text);
        return (Guid)answer.Body!["id"]!;
    }
}
