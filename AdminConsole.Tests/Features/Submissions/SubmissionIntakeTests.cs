using System.Text.Json.Nodes;
using AdminConsole.Data.Facts;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain.Seasons;
using AdminConsole.Domain.Submissions;
using AdminConsole.LiveUpdates;
using AdminConsole.Tests.Api;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Tests.Features.Submissions;

[Collection(ApiCollection.Name)]
public sealed class SubmissionIntakeTests(ApiHosts hosts)
{
    private static readonly byte[] Png = File.ReadAllBytes(Repository.FullPath("samples/images/ID_DOCUMENT-1.png"));

    [Theory, DatabaseData]
    public async Task Submit_WithImages_IsFiledSealedOnRecordAndAnnounced(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var filing = await host.NewFilingAsync();
        var material = await UploadAsync(host.Client, "STAMPED_PREVIOUS_CERTIFICATE");
        filing["periods"]!.AsArray().Add(Filings.FormerPeriod());
        filing = filing.WithMaterial("STAMPED_PREVIOUS_CERTIFICATE", material, period: 1);
        var announced = new List<ChangeEvent>();
        using var subscription = host.Services.GetRequiredService<ChangeFeed>().SubscribeImmediate(announced.Add);

        var answer = await host.Client.SubmitAsync(filing);

        Assert.True(answer.Status == 201, answer.Text);
        var id = (Guid)answer.Body!["id"]!;
        Assert.Equal($"/api/v1/submissions/{id}", answer.Header("Location"));
        Assert.Equal($"\"{answer.Body["version"]}\"", answer.Header("ETag"));
        Assert.Matches("^2021-[0-9]{6}$", answer.Body["number"]!.ToString());
        Assert.Equal("pending", answer.Body["state"]!.ToString());
        Assert.Equal(
            ["duration.total green", "mentor.match green", "mentor.match red", "identity.valid green"],
            answer.Body["checks"]!.AsArray().Where(check => check!["result"]!.ToString() != "amber").Select(check => $"{check!["code"]} {check["result"]}"));

        var row = await host.ReadAsync(data => data.Submissions.SingleAsync(row => row.Id == id));
        var revision = await host.ReadAsync(data => data.SubmissionRevisions.SingleAsync(row => row.SubmissionId == id));
        var stored = await host.ReadAsync(data => data.Materials.SingleAsync(row => row.Id == material));
        Assert.Equal((Guid)answer.Body["version"]!, row.Version);
        Assert.Equal(id, stored.SubmissionId);
        Assert.Equal(stored.Sha256, host.Services.GetRequiredService<PersonalData>().OpenContent(revision).Materials.Single(use => use.MaterialId == material).Sha256);
        Assert.Equal(2, await host.ReadAsync(data => data.SubmissionMentors.CountAsync(mentor => mentor.SubmissionId == id)));
        Assert.Equal(1, await host.ReadAsync(data => data.AuditEntries.CountAsync(entry => entry.Action == "submission.submit" && entry.ObjectId == $"{id}")));
        Assert.Contains(announced, change => change.Kind == ChangeKind.Submission && change.Id == id && change.Owner.InstitutionId == row.InstitutionId);
    }

    [Theory, DatabaseData]
    public async Task Submit_WhileTheRegistryCannotBeAsked_IsTakenWithUnknownMarksThatTurnGreenLater(DatabaseKind kind)
    {
        const string Away = """ALTER TABLE "Practitioners" RENAME TO "PractitionersAway";""", Back = """ALTER TABLE "PractitionersAway" RENAME TO "Practitioners";""";
        var host = await hosts.OnAsync(kind);
        var filing = await host.NewFilingAsync();
        Answer answer;
        await host.ReadAsync(data => data.Database.ExecuteSqlRawAsync(Away));
        try
        {
            answer = await host.Client.SubmitAsync(filing);
        }
        finally
        {
            await host.ReadAsync(data => data.Database.ExecuteSqlRawAsync(Back));
        }

        Assert.True(answer.Status == 201, answer.Text);
        Assert.Equal("unknown", MentorOf(answer));

        await host.Services.GetRequiredService<MarksRenewal>().RunAsync(everything: true, CancellationToken.None);

        Assert.Equal("green", MentorOf(await host.Client.GetAnswerAsync(answer.Header("Location")!)));

        static string MentorOf(Answer answer) => answer.Body!["checks"]!.AsArray().Single(check => check!["code"]!.ToString() == "mentor.match")!["result"]!.ToString();
    }

