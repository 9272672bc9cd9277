using AdminConsole.Domain.Practitioners;
using AdminConsole.Domain.Seasons;

namespace AdminConsole.Domain.Verification;

/// <summary>Everything the rules look at, as plain values gathered beforehand, so that rules need neither database nor clock.</summary>
/// <param name="Today">Shanghai calendar day; days after it do not count.</param>
/// <param name="CutOff">The season's last day a period may reach.</param>
/// <param name="FreshGraduateWithCommitment">A fresh graduate whose commitment letter is among the materials.</param>
/// <param name="RegistryAvailable">False when the practitioner registry is empty or cannot be asked: mentor marks are then unknown, never red.</param>
/// <param name="Periods">In the order filed.</param>
public sealed record VerificationFacts(
    DateOnly Today, DateOnly CutOff, bool FreshGraduateWithCommitment, bool RegistryAvailable, IReadOnlyList<PeriodFacts> Periods)
{
    public required PersonFacts Person { get; init; }

    /// <summary>The exam category filed for, exam-categories.csv.</summary>
    public required string ExamCategory { get; init; }

    public required DateOnly GraduatedOn { get; init; }

    /// <summary>Most trainees that one mentor may carry in one month without a signal; a setting of the season.</summary>
    public required int MentorLoadLimit { get; init; }

    /// <summary>An assistant physician's way to the practising level; null for every other filing.</summary>
    public PracticeFacts? Practice { get; init; }

    /// <summary>Images of this filing that other persons filed too, in the order filed.</summary>
    public IReadOnlyList<ReusedEvidence> ReusedEvidence { get; init; } = [];
}

/// <summary>Whom the identity document names, as filed.</summary>
public sealed record PersonFacts(string Name, string DocumentType, string DocumentNumber, string Sex, DateOnly BirthDate);

/// <param name="HasStampedCertificate">A stamped paper certificate image stands for this period.</param>
public sealed record PeriodFacts(bool Current, string InstitutionName, DateOnly Start, DateOnly End, bool HasStampedCertificate, IReadOnlyList<PostFacts> Posts)
{
    public Stretch Stretch => new(Start, End);

    /// <summary>What the library calls the institution: its name of today, aliases, and former names with the days on which they held.</summary>
    public IReadOnlyList<NameFacts> Names { get; init; } = [];

    /// <summary>The institution's practising licences; null where the library holds none, so that there is nothing to compare with.</summary>
    public IReadOnlyList<LicenceFacts>? Licences { get; init; }
}

/// <param name="From">First day on which the name held; null = since before anybody wrote it down.</param>
/// <param name="To">Last day; null = it still does.</param>
public sealed record NameFacts(string Name, DateOnly? From, DateOnly? To)
{
    public bool HeldWithin(DateOnly start, DateOnly end) => !(From > end) && !(To < start);
}

/// <param name="Subjects">Codes of diagnosis-treatment-subjects.csv.</param>
public sealed record LicenceFacts(DateOnly ValidFrom, DateOnly ValidTo, IReadOnlyList<string> Subjects);

/// <param name="Registered">The registry's entry under the certificate number; null when it holds none.</param>
/// <param name="NumberWellFormed">False when the certificate number lacks the structure of one; only the wording depends on it, for registries hold odd numbers too.</param>
public sealed record PostFacts(string Department, string MentorName, RegisteredMentor? Registered, bool NumberWellFormed = true)
{
    /// <summary>What else the registry says of the mentor; null with <see cref="Registered"/>.</summary>
    public MentorRegistration? Registration { get; init; }

    /// <summary>The month of this period in which the mentor carries most trainees across all institutions, this one counted; null where none was counted.</summary>
    public PeakLoad? Load { get; init; }
}

public sealed record RegisteredMentor(string Name, string PracticeInstitution);

/// <param name="Level">exam-levels.csv.</param>
/// <param name="Category">exam-categories.csv.</param>
/// <param name="State">Of today.</param>
/// <param name="StateSince">First day of a state other than registered; null where the registry does not say.</param>
/// <param name="RegisteredOn">First day of the registration; null where the registry does not say.</param>
/// <param name="PracticeInstitutions">Every place of practice, as the registry writes it.</param>
public sealed record MentorRegistration(
    string Level, string Category, PractitionerState State, DateOnly? StateSince, DateOnly? RegisteredOn, IReadOnlyList<string> PracticeInstitutions)
{
    /// <summary>Last day of the registration; null where no end is set.</summary>
    public DateOnly? RegisteredUntil { get; init; }
}

/// <param name="Month">Its first day.</param>
/// <param name="Trainees">Persons with a living filing in which the mentor stands in that month.</param>
public readonly record struct PeakLoad(DateOnly Month, int Trainees);

/// <param name="EducationLevel">education-levels.csv.</param>
/// <param name="RegisteredOn">First day of the candidate's own practising registration, where the registry holds it under the candidate's name.</param>
/// <param name="QualifiedIn">Year of the qualification certificate, which no registration precedes; null where its number does not tell.</param>
/// <param name="Years">What the season asks for.</param>
public sealed record PracticeFacts(string EducationLevel, DateOnly? RegisteredOn, int? QualifiedIn, PracticeYears Years);

/// <param name="Slot">material-slots.json.</param>
/// <param name="Period">Zero-based, where the slot belongs to a period.</param>
/// <param name="OtherPersons">How many other persons filed the same image.</param>
public sealed record ReusedEvidence(string Slot, int? Period, int OtherPersons);
