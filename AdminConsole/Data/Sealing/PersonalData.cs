using System.Text;
using System.Text.Json;
using AdminConsole.Domain;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Reporting;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Data.Sealing;

/// <summary>The sealed and searchable forms of every personal value, named once.</summary>
public sealed class PersonalData(FieldSealer sealer)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Finds the same person by document: one filing per person and season.</summary>
    public byte[] PersonIndex(string documentType, string documentNumber) => sealer.Index("person", $"{documentType}:{documentNumber}");

    /// <summary>The number under whatever document type.</summary>
    public byte[] DocumentIndex(string documentNumber) => sealer.Index("document", documentNumber);

    /// <param name="tail">The last four digits.</param>
    public byte[] PhoneTailIndex(string tail) => sealer.Index("phone-tail", tail);

    public CandidateTraits TraitsOf(SubmissionContent content)
    {
        var person = content.Person;
        return new CandidateTraits(
            PersonIndex(person.DocumentType, person.DocumentNumber),
            DocumentIndex(person.DocumentNumber),
            sealer.Index("name-birth", $"{PersonName.Key(person.Name)}:{person.BirthDate:yyyy-MM-dd}"),
            sealer.Index("education-certificate", content.Education.CertificateNumber),
            PhoneTailIndex(person.Phone[^4..]));
    }

    public byte[] CertificateIndex(string certificateNumber) => sealer.Index("practising-certificate", certificateNumber);

    /// <summary>Finds the same phone again.</summary>
    public byte[] PhoneIndex(string phone) => sealer.Index("phone", phone);

    public byte[] SealUserPhone(Guid userId, string phone) => sealer.Seal("Users.Phone", userId.ToString(), phone);

    public string OpenUserPhone(Guid userId, byte[] @sealed) => sealer.OpenText("Users.Phone", userId.ToString(), @sealed);

    public byte[] SealRegistrationPhone(Guid registrationId, string phone) => sealer.Seal("Registrations.Phone", registrationId.ToString(), phone);

    public string OpenRegistrationPhone(Guid registrationId, byte[] @sealed) => sealer.OpenText("Registrations.Phone", registrationId.ToString(), @sealed);

    public byte[] SealCertificate(Guid practitionerId, string number) => sealer.Seal("Practitioners.Certificate", practitionerId.ToString(), number);

    public byte[] SealUserCertificate(Guid userId, string number) => sealer.Seal("AspNetUsers.Certificate", userId.ToString(), number);

    public string OpenUserCertificate(Guid userId, byte[] @sealed) => sealer.OpenText("AspNetUsers.Certificate", userId.ToString(), @sealed);

    public byte[] SealConfirmationCode(Guid institutionId, string code) => sealer.Seal("ConfirmationCodes.Code", institutionId.ToString(), code);

    public string OpenConfirmationCode(Guid institutionId, byte[] @sealed) => sealer.OpenText("ConfirmationCodes.Code", institutionId.ToString(), @sealed);

    public byte[] SealContent(Guid submissionId, int revision, SubmissionContent content) =>
        sealer.Seal("SubmissionRevisions.Content", $"{submissionId}/{revision}", JsonSerializer.SerializeToUtf8Bytes(content, Json));

    public SubmissionContent OpenContent(SubmissionRevision revision) =>
        JsonSerializer.Deserialize<SubmissionContent>(sealer.Open("SubmissionRevisions.Content", $"{revision.SubmissionId}/{revision.Revision}", revision.Sealed), Json)
            ?? throw new InvalidDataException("A sealed revision holds no content.");

    public byte[] SealEntry(Guid listId, int position, ReportEntry entry) => sealer.Seal("ReportLines.Entry", $"{listId}/{position}", JsonSerializer.SerializeToUtf8Bytes(entry, Json));

    public ReportEntry OpenEntry(ReportLine line) =>
        JsonSerializer.Deserialize<ReportEntry>(sealer.Open("ReportLines.Entry", $"{line.ListId}/{line.Position}", line.Sealed), Json) ?? throw new InvalidDataException("A sealed line holds no entry.");

    /// <summary>Whether two rows of lists or workbooks say the same, without opening them.</summary>
    public string EntryDigest(ReportEntry entry, SubmissionState? state = null) =>
        Convert.ToHexStringLower(sealer.Mac("report-entry", Encoding.UTF8.GetBytes(state is null ? entry.Canonical : $"{entry.Canonical}\n{state}")));

    public byte[] SealDraft(Guid submissionId, Guid userId, byte[] draft) => sealer.Seal("ReviewDrafts.Draft", $"{submissionId}/{userId}", draft);

    public byte[] OpenDraft(ReviewDraft draft) => sealer.Open("ReviewDrafts.Draft", $"{draft.SubmissionId}/{draft.UserId}", draft.Sealed);

    public byte[] SealEntryDraft<T>(Guid draftId, T entry) => sealer.Seal("EntryDrafts.Entry", draftId.ToString(), JsonSerializer.SerializeToUtf8Bytes(entry, Json));

    public T OpenEntryDraft<T>(EntryDraft draft) =>
        JsonSerializer.Deserialize<T>(sealer.Open("EntryDrafts.Entry", draft.Id.ToString(), draft.Sealed), Json) ?? throw new InvalidDataException("A sealed draft holds no entry.");

    /// <summary>What a tick belongs to: the period's content and images (Domain/Review/PeriodTick).</summary>
    public string PeriodDigest(SubmissionContent content, int period) =>
        Convert.ToHexStringLower(sealer.Mac("period-tick", CanonicalContent.OfPeriod(content, period))[..(PeriodTick.DigestLength / 2)]);

    public byte[] SealAnswer(Guid clientId, Guid key, byte[] answer) => sealer.Seal("IdempotencyKeys.Answer", $"{clientId}/{key}", answer);

    public byte[] OpenAnswer(IdempotencyKey key) => sealer.Open("IdempotencyKeys.Answer", $"{key.ClientId}/{key.Key}", key.AnswerSealed);

    public byte[] SealSms(Guid entryId, string phone, Phrase words) => sealer.Seal("OutboxEntries.Sealed", entryId.ToString(), $"{phone}\n{ReportJson.WritePhrase(words)}");

    public (string Phone, Phrase Words) OpenSms(Guid entryId, byte[] @sealed)
    {
        var text = sealer.OpenText("OutboxEntries.Sealed", entryId.ToString(), @sealed);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return (text[..end], ReportJson.ReadPhrase(text[(end + 1)..]));
    }

    public byte[] SealWebhookSecret(Guid clientId, byte[] secret) => sealer.Seal("ApiClients.WebhookSecret", clientId.ToString(), secret);

    public byte[] OpenWebhookSecret(Guid clientId, byte[] @sealed) => sealer.Open("ApiClients.WebhookSecret", clientId.ToString(), @sealed);

    public byte[] SealJob<T>(string column, Guid jobId, T value) => sealer.Seal($"Jobs.{column}", jobId.ToString(), JsonSerializer.SerializeToUtf8Bytes(value, Json));

    public T OpenJob<T>(string column, Guid jobId, byte[] @sealed) =>
        JsonSerializer.Deserialize<T>(sealer.Open($"Jobs.{column}", jobId.ToString(), @sealed), Json) ?? throw new InvalidDataException("A sealed job holds no value.");

    public byte[] SealPiece(Guid fileId, int number, ReadOnlySpan<byte> bytes) => sealer.Seal("JobFilePieces.Content", $"{fileId}/{number}", bytes);

    public byte[] OpenPiece(Guid fileId, int number, byte[] @sealed) => sealer.Open("JobFilePieces.Content", $"{fileId}/{number}", @sealed);

    /// <summary>The submission code's MAC over canonical content (IN-07).</summary>
    public byte[] ContentMac(ReadOnlySpan<byte> canonical) => sealer.Mac("submission-code", canonical);
}