    [Theory, DatabaseData]
    public async Task Find_OwnFiling_AnswersWithProgressMaterialsAndETag(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var filing = await host.NewFilingAsync();
        var filed = await host.Client.SubmitAsync(filing);

        var found = await host.Client.GetAnswerAsync(filed.Header("Location")!);

        Assert.Equal(200, found.Status);
        Assert.Equal(filed.Header("ETag"), found.Header("ETag"));
        foreach (var name in (string[])["id", "number", "submissionCode", "state", "version", "checks"])
            Assert.True(JsonNode.DeepEquals(filed.Body![name], found.Body![name]), name);
        Assert.Equal("pending", Assert.Single(found.Body!["progress"]!.AsArray())!["state"]!.ToString());
        var listed = (await host.Client.GetAnswerAsync($"/api/v1/submissions?bindingId={filing["bindingId"]}")).Body!["items"]!.AsArray();
        Assert.Equal(filed.Body!["id"]!.ToString(), Assert.Single(listed)!["id"]!.ToString());
        (await host.Client.GetAnswerAsync("/api/v1/submissions?bindingId=x")).IsRefusedAt("bindingId");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("{0193b7a1-0c3f-7d10-8a55-6b1f0e9d2c02}")]
    public async Task DU03_WithoutAKey_IsRefused(string? key)
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var filing = await host.NewFilingAsync();
        var before = await host.ContentsAsync();
        (string, string)[] headers = key is null ? [] : [("Idempotency-Key", key)];

        (await host.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/submissions", filing, headers)).IsRefused(400, "idempotency_key_required");

        Assert.Equal(before, await host.ContentsAsync());
    }

    [Theory, DatabaseData]
    public async Task DU03_SameKeySameBody_GivesTheFirstAnswerAgain(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var (filing, key) = (await host.NewFilingAsync(), Guid.CreateVersion7());
        var first = await host.Client.SubmitAsync(filing, key);
        Assert.Equal(200, (await host.Client.WithdrawAsync(first.Body!["id"]!.ToString(), first.Header("ETag"))).Status);
        var before = await host.ContentsAsync();

        var again = await host.Client.SubmitAsync(filing, key);

        Assert.Equal((201, 200), (first.Status, again.Status));
        Assert.Null(first.Header("Idempotency-Replayed"));
        Assert.Equal("true", again.Header("Idempotency-Replayed"));
        Assert.Equal(first.Text, again.Text);
        Assert.Equal(first.Header("Location"), again.Header("Location"));
        Assert.Equal(before, await host.ContentsAsync());
    }

    [Theory, DatabaseData]
    public async Task DU03_SameKeyOtherBody_IsAMismatch(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var (filing, key) = (await host.NewFilingAsync(), Guid.CreateVersion7());
        Assert.Equal(201, (await host.Client.SubmitAsync(filing, key)).Status);
        var before = await host.ContentsAsync();

        (await host.Client.SubmitAsync(filing.With("education.school", "\"另一所大学\""), key)).IsRefused(422, "idempotency_mismatch");
        (await host.Client.SubmitAsync(filing.With("person", null), key)).IsRefused(422, "idempotency_mismatch");

        Assert.Equal(before, await host.ContentsAsync());
    }

