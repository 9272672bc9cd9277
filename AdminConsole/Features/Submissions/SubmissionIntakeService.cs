using System.Security.Cryptography;
using System.Text.Json;
using AdminConsole.Data;
using AdminConsole.Data.Facts;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Submissions;

/// <summary>Takes in a filing for the first time.</summary>
public sealed class SubmissionIntakeService(
    Db db, SubmissionIntakeQueries queries, SubmissionReceptionService reception, PersonalData personal, FactsReader facts, IOptions<JsonOptions> json, TimeProvider clock)
{
    private const int FirstNumber = 1, FirstRevision = 1;

    /// <summary>Runs every rule and stores nothing. Whether the season is open and the person has filed already does not matter here.</summary>
    public async Task<Result<PrecheckResponse>> PrecheckAsync(SubmissionRequest request, CancellationToken ct)
    {
        var prepared = await PrepareAsync(request, ct);
        if (!prepared.IsOk)
            return prepared.Error;
        var report = await db.ReadAsync(async (data, token) => Verifier.Evaluate(await facts.ReadAsync(data, prepared.Value.References.Season!, prepared.Value.Content, token)), ct);
        return new PrecheckResponse(CheckResponse.AllOf(report));
    }

    /// <summary>Files it, or gives the first answer again when the key was used for the same body (DU-03).</summary>
    /// <param name="key">The client's idempotency key.</param>
    /// <param name="request">The body.</param>
    /// <param name="bodySha256">Digest of the body as it came.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<Result<Receipt>> SubmitAsync(Guid key, SubmissionRequest request, byte[] bodySha256, CancellationToken ct)
    {
        if (await queries.FindKeyAsync(key, ct) is { } used)
            return Replay(used, bodySha256);
        var received = await ReceiveAsync(key, request, bodySha256, ct);

        // A request with the same key may have come in first, whatever this one was refused for.
        return !received.IsOk && await queries.FindKeyAsync(key, ct) is { } taken ? Replay(taken, bodySha256) : received;
    }

    private async Task<Result<Receipt>> ReceiveAsync(Guid key, SubmissionRequest request, byte[] bodySha256, CancellationToken ct)
    {
        var prepared = await PrepareAsync(request, ct);
        if (!prepared.IsOk)
            return prepared.Error;
        if (prepared.Value.References.Filed is { } filed)
            return IntakeErrors.Duplicate(filed.Id, filed.Number);
        if (prepared.Value.References.FindObstacle(ShanghaiTime.Today(clock)) is { } obstacle)
            return obstacle;
        var written = await db.WriteAsync<Receipt>(work => WriteAsync(work, prepared.Value, key, bodySha256), ct);

        // The unique index alone knows of the person's filing, because it is another client's.
        return written.Error == DataErrors.AlreadyThere ? IntakeErrors.Duplicate(id: null, number: null) : written;
    }

    private async Task<Result<PreparedFiling>> PrepareAsync(SubmissionRequest request, CancellationToken ct)
    {
        var read = reception.Read(request);
        return read.IsOk ? await reception.PrepareAsync(read.Value, Guid.CreateVersion7(), FirstRevision, ct) : read.Error;
    }

    private Result<Receipt> Replay(IdempotencyKey used, byte[] bodySha256) => CryptographicOperations.FixedTimeEquals(used.BodySha256, bodySha256)
        ? new Receipt(used.SubmissionId, Version: null, personal.OpenAnswer(used))
        : IntakeErrors.IdempotencyMismatch;

    private async Task<Result<Receipt>> WriteAsync(Work work, PreparedFiling filing, Guid key, byte[] bodySha256)
    {
        var seasonId = filing.Content.SeasonId;
        if (!await work.Data.CountFilingAsync(seasonId, work.Cancellation))
            work.Data.SeasonCounters.Add(new SeasonCounter { SeasonId = seasonId, Last = FirstNumber });
        var number = await CheckAgainAsync(work, filing, key);
        if (!number.IsOk)
            return number.Error;
        var owner = filing.References.Binding!;
        var submission = new Submission
        {
            Id = filing.Id,
            Number = $"{seasonId}-{number.Value:D6}",
            SeasonId = seasonId,
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = owner.InstitutionId,
            ClientId = work.Scope.NodeId,
            BindingId = owner.Id,
            Version = Guid.CreateVersion7(),
        };
        await reception.RecordAsync(work, submission, filing);
        work.Data.Submissions.Add(submission);
        var answer = JsonSerializer.SerializeToUtf8Bytes(SubmissionResponse.Of(submission), json.Value.SerializerOptions.GetTypeInfo(typeof(SubmissionResponse)));
        work.Data.IdempotencyKeys.Add(new IdempotencyKey
        {
            ClientId = work.Scope.NodeId,
            Key = key,
            BodySha256 = bodySha256,
            SubmissionId = submission.Id,
            AnswerSealed = personal.SealAnswer(work.Scope.NodeId, key, answer),
            CreatedAt = work.Now,
        });
        work.Audit("submission.submit", nameof(Submission), submission.Id);
        work.Publish(ChangeKind.Submission, submission.Id, submission);
        return new Receipt(submission.Id, submission.Version, answer);
    }

    /// <summary>The filing's running number, or what has changed since the references were read; in one command.</summary>
    private static async Task<Result<int>> CheckAgainAsync(Work work, PreparedFiling filing, Guid key)
    {
        var (data, client, seasonId, personIndex) = (work.Data, work.Scope.NodeId, filing.Content.SeasonId, filing.Traits.Person);
        var (bindingId, institutionId) = (filing.Content.BindingId, filing.References.Binding!.InstitutionId);
        var materialIds = filing.NewMaterials.Select(material => material.Id).ToArray();
        var now = await data.Seasons.Where(season => season.Id == seasonId).Select(season => new
        {
            season.IsOpen,
            season.Start,
            season.End,
            Number = data.SeasonCounters.Where(row => row.SeasonId == season.Id).Select(row => (int?)row.Last).FirstOrDefault(),
            KeyTaken = data.IdempotencyKeys.Any(row => row.ClientId == client && row.Key == key),
            OwnId = data.Submissions.Where(row => row.SeasonId == seasonId && row.PersonIndex == personIndex).Select(row => (Guid?)row.Id).FirstOrDefault(),
            OwnNumber = data.Submissions.Where(row => row.SeasonId == seasonId && row.PersonIndex == personIndex).Select(row => row.Number).FirstOrDefault(),
            Bound = data.Bindings.Any(row => row.Id == bindingId && row.UnboundAt == null),
            Suspension = data.Institutions.Where(row => row.Id == institutionId).Select(row => row.SuspensionReason).FirstOrDefault(),
            FreeMaterials = data.Materials.Count(row => materialIds.Contains(row.Id) && row.SubmissionId == null),
        }).SingleAsync(work.Cancellation);
        var today = ShanghaiTime.DateOf(work.Now);
        if (now.KeyTaken)
            return IntakeErrors.KeyTaken;
        if (now.OwnId is not null)
            return IntakeErrors.Duplicate(now.OwnId, now.OwnNumber);
        if (!now.IsOpen || today < now.Start || today > now.End)
            return IntakeErrors.SeasonClosed;
        if (now.Suspension is { } reason)
            return InstitutionErrors.Suspended(reason);
        if (!now.Bound)
            return Error.Field("bindingId", new Phrase("intake.unknown_binding"));
        return now.FreeMaterials == materialIds.Length ? now.Number ?? FirstNumber : Error.Field("materials", new Phrase("intake.material_used"));
    }
}

/// <summary>What a filing is answered with.</summary>
/// <param name="Version">null when an earlier answer is given again.</param>
/// <param name="Answer"><see cref="SubmissionResponse"/> as JSON, to the letter as it was first sent.</param>
public sealed record Receipt(Guid Id, Guid? Version, byte[] Answer);
