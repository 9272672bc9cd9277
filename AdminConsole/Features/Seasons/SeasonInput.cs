using System.Text.RegularExpressions;
using AdminConsole.Domain;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Seasons;

namespace AdminConsole.Features.Seasons;

/// <summary>A season's settings as typed.</summary>
public sealed partial class SeasonInput
{
    private const int FirstExamYear = 1999, LastExamYear = 2100;

    /// <summary>Stands at the head of every filing number; fixed once the season exists.</summary>
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";
    public int? ExamYear { get; set; }
    public DateOnly? Start { get; set; }
    public DateOnly? End { get; set; }
    public DateOnly? Deadline { get; set; }
    public DateOnly? CutOff { get; set; }
    public bool SecondReview { get; set; }
    public bool RejectedMayRefile { get; set; }
    public ReportOn ReportOn { get; set; }
    public int? MentorLoadLimit { get; set; } = Season.DefaultMentorLoadLimit;
    public int? BachelorYears { get; set; } = 0;
    public int? CollegeYears { get; set; } = PracticeYears.UsualCollege;
    public int? SecondaryYears { get; set; } = PracticeYears.UsualSecondary;
    public int? ApprenticeshipYears { get; set; } = PracticeYears.UsualApprenticeship;
    public string SlotProfile { get; set; } = MaterialSlots.Hubei;
    public string Notice { get; set; } = "";
    public List<ReasonInput> Reasons { get; set; } = [.. ReturnReason.Usual.Select(reason => new ReasonInput { Code = reason.Code, Text = reason.Text })];

    public static SeasonInput Of(Season season, string notice) => new()
    {
        Id = season.Id,
        Name = season.Name,
        ExamYear = season.ExamYear,
        Start = season.Start,
        End = season.End,
        Deadline = season.Deadline,
        CutOff = season.CutOff,
        SecondReview = season.SecondReview,
        RejectedMayRefile = season.RejectedMayRefile,
        ReportOn = season.ReportOn,
        MentorLoadLimit = season.MentorLoadLimit,
        BachelorYears = season.PracticeYears.Bachelor,
        CollegeYears = season.PracticeYears.College,
        SecondaryYears = season.PracticeYears.Secondary,
        ApprenticeshipYears = season.PracticeYears.Apprenticeship,
        SlotProfile = season.SlotProfile,
        Notice = notice,
        Reasons = [.. season.ReturnReasons.Select(reason => new ReasonInput { Code = reason.Code, Text = reason.Text })],
    };

    /// <summary>The settings of last year are where this year's begin.</summary>
    public static SeasonInput After(SeasonInput last, int examYear) => new()
    {
        Id = $"{examYear}",
        Name = $"{examYear}年医师资格考试试用期考核证明申报",
        ExamYear = examYear,
        CutOff = new DateOnly(examYear, 8, 31),
        SecondReview = last.SecondReview,
        RejectedMayRefile = last.RejectedMayRefile,
        ReportOn = last.ReportOn,
        MentorLoadLimit = last.MentorLoadLimit,
        BachelorYears = last.BachelorYears,
        CollegeYears = last.CollegeYears,
        SecondaryYears = last.SecondaryYears,
        ApprenticeshipYears = last.ApprenticeshipYears,
        SlotProfile = last.SlotProfile,
        Notice = last.Notice,
        Reasons = last.Reasons,
    };

    /// <summary>A reason more; its code is one that no reason has.</summary>
    public void AddReason() => Reasons.Add(new ReasonInput { Code = Enumerable.Range(1, ReturnReason.Most + 1).Select(number => $"{number}").First(code => Reasons.TrueForAll(reason => reason.Code != code)) });

    /// <summary>Normalises the texts in place and names every fault by field; null when there is none.</summary>
    public Error? Check()
    {
        var faults = new FieldFaults();
        Id = Id.Trim();
        if (!IdPattern().IsMatch(Id))
            faults.Add("id", "season.fault.id", Season.IdLength);
        Name = Text("name", TextRules.Name(Name, Season.NameLength));
        Notice = Text("notice", TextRules.FreeText(Notice, SeasonNotice.TextLength));
        if (ExamYear is null or < FirstExamYear or > LastExamYear)
            faults.Add("examYear", "season.fault.year", FirstExamYear, LastExamYear);
        Day("start", Start, earliest: null);
        Day("end", End, Start);
        Day("deadline", Deadline, End);
        Day("cutOff", CutOff, earliest: null);
        if (MentorLoadLimit is null or < 1 or > Season.MostMentorLoad)
            faults.Add("mentorLoadLimit", "season.fault.load", 1, Season.MostMentorLoad);
        Years("bachelorYears", BachelorYears);
        Years("collegeYears", CollegeYears);
        Years("secondaryYears", SecondaryYears);
        Years("apprenticeshipYears", ApprenticeshipYears);
        if (SlotProfile is not (MaterialSlots.Hubei or MaterialSlots.Hunan2021))
            faults.Add("slotProfile", "season.fault.required");
        if (!Enum.IsDefined(ReportOn))
            faults.Add("reportOn", "season.fault.required");
        CheckReasons(faults);
        return faults.Any ? faults.ToError() : null;

        string Text(string path, TextVerdict verdict)
        {
            if (verdict.Fault is { } fault)
                faults.Add(path, fault);
            else if (verdict.Value.Length == 0)
                faults.Add(path, "season.fault.required");
            return verdict.Value;
        }

        void Years(string path, int? years)
        {
            if (years is null or < 0 or > PracticeYears.Most)
                faults.Add(path, "season.fault.load", 0, PracticeYears.Most);
        }

        void Day(string path, DateOnly? day, DateOnly? earliest)
        {
            if (day is null)
                faults.Add(path, "season.fault.required");
            else if (day < earliest)
                faults.Add(path, "season.fault.not_before", earliest);
        }
    }

    /// <summary>After <see cref="Check"/> found no fault.</summary>
    public void ApplyTo(Season season)
    {
        (season.Name, season.Start, season.End, season.Deadline, season.CutOff) = (Name, Start!.Value, End!.Value, Deadline!.Value, CutOff!.Value);
        (season.SecondReview, season.RejectedMayRefile, season.ReportOn) = (SecondReview, RejectedMayRefile, ReportOn);
        (season.MentorLoadLimit, season.SlotProfile) = (MentorLoadLimit!.Value, SlotProfile);
        season.PracticeYears = new PracticeYears { Bachelor = BachelorYears!.Value, College = CollegeYears!.Value, Secondary = SecondaryYears!.Value, Apprenticeship = ApprenticeshipYears!.Value };
        season.ReturnReasons = [.. Reasons.Select(reason => new ReturnReason(reason.Code, reason.Text))];
    }

    private void CheckReasons(FieldFaults faults)
    {
        Reasons.RemoveAll(reason => string.IsNullOrWhiteSpace(reason.Text));
        if (Reasons.Count is 0 or > ReturnReason.Most)
            faults.Add("reasons", "season.fault.reasons", ReturnReason.Most);
        foreach (var (index, reason) in Reasons.Index())
        {
            var verdict = TextRules.Name(reason.Text, ReturnReason.TextLength);
            if (verdict.Fault is { } fault)
                faults.Add($"reasons[{index}]", fault);
            reason.Text = verdict.Value;
        }
    }

    [GeneratedRegex(@"^[0-9A-Za-z-]{1,10}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}

/// <summary>One line of the list of return reasons.</summary>
public sealed class ReasonInput
{
    public string Code { get; init; } = "";
    public string Text { get; set; } = "";
}
