using System.Security.Cryptography;
using System.Text.Json;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Submissions;

/// <summary>Takes in a filing for the first time.</summary>
public sealed class SubmissionIntakeService(
    Db db, SubmissionIntakeQueries queries, SubmissionReceptionService reception, PersonalData personal, IOptions<JsonOptions> json, TimeProvider clock)
{
    /// <summary>Runs every rule and stores nothing. Whether the season is open and the person has filed already does not matter here.</summary>
    public async Task<Result<PrecheckResponse>> PrecheckAsync(SubmissionRequest request, CancellationToken ct)
    {
        var prepared = await PrepareAsync(request, ct);
        return prepared.Map(filing => new PrecheckResponse(CheckResponse.AllOf(filing.Report)));
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
        return read.IsOk ? await reception.PrepareAsync(read.Value, Guid.CreateVersion7(), SubmissionReceptionService.FirstRevision, SubmissionActor.Candidate, ct) : read.Error;
    }

    private Result<Receipt> Replay(IdempotencyKey used, byte[] bodySha256) => CryptographicOperations.FixedTimeEquals(used.BodySha256, bodySha256)
        ? new Receipt(used.SubmissionId, Version: null, personal.OpenAnswer(used))
        : IntakeErrors.IdempotencyMismatch;

    private async Task<Result<Receipt>> WriteAsync(Work work, PreparedFiling filing, Guid key, byte[] bodySha256)
    {
        var number = await SubmissionReceptionService.AdmitAsync(work, filing, key);
        if (!number.IsOk)
            return number.Error;
        var received = await SubmissionReceptionService.ReceiveAsync(work, filing, number.Value);
        if (!received.IsOk)
            return received.Error;
        var submission = received.Value;
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
        return new Receipt(submission.Id, submission.Version, answer);
    }
}

/// <summary>What a filing is answered with.</summary>
/// <param name="Version">null when an earlier answer is given again.</param>
/// <param name="Answer"><see cref="SubmissionResponse"/> as JSON, to the letter as it was first sent.</param>
public sealed record Receipt(Guid Id, Guid? Version, byte[] Answer);
