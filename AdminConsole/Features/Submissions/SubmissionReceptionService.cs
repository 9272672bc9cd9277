using AdminConsole.Data;
using AdminConsole.Data.Facts;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.Scans;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Submissions;

/// <summary>
/// What a first filing and a resubmission have in common. All that needs no write happens before the unit of work: reading, checking, normalising, sealing;
/// the unit itself asks once more only what somebody else may have changed meanwhile, and writes.
/// </summary>
public sealed class SubmissionReceptionService(SubmissionIntakeQueries queries, PersonalData personal, FactsReader facts, IOptions<UploadOptions> uploads, TimeProvider clock)
{
    /// <summary>The content in its stored form, by itself: nothing it refers to has been looked up yet.</summary>
    internal Result<SubmissionContent> Read(SubmissionRequest request) => SubmissionReader.Read(request, ShanghaiTime.Today(clock));

    /// <summary>Confirms everything the content refers to, and seals it.</summary>
    /// <param name="content">From <see cref="Read"/>.</param>
    /// <param name="id">Of the filing.</param>
    /// <param name="revision">Which submission of it this is, from 1.</param>
    /// <param name="ct">Ends the wait.</param>
    internal async Task<Result<PreparedFiling>> PrepareAsync(SubmissionContent content, Guid id, int revision, CancellationToken ct)
    {
        var traits = personal.TraitsOf(content);
        var references = await queries.ReadReferencesAsync(content, traits.Person, ct);
        var confirmed = references.Confirm(content, traits.Person, clock.GetUtcNow().UtcDateTime, uploads.Value.MaxImagesPerSubmission);
        return confirmed.Map(whole => new PreparedFiling(
            id,
            whole,
            traits,
            references,
            [.. references.Materials.Values.Where(material => material.SubmissionId is null)],
            personal.SealContent(id, revision, whole),
            SubmissionCode.Format(personal.ContentMac(CanonicalContent.Of(whole))),
            [.. SubmissionMentor.AllOf(id, whole, personal.CertificateIndex)]));
    }

    /// <summary>Writes what was prepared as the filing's next revision, with its marks, mentors and images.</summary>
    internal async Task RecordAsync(Work work, Submission submission, PreparedFiling filing)
    {
        var report = Verifier.Evaluate(await facts.ReadAsync(work.Data, filing.References.Season!, filing.Content, work.Cancellation));
        submission.Receive(filing.Content, filing.Traits, Mask.Document(filing.Content.Person.DocumentNumber), filing.SubmissionCode, report, work.Now);
        work.Data.SubmissionRevisions.Add(new SubmissionRevision
        {
            SubmissionId = submission.Id,
            Revision = submission.Revision,
            Sealed = filing.Sealed,
            SubmissionCode = filing.SubmissionCode,
            ReceivedAt = work.Now,
        });
        work.Data.SubmissionMentors.AddRange(filing.Mentors);
        TakeMaterials(work, filing);
        await work.NoteDuplicatesAsync(submission);
    }

    /// <summary>The rows were read outside this unit, perhaps for an earlier try of it.</summary>
    private static void TakeMaterials(Work work, PreparedFiling filing)
    {
        foreach (var material in filing.NewMaterials)
        {
            material.SubmissionId = null;
            work.Data.Materials.Attach(material);
            material.SubmissionId = filing.Id;
        }
    }
}

/// <summary>A filing that lacks nothing but the writing.</summary>
/// <param name="Id">Of the filing.</param>
/// <param name="Content">With the digests of its images.</param>
/// <param name="Traits">By which the person is found again.</param>
/// <param name="References">What it refers to, as it was read.</param>
/// <param name="NewMaterials">Images that belong to no filing yet.</param>
/// <param name="Sealed">The content, for its revision.</param>
/// <param name="SubmissionCode">提交编码.</param>
/// <param name="Mentors">Whom it names.</param>
internal sealed record PreparedFiling(
    Guid Id, SubmissionContent Content, CandidateTraits Traits, SubmissionReferences References, IReadOnlyList<Material> NewMaterials, byte[] Sealed, string SubmissionCode,
    IReadOnlyList<SubmissionMentor> Mentors);
