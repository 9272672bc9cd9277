using AdminConsole.Domain.CodeLists;

namespace AdminConsole.Domain.Submissions;

/// <summary>
/// Which material slots a filing has to fill, and how often: the season's slot profile, its conditions asked of the filing's coded inputs. The conditions' names
/// are those of the code list (CodeLists/Data/README.md).
/// </summary>
public static class MaterialRequirements
{
    private const string Practising = "1", Apprenticeship = "apprenticeship", TertiaryLevel = "3", GradeA = "A", DiseaseControl = "CDC";

    private static readonly DateOnly TopUpSince = new(2015, 9, 1), DegreeSince = new(2015, 1, 1);

    /// <summary>What a person who registered before still hands in: the earlier papers stand for the rest (notice 003, 仅需上传).</summary>
    private static readonly string[] AskedOfEverybody = [MaterialSlots.Photo, "ID_DOCUMENT", "ONLINE_REGISTRATION_NOTICE", "PROBATION_CERTIFICATE", "PRACTICE_CERTIFICATE", RegisteredBeforeSlot];

    private const string RegisteredBeforeSlot = "PREVIOUS_ADMISSION_OR_SCORE";

    /// <summary>Every slot of the profile with the counts that hold for this filing.</summary>
    public static IReadOnlyList<SlotRequirement> Of(SubmissionContent content, SlotSettings settings)
    {
        var before = RegisteredBefore(content, settings);
        return
        [
            .. MaterialSlots.OfProfile(settings.Profile).Select(slot => new SlotRequirement(
                slot, Applies(slot, content, settings, before) ? slot.MinImages * (slot.PerInstitution ? InstitutionsOf(content) : 1) : 0)),
        ];
    }

    /// <summary>Slots that hold too few or too many images; empty when the materials are complete. A slot outside the profile holds too many with its first.</summary>
    public static IReadOnlyList<SlotFault> Check(SubmissionContent content, SlotSettings settings)
    {
        var counts = content.Materials.CountBy(use => use.Slot, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var required = Of(content, settings);
        var known = required.Select(requirement => requirement.Slot.Code).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. counts.Keys.Where(code => !known.Contains(code)).Order(StringComparer.Ordinal).Select(code => new SlotFault(code, new Phrase("intake.unknown_slot"))),
            .. required.Select(requirement => FaultOf(requirement, counts.GetValueOrDefault(requirement.Slot.Code))).OfType<SlotFault>(),
        ];
    }

    private static SlotFault? FaultOf(SlotRequirement requirement, int count)
    {
        var slot = requirement.Slot;
        if (count < requirement.Least)
            return new SlotFault(slot.Code, new Phrase("intake.slot_missing", slot, requirement.Least, count));
        return count > requirement.Most ? new SlotFault(slot.Code, new Phrase("intake.slot_count", slot, requirement.Most)) : null;
    }

    private static bool Applies(MaterialSlot slot, SubmissionContent content, SlotSettings settings, bool registeredBefore)
    {
        if (registeredBefore && !AskedOfEverybody.Contains(slot.Code))
            return false;
        var (education, special) = (content.Education, content.Person.Special);
        var (practising, apprentice) = (content.Exam.Level == Practising, Codes.ExamCategories.Find(content.Exam.Category)?["track"] == Apprenticeship);
        var (postgraduate, undergraduate) = (education.Level.StartsWith('1'), education.Level.StartsWith('2'));
        var graduating = education.GraduatedOn.Year == settings.ExamYear;
        return slot.AppliesWhen switch
        {
            "always" => true,

            // Asked for only after verification, when a decision needs it (ApprovalPolicy); a filing may bring it at once.
            "optional" or "former-mentor-red" => false,
            "probation-filing" => content.Assistant is null,
            "practice-filing" => content.Assistant is not null,
            "assistant-certificates" => content.Assistant is not null || (apprentice && practising),
            "apprenticeship" => apprentice,
            "fresh-graduate" => education.FreshGraduate,
            "military" => special == SpecialGroup.Military,
            "foreign" => special == SpecialGroup.Foreign,
            "hkmotw" => special == SpecialGroup.Hkmotw,
            "foreign-degree" => education.ForeignDegree,
            "top-up-since-2015" => (postgraduate || undergraduate) && practising && education.TopUp && education.UndergraduateEnrolledOn >= TopUpSince,
            "postgraduate-graduating" => postgraduate && graduating,
            "postgraduate-since-2015" => postgraduate && !graduating && education.EnrolledOn >= DegreeSince,
            "registered-before" => registeredBefore,
            "institution-below-3a" => content.Periods.Any(period => !IsExcused(period, settings)),
            _ => throw new InvalidOperationException($"Nobody says when {slot.AppliesWhen} holds."),
        };
    }

    private static bool RegisteredBefore(SubmissionContent content, SlotSettings settings) =>
        content.PreviousRegistration is { } previous && settings.Earlier is { } earlier
        && previous.District.StartsWith(earlier.District, StringComparison.Ordinal) && previous.Year >= earlier.FirstYear && previous.Year <= earlier.LastYear;

    private static int InstitutionsOf(SubmissionContent content) => content.Periods.Select(period => period.InstitutionId?.ToString() ?? period.InstitutionName).Distinct(StringComparer.Ordinal).Count();

    /// <summary>A tertiary grade A hospital or a centre for disease control; of an institution outside the library nothing is known, so it is not excused.</summary>
    private static bool IsExcused(ProbationPeriod period, SlotSettings settings) =>
        period.InstitutionId is { } id && settings.Institutions.GetValueOrDefault(id) is { } institution
        && (institution is { Level: TertiaryLevel, Grade: GradeA } || institution.CategoryCode == DiseaseControl);
}

/// <summary>What the requirements depend on besides the filing.</summary>
/// <param name="Profile">The season's slot profile.</param>
/// <param name="ExamYear">The season's.</param>
/// <param name="Institutions">Of the filing's periods, those that the library holds.</param>
public sealed record SlotSettings(string Profile, int ExamYear, IReadOnlyDictionary<Guid, InstitutionStanding> Institutions)
{
    private const int YearsBack = 4;

    /// <summary>
    /// Earlier registrations that stand for most papers. Only the Hunan notice knows them: its own district, the four years before the exam (2017 to 2020 for 2021).
    /// </summary>
    public EarlierRegistrations? Earlier { get; init; } = Profile == MaterialSlots.Hunan2021 ? new EarlierRegistrations("湖南", ExamYear - YearsBack, ExamYear - 1) : null;
}

/// <param name="District">How the name of the district begins.</param>
public sealed record EarlierRegistrations(string District, int FirstYear, int LastYear);

/// <param name="Level">hospital-levels.csv.</param>
/// <param name="Grade">hospital-grades.csv.</param>
/// <param name="CategoryCode">institution-category-tree-seed.csv.</param>
public sealed record InstitutionStanding(string? Level, string? Grade, string CategoryCode);

/// <param name="Least">Fewest images for this filing; 0 where the slot is not asked for.</param>
public sealed record SlotRequirement(MaterialSlot Slot, int Least)
{
    /// <summary>Most images; never fewer than <see cref="Least"/>, however many institutions there are.</summary>
    public int Most => Math.Max(Least, Slot.MaxImages);
}

/// <summary>What is wrong with one slot.</summary>
public sealed record SlotFault(string Slot, Phrase Fault);
