using System.Text.Json;
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

    public byte[] SealJob<T>(string column, Guid jobId, T value) => sealer.Seal($"Jobs.{column}", jobId.ToString(), JsonSerializer.SerializeToUtf8Bytes(value, Json));

    public T OpenJob<T>(string column, Guid jobId, byte[] @sealed) =>
        JsonSerializer.Deserialize<T>(sealer.Open($"Jobs.{column}", jobId.ToString(), @sealed), Json) ?? throw new InvalidDataException("A sealed job holds no value.");

    public byte[] SealPiece(Guid fileId, int number, ReadOnlySpan<byte> bytes) => sealer.Seal("JobFilePieces.Content", $"{fileId}/{number}", bytes);

    public byte[] OpenPiece(Guid fileId, int number, byte[] @sealed) => sealer.Open("JobFilePieces.Content", $"{fileId}/{number}", @sealed);

    /// <summary>The submission code's MAC over canonical content (IN-07).</summary>
    public byte[] ContentMac(ReadOnlySpan<byte> canonical) => sealer.Mac("submission-code", canonical);
}
