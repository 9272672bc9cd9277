using System.Security.Cryptography;
using System.Text.Json;
using AdminConsole.Data;
using AdminConsole.Data.Facts;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.LiveUpdates;
using AdminConsole.Scans;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Submissions;

/// <summary>
/// Takes in a filing. All that needs no write happens before the unit of work: reading, checking, normalising, sealing. The unit itself asks once more only
/// what somebody else may have changed meanwhile, and writes.
/// </summary>
public sealed class SubmissionIntakeService(
    Db db, SubmissionIntakeQueries queries, PersonalData personal, FactsReader facts, IOptions<UploadOptions> uploads, IOptions<JsonOptions> json, TimeProvider clock)
{
    private const int FirstNumber = 1;

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
        var prepared = await PrepareAsync(request, ct);
        if (!prepared.IsOk)
            return prepared.Error;
        if (prepared.Value.References.FindObstacle(ShanghaiTime.Today(clock)) is { } obstacle)
            return obstacle;
        var filing = Seal(prepared.Value);
        var written = await db.WriteAsync<Receipt>(work => WriteAsync(work, filing, key, bodySha256), ct);

        // A request with the same key came in first; or the unique index alone knows of the person's filing, because it is another client's.
        if (written.Error == IntakeErrors.KeyTaken && await queries.FindKeyAsync(key, ct) is { } taken)
            return Replay(taken, bodySha256);
        return written.Error == DataErrors.AlreadyThere ? IntakeErrors.Duplicate(id: null, number: null) : written;
    }

    private Result<Receipt> Replay(IdempotencyKey used, byte[] bodySha256) => CryptographicOperations.FixedTimeEquals(used.BodySha256, bodySha256)
        ? new Receipt(used.SubmissionId, Version: null, personal.OpenAnswer(used))
        : IntakeErrors.IdempotencyMismatch;

    private async Task<Result<Prepared>> PrepareAsync(SubmissionRequest request, CancellationToken ct)
    {
        var read = SubmissionReader.Read(request, ShanghaiTime.Today(clock));
        if (!read.IsOk)
            return read.Error;
        var references = await queries.ReadReferencesAsync(read.Value, ct);
        var personIndex = personal.PersonIndex(read.Value.Person.DocumentType, read.Value.Person.DocumentNumber);
        return references.Confirm(read.Value, personIndex, clock.GetUtcNow().UtcDateTime, uploads.Value.MaxImagesPerSubmission).Map(content => new Prepared(content, personIndex, references));
    }

    private Filing Seal(Prepared prepared)
    {
        const int FirstRevision = 1;
        var id = Guid.CreateVersion7();
        return new Filing(
            id,
            prepared,
            personal.SealContent(id, FirstRevision, prepared.Content),
            SubmissionCode.Format(personal.ContentMac(CanonicalContent.Of(prepared.Content))),
            [.. SubmissionMentor.AllOf(id, prepared.Content, personal.CertificateIndex)]);
    }

    private async Task<Result<Receipt>> WriteAsync(Work work, Filing filing, Guid key, byte[] bodySha256)
    {
        var (content, personIndex, references) = filing.Prepared;
        await CountAsync(work, content.SeasonId);
        var number = await CheckAgainAsync(work, filing, key);
        if (!number.IsOk)
            return number.Error;
        var owner = references.Binding!;
        var submission = new Submission
        {
            Id = filing.Id,
            Number = $"{content.SeasonId}-{number.Value:D6}",
            SeasonId = content.SeasonId,
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = owner.InstitutionId,
            ClientId = work.Scope.NodeId,
            BindingId = owner.Id,
            Version = Guid.CreateVersion7(),
        };
        var report = Verifier.Evaluate(await facts.ReadAsync(work.Data, references.Season!, content, work.Cancellation));
        submission.Receive(content, personIndex, Mask.Document(content.Person.DocumentNumber), filing.SubmissionCode, report, work.Now);
        work.Data.Submissions.Add(submission);
        work.Data.SubmissionRevisions.Add(new SubmissionRevision
        {
            SubmissionId = submission.Id,
            Revision = submission.Revision,
            Sealed = filing.Content,
            SubmissionCode = filing.SubmissionCode,
            ReceivedAt = work.Now,
        });
        work.Data.SubmissionMentors.AddRange(filing.Mentors);
        TakeMaterials(work, references.Materials.Values, submission.Id);
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

    /// <summary>
    /// Counts one filing more. Done first and by the database itself: on PostgreSQL the counter's row then keeps every other filing of the season waiting, so
    /// that nothing this unit reads afterwards can change before it commits. A refusal takes the count back.
    /// </summary>
    private static async Task CountAsync(Work work, string seasonId)
    {
        var counted = await work.Data.SeasonCounters.Where(row => row.SeasonId == seasonId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Last, row => row.Last + 1), work.Cancellation);
        if (counted == 0)
            work.Data.SeasonCounters.Add(new SeasonCounter { SeasonId = seasonId, Last = FirstNumber });
    }

    /// <summary>The filing's running number, or what has changed since the references were read; in one command.</summary>
    private static async Task<Result<int>> CheckAgainAsync(Work work, Filing filing, Guid key)
    {
        var (content, personIndex, references) = filing.Prepared;
        var (data, client, institutionId) = (work.Data, work.Scope.NodeId, references.Binding!.InstitutionId);
        var materialIds = references.Materials.Keys.ToArray();
        var now = await data.Seasons.Where(season => season.Id == content.SeasonId).Select(season => new
        {
            season.IsOpen,
            season.Start,
            season.End,
            Number = data.SeasonCounters.Where(row => row.SeasonId == season.Id).Select(row => (int?)row.Last).FirstOrDefault(),
            KeyTaken = data.IdempotencyKeys.Any(row => row.ClientId == client && row.Key == key),
            OwnId = data.Submissions.Where(row => row.SeasonId == content.SeasonId && row.PersonIndex == personIndex).Select(row => (Guid?)row.Id).FirstOrDefault(),
            OwnNumber = data.Submissions.Where(row => row.SeasonId == content.SeasonId && row.PersonIndex == personIndex).Select(row => row.Number).FirstOrDefault(),
            Bound = data.Bindings.Any(row => row.Id == content.BindingId),
            Accepts = data.Institutions.Any(row => row.Id == institutionId && row.SuspensionReason == null),
            FreeMaterials = data.Materials.Count(row => materialIds.Contains(row.Id) && row.SubmissionId == null),
        }).SingleAsync(work.Cancellation);
        var today = ShanghaiTime.DateOf(work.Now);
        if (now.KeyTaken)
            return IntakeErrors.KeyTaken;
        if (now.OwnId is not null)
            return IntakeErrors.Duplicate(now.OwnId, now.OwnNumber);
        if (!now.IsOpen || today < now.Start || today > now.End)
            return IntakeErrors.SeasonClosed;
        if (!now.Accepts)
            return InstitutionErrors.Suspended;
        if (!now.Bound)
            return Error.Field("bindingId", new Phrase("intake.unknown_binding"));
        return now.FreeMaterials == materialIds.Length ? now.Number ?? FirstNumber : Error.Field("materials", new Phrase("intake.material_used"));
    }

    /// <summary>The rows were read outside this unit, perhaps for an earlier try of it.</summary>
    private static void TakeMaterials(Work work, IEnumerable<Material> materials, Guid submissionId)
    {
        foreach (var material in materials)
        {
            material.SubmissionId = null;
            work.Data.Materials.Attach(material);
            material.SubmissionId = submissionId;
        }
    }

    private sealed record Prepared(SubmissionContent Content, byte[] PersonIndex, SubmissionReferences References);

    private sealed record Filing(Guid Id, Prepared Prepared, byte[] Content, string SubmissionCode, IReadOnlyList<SubmissionMentor> Mentors);
}

/// <summary>What a filing is answered with.</summary>
/// <param name="Version">null when an earlier answer is given again.</param>
/// <param name="Answer"><see cref="SubmissionResponse"/> as JSON, to the letter as it was first sent.</param>
public sealed record Receipt(Guid Id, Guid? Version, byte[] Answer);
