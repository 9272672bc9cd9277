namespace AdminConsole.Domain.Submissions;

/// <summary>
/// Keyed digests by which a person is found again though what they supplied lies sealed. 16 bytes each; equal values give equal digests, and without the key
/// they tell nothing.
/// </summary>
/// <param name="Person">Document type and number: one filing per person and season.</param>
/// <param name="Document">The number under whatever type.</param>
/// <param name="NameAndBirth">Name, compared as names are, and birth date.</param>
/// <param name="EducationCertificate">Number of the graduation certificate: the same person under another name.</param>
/// <param name="PhoneTail">Last four digits of the phone.</param>
public sealed record CandidateTraits(byte[] Person, byte[] Document, byte[] NameAndBirth, byte[] EducationCertificate, byte[] PhoneTail);