    [Theory, DatabaseData]
    public async Task DU03_ParallelDuplicates_MakeOneRow(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var (filing, key) = (await host.NewFilingAsync(), Guid.CreateVersion7());
        var rows = await host.ReadAsync(data => data.Submissions.CountAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => host.Client.SubmitAsync(filing, key)));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(11, answers.Count(answer => answer.Status == 200 && answer.Header("Idempotency-Replayed") == "true"));
        Assert.Single(answers.Select(answer => answer.Text).Distinct(StringComparer.Ordinal));
        Assert.Equal(rows + 1, await host.ReadAsync(data => data.Submissions.CountAsync()));
    }

    [Theory, DatabaseData]
    public async Task DU03_Keys_BelongToTheirClient(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var key = Guid.CreateVersion7();

        var mine = await host.Client.SubmitAsync(await host.NewFilingAsync(), key);
        var theirs = await host.OtherClient.SubmitAsync(await host.NewFilingAsync(host.OtherClient), key);

        Assert.Equal((201, 201), (mine.Status, theirs.Status));
        Assert.NotEqual(mine.Body!["id"]!.ToString(), theirs.Body!["id"]!.ToString());
    }

    [Theory, DatabaseData]
    public async Task DU04_SamePersonAgain_IsRefusedNamingTheFilingToItsOwnClientOnly(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var filing = await host.NewFilingAsync();
        var filed = await host.Client.SubmitAsync(filing);
        var theirs = await BindSamePersonAsync(host, host.OtherClient, filing);
        var before = await host.ContentsAsync();

        var own = (await host.Client.SubmitAsync(filing)).IsRefused(409, "duplicate_submission");
        var other = (await host.OtherClient.SubmitAsync(theirs)).IsRefused(409, "duplicate_submission");

        Assert.Equal(filed.Body!["id"]!.ToString(), own.Body!["submissionId"]!.ToString());
        Assert.Equal(filed.Body["number"]!.ToString(), own.Body["number"]!.ToString());
        Assert.Equal(["type", "title", "status", "code", "traceId"], other.Body!.AsObject().Select(field => field.Key));
        Assert.DoesNotContain(filed.Body["number"]!.ToString(), other.Text, StringComparison.Ordinal);
        Assert.Equal(before, await host.ContentsAsync());
    }

    [Theory, DatabaseData]
    public async Task DU04_SamePersonAtOnceWithDifferentKeys_MakesOneRow(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var filing = await host.NewFilingAsync();
        var theirs = await BindSamePersonAsync(host, host.OtherClient, filing);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(index => index % 2 == 0 ? host.Client.SubmitAsync(filing) : host.OtherClient.SubmitAsync(theirs)));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status != 201), answer => answer.IsRefused(409, "duplicate_submission"));
    }

    [Theory, DatabaseData]
    public async Task Submit_ManyAtOnce_NumbersThemWithoutAGap(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var filings = new List<JsonObject>();
        for (var i = 0; i < 20; i++)
            filings.Add(await host.NewFilingAsync());

        var answers = await Task.WhenAll(filings.Select(filing => host.Client.SubmitAsync(filing)));

        Assert.All(answers, answer => Assert.Equal(201, answer.Status));
        var numbers = answers.Select(answer => int.Parse(answer.Body!["number"]!.ToString()[5..])).Order().ToList();
        Assert.Equal(Enumerable.Range(numbers[0], 20), numbers);
    }

    [Theory, DatabaseData]
    public async Task Submit_ClosedSeason_IsRefused(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var closed = $"19{(int)kind}0";
        await host.ChangeAsync(data => data.Seasons.Add(new Season
        {
            Id = closed,
            Name = "去年",
            ExamYear = 2020,
            Start = new DateOnly(2020, 1, 1),
            End = new DateOnly(2021, 2, 28),
            Deadline = new DateOnly(2021, 4, 1),
            CutOff = new DateOnly(2021, 8, 31),
        }));
        var filing = (await host.NewFilingAsync()).With("seasonId", $"\"{closed}\"");
        var before = await host.ContentsAsync();

        (await host.Client.SubmitAsync(filing)).IsRefused(409, "season_closed");

        Assert.Equal(before, await host.ContentsAsync());
    }

    [Theory, DatabaseData]
    public async Task AZ04_AnotherClientsFiling_IsAsUnknownAsARandomId(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var filing = await host.NewFilingAsync();
        var filed = await host.Client.SubmitAsync(filing);
        var (theirs, random) = (filed.Body!["id"]!.ToString(), $"{Guid.CreateVersion7()}");
        var before = await host.ContentsAsync();

        var found = (await host.OtherClient.GetAnswerAsync($"/api/v1/submissions/{theirs}")).IsRefused(404, "not_found");
        var withdrawn = (await host.OtherClient.WithdrawAsync(theirs, filed.Header("ETag"))).IsRefused(404, "not_found");

        Assert.Equal((await host.OtherClient.GetAnswerAsync($"/api/v1/submissions/{random}")).Indistinguishable, found.Indistinguishable);
        Assert.Equal((await host.OtherClient.WithdrawAsync(random, filed.Header("ETag"))).Indistinguishable, withdrawn.Indistinguishable);
        Assert.Equal(
            (await host.OtherClient.GetAnswerAsync($"/api/v1/submissions?bindingId={random}")).Indistinguishable, (await host.OtherClient.GetAnswerAsync($"/api/v1/submissions?bindingId={filing["bindingId"]}")).Indistinguishable);
        Assert.Equal(before, await host.ContentsAsync());
    }

    [Theory, DatabaseData]
    public async Task AZ11_AnotherClientsBindingOrImage_IsUnknown(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var filing = await host.NewFilingAsync();
        var image = await UploadAsync(host.OtherClient, "OTHER_PROOF");

        (await host.OtherClient.SubmitAsync(filing.With("materials", (await Filings.UploadRequiredAsync(host.OtherClient, 0)).ToJsonString()))).IsRefusedAt("bindingId", "没有这个绑定");
        (await host.Client.SubmitAsync(filing.WithMaterial("OTHER_PROOF", image))).IsRefusedAt("materials[5].materialId", "没有这个图片，或已过期");
    }

    [Theory, DatabaseData]
    public async Task Submit_ImageThatDoesNotFit_IsRefusedAtItsPath(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var (used, proof, stamped) = (await UploadAsync(host.Client, "OTHER_PROOF"), await UploadAsync(host.Client, "OTHER_PROOF"), await UploadAsync(host.Client, "STAMPED_PREVIOUS_CERTIFICATE"));
        Assert.Equal(201, (await host.Client.SubmitAsync((await host.NewFilingAsync()).WithMaterial("OTHER_PROOF", used))).Status);
        var expired = await UploadAsync(host.Client, "OTHER_PROOF");
        await host.ReadAsync(data => data.Materials.Where(row => row.Id == expired).ExecuteUpdateAsync(set => set.SetProperty(row => row.UploadedAt, host.Clock.GetUtcNow().UtcDateTime.AddHours(-24).AddSeconds(-1))));
        var filing = await host.NewFilingAsync();
        var before = await host.ContentsAsync();

        (await Submit("OTHER_PROOF", used)).IsRefusedAt("materials[5].materialId", "图片已用于其他申报");
        (await Submit("OTHER_PROOF", expired)).IsRefusedAt("materials[5].materialId", "没有这个图片，或已过期");
        (await Submit("GRADUATION_CERTIFICATE", proof)).IsRefusedAt("materials[5].slot");
        (await host.Client.SubmitAsync(filing.WithMaterial("OTHER_PROOF", proof).WithMaterial("OTHER_PROOF", proof))).IsRefusedAt("materials[6].materialId");
        (await Submit("STAMPED_PREVIOUS_CERTIFICATE", stamped)).IsRefusedAt("materials[5].period", "必填");
        (await Submit("STAMPED_PREVIOUS_CERTIFICATE", stamped, 0)).IsRefusedAt("materials[5].period");
        (await Submit("OTHER_PROOF", proof, 1)).IsRefusedAt("materials[5].period");
        (await Submit("OTHER_PROOF", proof, -1)).IsRefusedAt("materials[5].period");

        Assert.Equal(before, await host.ContentsAsync());

        Task<Answer> Submit(string slot, Guid id, int? period = null) => host.Client.SubmitAsync(filing.WithMaterial(slot, id, period));
    }

    [Theory, DatabaseData]
    public async Task Submit_SlotWithTooFewOrTooManyImages_IsRefusedAtTheSlot(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var filing = await host.NewFilingAsync();
        var before = await host.ContentsAsync();

        (await host.Client.SubmitAsync(Without("ID_PHOTO"))).IsRefusedAt("materials.ID_PHOTO", "证件照：需要 1 张图片，现有 0 张");
        (await host.Client.SubmitAsync(Without("ID_DOCUMENT"))).IsRefusedAt("materials.ID_DOCUMENT", "有效身份证明：需要 3 张图片，现有 2 张");
        (await host.Client.SubmitAsync(filing.With("education.freshGraduate", "true"))).IsRefusedAt("materials.FRESH_GRADUATE_COMMITMENT");
        Assert.Equal(
            ["materials.GRADUATION_CERTIFICATE", "materials.ID_DOCUMENT", "materials.ID_PHOTO"],
            (await host.Client.SubmitAsync(filing.With("materials", "[]"))).IsRefused(422, "validation_failed").Body!["errors"]!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.Equal(before, await host.ContentsAsync());
        (await host.Client.SubmitAsync(filing.WithMaterial("ID_DOCUMENT", await UploadAsync(host.Client, "ID_DOCUMENT")))).IsRefusedAt("materials.ID_DOCUMENT", "「有效身份证明」最多 3 张");
        (await host.Client.SubmitAsync(filing.WithMaterial("ONLINE_REGISTRATION_NOTICE", await UploadAsync(host.Client, "ONLINE_REGISTRATION_NOTICE")))).IsRefusedAt("materials.ONLINE_REGISTRATION_NOTICE", "没有这个材料项");

        JsonObject Without(string slot)
        {
            var changed = filing.DeepClone().AsObject();
            var uses = changed["materials"]!.AsArray();
            uses.Remove(uses.First(use => use!["slot"]!.ToString() == slot));
            return changed;
        }
    }

    [Fact]
    public async Task Submit_MoreImagesThanAllowed_IsRefused()
    {
        var host = await hosts.OnAsync(DatabaseKind.Sqlite);
        var uses = new JsonArray([.. Enumerable.Range(0, 61).Select(_ => new JsonObject { ["slot"] = "OTHER_PROOF", ["materialId"] = Guid.CreateVersion7() })]);

        (await host.Client.SubmitAsync((await host.NewFilingAsync()).With("materials", uses.ToJsonString()))).IsRefused(422, "too_many_images");
    }

    [Theory, DatabaseData]
    public async Task Withdraw_NeedsTheNewestVersion_ThenHappensOnce(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var filed = await host.Client.SubmitAsync(await host.NewFilingAsync());
        var id = filed.Body!["id"]!.ToString();

        (await host.Client.WithdrawAsync(id, version: null)).IsRefused(428, "if_match_required");
        (await host.Client.WithdrawAsync(id, $"\"{Guid.CreateVersion7()}\"")).IsRefused(412, "version_conflict");
        (await host.Client.WithdrawAsync(id, $"W/{filed.Header("ETag")}")).IsRefused(412, "version_conflict");
        (await host.Client.WithdrawAsync(id, "nonsense")).IsRefused(412, "version_conflict");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var withdrawn = await host.Client.WithdrawAsync(id, filed.Header("ETag"));

        Assert.Equal(200, withdrawn.Status);
        Assert.Equal("withdrawn", withdrawn.Body!["state"]!.ToString());
        Assert.NotEqual(filed.Header("ETag"), withdrawn.Header("ETag"));
        Assert.Equal(["pending", "withdrawn"], withdrawn.Body["progress"]!.AsArray().Select(step => step!["state"]!.ToString()));
        Assert.Equal(["bindingId", "person", "exam", "education", "previousRegistration", "assistant", "periods", "materials"], withdrawn.Body["openForChange"]!.AsArray().Select(path => path!.ToString()));
        (await host.Client.WithdrawAsync(id, filed.Header("ETag"))).IsRefused(412, "version_conflict");
        var again = (await host.Client.WithdrawAsync(id, withdrawn.Header("ETag"))).IsRefused(409, "illegal_state");
        Assert.Contains("已撤回", again.Body!["title"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [DatabaseData(SubmissionAction.Approve, "approved")]
    [DatabaseData(SubmissionAction.Reject, "rejected")]
    [DatabaseData(SubmissionAction.Return, "returned")]
    public async Task IN06_WithdrawOfADecidedFiling_IsIllegal(DatabaseKind kind, SubmissionAction action, string state)
    {
        var host = await hosts.OnAsync(kind);
        var filed = await host.Client.SubmitAsync(await host.NewFilingAsync());
        var id = (Guid)filed.Body!["id"]!;
        await host.ChangeAsync(data =>
        {
            var row = data.Submissions.Single(row => row.Id == id);
            Assert.True(row.Apply(action, SubmissionActor.Reviewer).IsOk);
            data.Decisions.Add(new Decision
            {
                Id = Guid.CreateVersion7(),
                SubmissionId = id,
                DistrictId = row.DistrictId,
                SiteId = row.SiteId,
                PointId = row.PointId,
                InstitutionId = row.InstitutionId,
                Result = row.State,
                Note = "请补充材料",
                DecidedBy = Guid.CreateVersion7(),
                DecidedByName = "李审核",
                DecidedAt = row.SubmittedAt.AddMinutes(5),
                Revision = 1,
                Report = row.Report,
            });
        });

        (await host.Client.WithdrawAsync($"{id}", filed.Header("ETag"))).IsRefused(409, "illegal_state");

        var found = await host.Client.GetAnswerAsync($"/api/v1/submissions/{id}");
        Assert.Equal(state, found.Body!["state"]!.ToString());
        Assert.Equal(["pending", state], found.Body["progress"]!.AsArray().Select(step => step!["state"]!.ToString()));
        Assert.Equal(state != "approved", found.Text.Contains("请补充材料", StringComparison.Ordinal));
        Assert.DoesNotContain("李审核", found.Text, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task CC03_WithdrawTwiceAtOnce_HappensOnce(DatabaseKind kind)
    {
        var host = await hosts.OnAsync(kind);
        var filed = await host.Client.SubmitAsync(await host.NewFilingAsync());
        var id = filed.Body!["id"]!.ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.Client.WithdrawAsync(id, filed.Header("ETag"))));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.IsRefused(412, "version_conflict"));
        Assert.Equal(1, await host.ReadAsync(data => data.AuditEntries.CountAsync(entry => entry.Action == "submission.withdraw" && entry.ObjectId == id)));
    }

    private static async Task<JsonObject> BindSamePersonAsync(ApiHost host, HttpClient client, JsonObject filing)
    {
        var bound = await client.SendJsonAsync(HttpMethod.Post, "/api/v1/bindings", new JsonObject
        {
            ["person"] = new JsonObject { ["name"] = filing["person"]!["name"]!.ToString(), ["documentType"] = "01", ["documentNumber"] = filing["person"]!["documentNumber"]!.ToString() },
            ["institutionId"] = (await host.InstitutionAsync()).Id,
            ["confirmationCode"] = "DEM0-2027",
        });
        return filing.With("bindingId", $"\"{bound.Body!["id"]}\"").With("materials", (await Filings.UploadRequiredAsync(client, 0)).ToJsonString());
    }

    private static async Task<Guid> UploadAsync(HttpClient client, string slot)
    {
        var answer = await client.UploadAsync(slot, Png, "a.png", "image/png");
        Assert.Equal(201, answer.Status);
        return (Guid)answer.Body!["id"]!;
    }
}
