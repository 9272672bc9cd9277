namespace AdminConsole.Domain.Verification;

/// <summary>Everything the rules look at, as plain values gathered beforehand, so that rules need neither database nor clock.</summary>
/// <param name="Today">Shanghai calendar day; days after it do not count.</param>
/// <param name="CutOff">The season's last day a period may reach.</param>
/// <param name="FreshGraduateWithCommitment">A fresh graduate whose commitment letter is among the materials.</param>
/// <param name="RegistryAvailable">False when the practitioner registry is empty or cannot be asked: mentor marks are then unknown, never red.</param>
/// <param name="Periods">In the order filed.</param>
public sealed record VerificationFacts(
    DateOnly Today, DateOnly CutOff, bool FreshGraduateWithCommitment, bool RegistryAvailable, IReadOnlyList<PeriodFacts> Periods);

/// <param name="HasStampedCertificate">A stamped paper certificate image stands for this period.</param>
public sealed record PeriodFacts(bool Current, string InstitutionName, DateOnly Start, DateOnly End, bool HasStampedCertificate, IReadOnlyList<PostFacts> Posts)
{
    public Stretch Stretch => new(Start, End);
}

/// <param name="Registered">The registry's entry under the certificate number; null when it holds none.</param>
/// <param name="NumberWellFormed">False when the certificate number lacks the structure of one; only the wording depends on it, for registries hold odd numbers too.</param>
public sealed record PostFacts(string Department, string MentorName, RegisteredMentor? Registered, bool NumberWellFormed = true);

public sealed record RegisteredMentor(string Name, string PracticeInstitution);
