using System.Text.Json;
using AdminConsole.Domain;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Data.Sealing;

/// <summary>The sealed and searchable forms of every personal value, named once.</summary>
public sealed class PersonalData(FieldSealer sealer)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Finds the same person by document: one filing per person and season.</summary>
    public byte[] PersonIndex(string documentType, string documentNumber) => sealer.Index("person", $"{documentType}:{documentNumber}");

    public byte[] CertificateIndex(string certificateNumber) => sealer.Index("practising-certificate", certificateNumber);

    public byte[] SealCertificate(Guid practitionerId, string number) => sealer.Seal("Practitioners.Certificate", practitionerId.ToString(), number);

    public byte[] SealConfirmationCode(Guid institutionId, string code) => sealer.Seal("ConfirmationCodes.Code", institutionId.ToString(), code);

    public string OpenConfirmationCode(Guid institutionId, byte[] @sealed) => sealer.OpenText("ConfirmationCodes.Code", institutionId.ToString(), @sealed);

    public byte[] SealContent(Guid submissionId, int revision, SubmissionContent content) =>
        sealer.Seal("SubmissionRevisions.Content", $"{submissionId}/{revision}", JsonSerializer.SerializeToUtf8Bytes(content, Json));

    public SubmissionContent OpenContent(SubmissionRevision revision) =>
        JsonSerializer.Deserialize<SubmissionContent>(sealer.Open("SubmissionRevisions.Content", $"{revision.SubmissionId}/{revision.Revision}", revision.Sealed), Json)
            ?? throw new InvalidDataException("A sealed revision holds no content.");

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

    /// <summary>The submission code's MAC over canonical content (IN-07).</summary>
    public byte[] ContentMac(ReadOnlySpan<byte> canonical) => sealer.Mac("submission-code", canonical);
}
