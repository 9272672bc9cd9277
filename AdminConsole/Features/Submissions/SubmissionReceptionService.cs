using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.LiveUpdates;
using AdminConsole.Outbox;
using AdminConsole.Scans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Submissions;

/// <summary>
/// The one way by which a filing comes in, whoever files it and whether for the first time or again. All that needs no write happens before the unit of work:
/// reading, checking, verifying, sealing; the unit itself asks once more only what somebody else may have changed meanwhile, and writes.
/// </summary>
public sealed class SubmissionReceptionService(SubmissionIntakeQueries queries, PersonalData personal, IOptions<UploadOptions> uploads, TimeProvider clock)
{
    internal const int FirstRevision = 1;

    private const int FirstNumber = 1;

    /// <summary>The content in its stored form, by itself: nothing it refers to has been looked up yet.</summary>
    internal Result<SubmissionContent> Read(SubmissionRequest request) => SubmissionReader.Read(request, ShanghaiTime.Today(clock));

    /// <summary>Confirms everything the content refers to, verifies it and seals it.</summary>
    /// <param name="content">From <see cref="Read"/>.</param>
    /// <param name="id">Of the filing.</param>
    /// <param name="revision">Which submission of it this is, from 1.</param>
    /// <param name="by">Who files.</param>
    /// <param name="ct">Ends the wait.</param>
    internal async Task<Result<PreparedFiling>> PrepareAsync(SubmissionContent content, Guid id, int revision, SubmissionActor by, CancellationToken ct)
    {
        var traits = personal.TraitsOf(content);
        var references = await queries.ReadReferencesAsync(content, traits.Person, by, ct);
        var confirmed = references.Confirm(content, traits.Person, clock.GetUtcNow().UtcDateTime, uploads.Value.MaxImagesPerSubmission);
        if (!confirmed.IsOk)
            return confirmed.Error;
        var whole = confirmed.Value;
        return new PreparedFiling(
            id,
            whole,
            traits,
            references,
            await queries.VerifyAsync(references, whole, ct),
            [.. references.Materials.Values.Where(material => material.SubmissionId is null)],
            personal.SealContent(id, revision, whole),
            SubmissionCode.Format(personal.ContentMac(CanonicalContent.Of(whole))),
            [.. SubmissionMentor.AllOf(id, whole, personal.CertificateIndex)]);
    }

    /// <summary>A first filing's running number, or what has changed since the references were read; in one command.</summary>
    /// <param name="work">The unit.</param>
    /// <param name="filing">What is to come in.</param>
    /// <param name="key">The client's idempotency key; null for a direct entry.</param>
    internal static async Task<Result<string>> AdmitAsync(Work work, PreparedFiling filing, Guid? key)
    {
        var (data, client, seasonId, personIndex) = (work.Data, work.Scope.NodeId, filing.Content.SeasonId, filing.Traits.Person);
        if (!await data.CountFilingAsync(seasonId, work.Cancellation))
            data.SeasonCounters.Add(new SeasonCounter { SeasonId = seasonId, Last = FirstNumber });
        var (bindingId, institutionId) = (filing.References.Binding?.Id, filing.References.Reviewer!.Id);
        var now = await data.Seasons.Where(season => season.Id == seasonId).Select(season => new
        {
            season.IsOpen,
            season.Start,
            season.End,
            season.Deadline,
            Number = data.SeasonCounters.Where(row => row.SeasonId == season.Id).Select(row => (int?)row.Last).FirstOrDefault(),
            KeyTaken = key != null && data.IdempotencyKeys.Any(row => row.ClientId == client && row.Key == key),
            FiledId = data.Submissions.Where(row => row.SeasonId == seasonId && row.PersonIndex == personIndex).Select(row => (Guid?)row.Id).FirstOrDefault(),
            FiledNumber = data.Submissions.Where(row => row.SeasonId == seasonId && row.PersonIndex == personIndex).Select(row => row.Number).FirstOrDefault(),
            Bound = bindingId == null || data.Bindings.Any(row => row.Id == bindingId && row.UnboundAt == null),
            Suspension = data.Institutions.Where(row => row.Id == institutionId).Select(row => row.SuspensionReason).FirstOrDefault(),
        }).SingleAsync(work.Cancellation);
        var today = ShanghaiTime.DateOf(work.Now);
        if (now.KeyTaken)
            return IntakeErrors.KeyTaken;
        if (now.FiledId is not null)
            return IntakeErrors.Duplicate(now.FiledId, now.FiledNumber);
        if (!now.IsOpen || today < now.Start || today > (filing.References.By == SubmissionActor.Institution ? now.Deadline : now.End))
            return IntakeErrors.SeasonClosed;
        if (now.Suspension is { } reason)
            return InstitutionErrors.Suspended(reason);
        return now.Bound ? $"{seasonId}-{now.Number ?? FirstNumber:D6}" : Error.Field("bindingId", new Phrase("intake.unknown_binding"));
    }

