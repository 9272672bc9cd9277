namespace AdminConsole.Domain.Seasons;

/// <summary>One year's filing campaign (项目). At most one is open at a time. Dates are Shanghai calendar days, both ends included.</summary>
public sealed class Season : IVersioned
{
    public const int IdLength = 10, NameLength = 100;

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

    /// <summary>Version of the notice to candidates (申报须知) that a filing must have accepted.</summary>
    public int NoticeVersion { get; set; } = 1;

    public Guid Version { get; set; }

    public bool IsOpenOn(DateOnly day) => Start <= day && day <= End;

    public bool AllowsDecisionsOn(DateOnly day) => Start <= day && day <= Deadline;
}
