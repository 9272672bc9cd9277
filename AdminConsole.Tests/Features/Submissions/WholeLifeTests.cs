using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AdminConsole.Authorization;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Submissions;
using AdminConsole.Features.Reporting;
using AdminConsole.Features.Review;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.Outbox;
using AdminConsole.Tests.Scans;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Submissions;

/// <summary>A filing from the binding to the reported list: the candidate's side over HTTP, the reviewer's through the services behind the screens, each step told by a webhook.</summary>
[Collection(ApiCollection.Name)]
public sealed class WholeLifeTests(ApiHosts hosts)
{
    private static readonly byte[] WebhookSecret = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];

    [Theory, DatabaseData]
    public async Task Filing_FromBindingToReported_LivesItsWholeLife_AndEveryStepIsTold(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        await using var receiver = await Receiver.StartAsync();
        var client = await ClientAsync(host, receiver.Url);
        await using var reviewer = await host.ActAsync("李审核", Role.InstitutionReviewer);
        var required = await host.NewFilingAsync(client);
        var filing = required.WithMaterial("OTHER_PROOF", await UploadAsync(client, 40));

        Assert.Equal(200, (await client.PrecheckAsync(filing)).Status);
        var filed = await client.SubmitAsync(filing);
        Assert.True(filed.Status == 201, filed.Text);
        var (id, path) = ((Guid)filed.Body!["id"]!, filed.Header("Location")!);
        await ToldAsync("pending");

        await DecideAsync(
            SubmissionAction.Return, "请按标出的项目修改",
            new FeedbackItem("education.school", Period: null, "3", "填写内容与证件或材料不一致", "与毕业证书不符"), new FeedbackItem("OTHER_PROOF", Period: null, "1", "图片不清晰或不完整", Text: null));
        await ToldAsync("pending", "returned");
        var returned = await client.GetAnswerAsync(path);
        Assert.Equal(["education.school", "OTHER_PROOF"], returned.Body!["openForChange"]!.AsArray().Select(open => open!.ToString()));
        Assert.Equal(["与毕业证书不符", null], returned.Body["feedback"]!.AsArray().Select(item => item!["text"]?.ToString()));

        var locked = (await PutAsync(filing.With("education.major", "\"中医学\"").With("person.name", "\"别人\""), returned.Header("ETag"))).IsRefused(409, "locked");
        Assert.Equal(["education.major", "person.name"], locked.Body!["errors"]!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal));
        var mended = required.With("education.school", "\"武汉大学\"").WithMaterial("OTHER_PROOF", await UploadAsync(client, 41));
        (await PutAsync(mended, etag: null)).IsRefused(428, "if_match_required");
        (await PutAsync(mended, filed.Header("ETag"))).IsRefused(412, "version_conflict");
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var again = await PutAsync(mended, returned.Header("ETag"));
        Assert.True(again.Status == 200, again.Text);
        Assert.Equal("pending", again.Body!["state"]!.ToString());
        Assert.NotEqual(filed.Body["submissionCode"]!.ToString(), again.Body["submissionCode"]!.ToString());
        Assert.Empty(again.Body["openForChange"]!.AsArray());
        (await PutAsync(mended, again.Header("ETag"))).IsRefused(409, "illegal_state");
        await ToldAsync("pending", "returned", "pending");

        Assert.True((await reviewer.Get<TickService>().SetGreenAsync(id)).IsOk);
        await DecideAsync(SubmissionAction.Approve, "");
        await ToldAsync("pending", "returned", "pending", "approved");
        await DecideAsync(SubmissionAction.Reject, "原件与图片不一致");
        await ToldAsync("pending", "returned", "pending", "approved", "rejected");
        await DecideAsync(SubmissionAction.Approve, "复核原件后更正");
        await ToldAsync("pending", "returned", "pending", "approved", "rejected", "approved");

        var list = await reviewer.Get<ReportService>().ReportAsync(new ReportInput { SeasonId = filing["seasonId"]!.ToString(), Chosen = [id], Pledged = true });
        Assert.True(list.IsOk, list.Error?.Code);
        await ToldAsync("pending", "returned", "pending", "approved", "rejected", "approved", "reported");
        var reported = await client.GetAnswerAsync(path);
        Assert.Equal("reported", reported.Body!["state"]!.ToString());
        (await client.WithdrawAsync($"{id}", reported.Header("ETag"))).IsRefused(409, "illegal_state");
        Assert.Equal(2, await host.ReadAsync(data => data.SubmissionRevisions.CountAsync(row => row.SubmissionId == id)));
        Assert.Equal(1, await host.ReadAsync(data => data.AuditEntries.CountAsync(entry => entry.Action == "submission.resubmit" && entry.ObjectId == $"{id}")));

        Task<Answer> PutAsync(JsonNode body, string? etag)
        {
            (string, string)[] headers = etag is null ? [] : [("If-Match", etag)];
            return client.SendJsonAsync(HttpMethod.Put, path, body, headers);
        }

        async Task DecideAsync(SubmissionAction action, string note, params FeedbackItem[] feedback)
        {
            var version = await host.ReadAsync(data => data.Submissions.Where(row => row.Id == id).Select(row => row.Version).SingleAsync());
            var made = await reviewer.Get<ReviewService>().DecideAsync(id, new DecisionInput { Decision = action, Note = note, Feedback = [.. feedback] }, version);
            Assert.True(made.IsOk, made.Error?.Code);

            // Outcomes are told once they can no longer be taken back.
            host.Clock.Advance(SubmissionTransitions.UndoWindow + TimeSpan.FromSeconds(1));
        }

        async Task ToldAsync(params string[] states)
        {
            await Eventually.TrueAsync(
                () =>
                {
                    host.Clock.Advance(TimeSpan.FromMilliseconds(500));
                    return receiver.All.Count >= states.Length;
                },
                $"the client is told {string.Join(", ", states)}");
            Assert.Equal(states, receiver.All.Select(got => Verified(got, id)));
        }
    }

    /// <summary>The state that a webhook tells, after everything about it held.</summary>
    private static string Verified(Received got, Guid id)
    {
        var body = JsonNode.Parse(got.Body)!;
        Assert.Equal((got.Headers["webhook-id"], $"{id}", $"submission.{body["state"]}"), ($"{body["id"]}", $"{body["submissionId"]}", $"{body["event"]}"));
        var signed = Encoding.UTF8.GetBytes($"{got.Headers["webhook-id"]}.{got.Headers["webhook-timestamp"]}.{got.Body}");
        Assert.Equal("v1," + Convert.ToBase64String(HMACSHA256.HashData(WebhookSecret, signed)), got.Headers["webhook-signature"]);
        return body["state"]!.ToString();
    }

    private static async Task<HttpClient> ClientAsync(ApiHost host, string webhook)
    {
        var id = Guid.CreateVersion7();
        await host.ChangeAsync(data => data.ApiClients.Add(new ApiClient
        {
            Id = id,
            ClientId = $"{id:N}",
            Name = "小程序",
            SecretSha256 = SHA256.HashData(Encoding.UTF8.GetBytes(ApiHost.Secret)),
            Scopes = "submissions",
            WebhookUrl = webhook,
            WebhookSecretSealed = host.Services.GetRequiredService<PersonalData>().SealWebhookSecret(id, WebhookSecret),
        }));
        return await host.SignInAsync($"{id:N}", ApiHost.Secret);
    }

    private static async Task<Guid> UploadAsync(HttpClient client, int side) => (Guid)(await client.UploadAsync("OTHER_PROOF", JpegBytes.Baseline(side, side), "a.jpg", "image/jpeg")).Body!["id"]!;
}