    /// <summary>Writes a first filing under the number that it was admitted with.</summary>
    internal static async Task<Result<Submission>> ReceiveAsync(Work work, PreparedFiling filing, string number)
    {
        IOwned owner = filing.References.Reviewer!;
        var submission = new Submission
        {
            Id = filing.Id,
            Number = number,
            SeasonId = filing.Content.SeasonId,
            DistrictId = owner.DistrictId,
            SiteId = owner.SiteId,
            PointId = owner.PointId,
            InstitutionId = owner.InstitutionId,
            ClientId = work.Scope.Kind == ScopeKind.ApiClient ? work.Scope.NodeId : null,
            BindingId = filing.References.Binding?.Id,
            EnteredBy = work.Scope.UserId,
            Version = Guid.CreateVersion7(),
        };
        work.Data.Submissions.Add(submission);
        var recorded = await RecordAsync(work, submission, filing, "submission.submit");
        return recorded.Map(_ => submission);
    }

    /// <summary>Writes what was prepared as the filing's next revision, with its marks, mentors and images.</summary>
    internal static async Task<Result<Done>> RecordAsync(Work work, Submission submission, PreparedFiling filing, string action)
    {
        submission.Receive(filing.Content, filing.Traits, Mask.Document(filing.Content.Person.DocumentNumber), filing.SubmissionCode, filing.Report, work.Now);
        work.Data.SubmissionRevisions.Add(new SubmissionRevision
        {
            SubmissionId = submission.Id,
            Revision = submission.Revision,
            Sealed = filing.Sealed,
            SubmissionCode = filing.SubmissionCode,
            ReceivedAt = work.Now,
            EnteredBy = work.Scope.UserId,
        });
        work.Data.SubmissionMentors.AddRange(filing.Mentors);
        await work.NoteDuplicatesAsync(submission);
        work.Webhook(submission);
        work.Audit(action, nameof(Submission), submission.Id);
        work.Publish(ChangeKind.Submission, submission.Id, submission);
        return await TakeMaterialsAsync(work, filing) ? Done.Yes : Error.Field(SubmissionFields.Materials, new Phrase("intake.material_used"));
    }

    /// <summary>Takes up the images that belong to no filing yet; false when somebody else did meanwhile.</summary>
    private static async Task<bool> TakeMaterialsAsync(Work work, PreparedFiling filing)
    {
        var (data, ids) = (work.Data, filing.NewMaterials.Select(material => material.Id).ToArray());
        if (ids.Length == 0)
            return true;

        // The filing's own row first: the images refer to it.
        await work.SaveAsync();
        if (filing.References.By == SubmissionActor.Candidate)
            return await data.Materials.Where(row => ids.Contains(row.Id) && row.SubmissionId == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.SubmissionId, filing.Id), work.Cancellation) == ids.Length;
        data.Materials.AddRange(filing.NewMaterials.Select(material => material.For(filing.Id)));
        return await data.Scans.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(work.Cancellation) == ids.Length;
    }
}

/// <summary>A filing that lacks nothing but the writing.</summary>
/// <param name="Id">Of the filing.</param>
/// <param name="Content">With the digests of its images.</param>
/// <param name="Traits">By which the person is found again.</param>
/// <param name="References">What it refers to, as it was read.</param>
/// <param name="Report">Its marks as things stood then.</param>
/// <param name="NewMaterials">Images that belong to no filing yet.</param>
/// <param name="Sealed">The content, for its revision.</param>
/// <param name="SubmissionCode">提交编码.</param>
/// <param name="Mentors">Whom it names.</param>
internal sealed record PreparedFiling(
    Guid Id, SubmissionContent Content, CandidateTraits Traits, SubmissionReferences References, VerificationReport Report, IReadOnlyList<Material> NewMaterials, byte[] Sealed, string SubmissionCode,
    IReadOnlyList<SubmissionMentor> Mentors);
