using AdminConsole.Authorization;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Domain.Registrations;
using AdminConsole.Domain.Reporting;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Jobs;
using AdminConsole.Outbox;

namespace AdminConsole.Data.Sealing;

/// <summary>A column that holds sealed values, for what has to come by all of them.</summary>
/// <param name="Row">The entity.</param>
/// <param name="Property">Its property.</param>
/// <param name="Name">What its values are bound to (<see cref="PersonalData"/>).</param>
/// <param name="BoundKeys">How many parts of the row's key they are bound to besides; null = all.</param>
internal sealed record SealedColumn(Type Row, string Property, string Name, int? BoundKeys = null)
{
    /// <summary>All there are; a test compares with the model.</summary>
    public static IReadOnlyList<SealedColumn> All { get; } =
    [
        new(typeof(AppUser), nameof(AppUser.PhoneSealed), "Users.Phone"),
        new(typeof(AppUser), nameof(AppUser.CertificateSealed), "AspNetUsers.Certificate"),
        new(typeof(Registration), nameof(Registration.PhoneSealed), "Registrations.Phone"),
        new(typeof(ConfirmationCode), nameof(ConfirmationCode.Sealed), "ConfirmationCodes.Code"),
        new(typeof(ApiClient), nameof(ApiClient.WebhookSecretSealed), "ApiClients.WebhookSecret"),
        new(typeof(ApiClient), nameof(ApiClient.PreviousWebhookSecretSealed), "ApiClients.WebhookSecret"),

        // All versions of an entry share its value.
        new(typeof(Practitioner), nameof(Practitioner.CertificateSealed), "Practitioners.Certificate", BoundKeys: 1),
        new(typeof(SubmissionRevision), nameof(SubmissionRevision.Sealed), "SubmissionRevisions.Content"),
        new(typeof(ReportLine), nameof(ReportLine.Sealed), "ReportLines.Entry"),
        new(typeof(ReviewDraft), nameof(ReviewDraft.Sealed), "ReviewDrafts.Draft"),
        new(typeof(EntryDraft), nameof(EntryDraft.Sealed), "EntryDrafts.Entry"),
        new(typeof(IdempotencyKey), nameof(IdempotencyKey.AnswerSealed), "IdempotencyKeys.Answer"),
        new(typeof(OutboxEntry), nameof(OutboxEntry.Sealed), "OutboxEntries.Sealed"),
        new(typeof(Job), nameof(Job.InputSealed), "Jobs.InputSealed"),
        new(typeof(Job), nameof(Job.OutputSealed), "Jobs.OutputSealed"),
        new(typeof(JobFilePiece), nameof(JobFilePiece.Sealed), "JobFilePieces.Content"),
    ];
}
