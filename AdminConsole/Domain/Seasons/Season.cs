using AdminConsole.Domain.CodeLists;

namespace AdminConsole.Domain.Seasons;

/// <summary>One year's filing campaign (项目). At most one is open at a time. Dates are Shanghai calendar days, both ends included.</summary>
public sealed class Season : IVersioned
{
    public const int IdLength = 10, NameLength = 100, DefaultMentorLoadLimit = 8, MostMentorLoad = 100;

    public required string Id { get; init; }
    public required string Name { get; set; }
    public required int ExamYear { get; init; }
    public required DateOnly Start { get; set; }

    /// <summary>Last day on which candidates submit or resubmit.</summary>
    public required DateOnly End { get; set; }

    /// <summary>省级审批截止日期: last day on which institutions decide and report.</summary>
    public required DateOnly Deadline { get; set; }

    /// <summary>Last day a probation period may reach into the future; 31 August of the exam year unless set otherwise (statutory-rules D8, D12).</summary>
    public required DateOnly CutOff { get; set; }

    /// <summary>The district has opened it: filings come in between start and end.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Version of the notice to candidates (申报须知) that a filing must have accepted; its text is the <see cref="SeasonNotice"/> of that version.</summary>
    public int NoticeVersion { get; set; } = 1;

    /// <summary>复核: a level above confirms each reported filing before the district files it.</summary>
    public bool SecondReview { get; set; }

    /// <summary>Whether a rejected person may file again in this season; otherwise the institution changes its decision.</summary>
    public bool RejectedMayRefile { get; set; }

    public ReportOn ReportOn { get; set; }

    /// <summary>More trainees than this in one month, over all institutions, and the mentor's mark is amber (<c>mentor.load</c>).</summary>
    public int MentorLoadLimit { get; set; } = DefaultMentorLoadLimit;

    /// <summary>Years of practice asked for (<c>practice.years</c>).</summary>
    public PracticeYears PracticeYears { get; set; } = new();

    /// <summary>Which material slots are asked for: <see cref="MaterialSlots.Hubei"/> or <see cref="MaterialSlots.Hunan2021"/>.</summary>
    public string SlotProfile { get; set; } = MaterialSlots.Hubei;

    /// <summary>What a reviewer may return a field or a material for, in the order offered.</summary>
    public IReadOnlyList<ReturnReason> ReturnReasons { get; set; } = ReturnReason.Usual;

    public Guid Version { get; set; }

    public bool IsOpenOn(DateOnly day) => IsOpen && Start <= day && day <= End;

    public SeasonPhase PhaseOn(DateOnly day)
    {
        if (IsOpenOn(day))
            return SeasonPhase.Filing;
        if (day > Deadline)
            return SeasonPhase.Over;
        return day < Start ? SeasonPhase.Upcoming : SeasonPhase.Deciding;
    }

    public bool AllowsDecisionsOn(DateOnly day) => Start <= day && day <= Deadline;
}

/// <summary>未开始 / 申报中 / 审批中 / 已截止.</summary>
public enum SeasonPhase
{
    Upcoming,
    Filing,
    Deciding,
    Over,
}

/// <summary>When an approved filing counts as reported (上报).</summary>
public enum ReportOn
{
    /// <summary>With a list that the reviewer hands upward (notice 001).</summary>
    List,

    /// <summary>At once with the approval (notice 004).</summary>
    Approval,
}
