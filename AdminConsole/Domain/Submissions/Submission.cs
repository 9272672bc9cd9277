using System.Linq.Expressions;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Verification;

namespace AdminConsole.Domain.Submissions;

/// <summary>
/// One candidate's filing (申报) of one season. This row carries what queues filter, sort and show; what the candidate supplied lies sealed in
/// <see cref="SubmissionRevision"/>. Only <see cref="Apply"/> changes the state, and only as the table in <see cref="SubmissionTransitions"/> allows.
/// </summary>
public sealed class Submission : IOwned, IVersioned, IClientOwned
{
    public const int NumberLength = 20, NameLength = 60, CodeLength = 20, NoteLength = 1000, ReturnedForLength = 600;

    public required Guid Id { get; init; }

    /// <summary>Season id and running number, e.g. <c>2021-000123</c>.</summary>
    public required string Number { get; init; }

    public required string SeasonId { get; init; }
    public required Guid DistrictId { get; set; }
    public Guid? SiteId { get; set; }
    public Guid? PointId { get; set; }

    /// <summary>The institution that reviews it; changes only with a new binding.</summary>
    public required Guid InstitutionId { get; set; }

    public Guid Version { get; set; }

    /// <summary>The API client that filed it; null for a direct entry.</summary>
    public Guid? ClientId { get; init; }

    public Guid? BindingId { get; set; }

    /// <summary>The user who entered it for the institution (单位直接录入); may not decide it.</summary>
    public Guid? EnteredBy { get; init; }

    public SubmissionState State { get; private set; } = SubmissionState.Pending;

    /// <summary>Counts from 1; the newest <see cref="SubmissionRevision"/>.</summary>
    public int Revision { get; private set; }

    public string PersonName { get; private set; } = "";

    /// <summary>First six and last four characters (PD-02).</summary>
    public string DocumentMasked { get; private set; } = "";

    /// <summary>Keyed digest of document type and number: one filing per person and season.</summary>
    public byte[] PersonIndex { get; private set; } = [];

    /// <summary>The rest of <see cref="CandidateTraits"/>: for duplicates, and for who asks for help.</summary>
    public byte[] DocumentIndex { get; private set; } = [];

    public byte[] NameBirthIndex { get; private set; } = [];
    public byte[] EducationIndex { get; private set; } = [];
    public byte[] PhoneTailIndex { get; private set; } = [];

    public string ExamLevel { get; private set; } = "";
    public string ExamCategory { get; private set; } = "";
    public string SubmissionCode { get; private set; } = "";

    /// <summary>How the mini-programme made sure of the person; a direct entry's is the institution's own word.</summary>
    public RealNameState RealName { get; private set; }

    /// <summary>Latest submission or resubmission (UTC).</summary>
    public DateTime SubmittedAt { get; private set; }

    /// <summary>Names mentors: what was filed beside what the registry holds.</summary>
    public VerificationReport Report { get; private set; } = VerificationReport.Empty;

    public int TotalMonths { get; private set; }
    public CheckResult DurationMark { get; private set; }

    /// <summary>Worst of the mentor marks.</summary>
    public CheckResult MentorMark { get; private set; }
    public CheckResult IdentityMark { get; private set; }

    /// <summary>Worst of all marks; what the queue's presets ask for.</summary>
    public CheckResult WorstMark { get; private set; }

    /// <summary>Approving asks for a reason or a proof, or is refused (<see cref="ApprovalPolicy"/>).</summary>
    public bool AsksReason { get; private set; }

    /// <summary>The next Shanghai day on which the passing of time alone can change a mark.</summary>
    public DateOnly? MarksDueOn { get; private set; }

    /// <summary>Pairs of periods that overlap; for the reports of risk, as is <see cref="ReusedImages"/>.</summary>
    public int Overlaps { get; private set; }

    /// <summary>Images that another person filed too.</summary>
    public int ReusedImages { get; private set; }

    public Guid? DecidedBy { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? DecisionNote { get; private set; }

    /// <summary>Codes of all the reasons that it was ever returned for, each between blanks (<c>" 1 5 "</c>); null where there are none.</summary>
    public string? ReturnedFor { get; private set; }

    /// <summary>The list it was reported in and still stands in; null again once it is sent back.</summary>
    public Guid? ReportListId { get; private set; }

    /// <summary>When it last moved on its way up, or back (UTC): since when the next level has it. Null before it was first reported.</summary>
    public DateTime? SteppedAt { get; private set; }

    /// <summary>Takes in what the candidate supplied, the first time or again, as the next revision.</summary>
    public void Receive(SubmissionContent content, CandidateTraits traits, string documentMasked, string submissionCode, VerificationReport report, DateTime at)
    {
        Revision++;
        PersonName = content.Person.Name;
        DocumentMasked = documentMasked;
        (PersonIndex, DocumentIndex, NameBirthIndex, EducationIndex, PhoneTailIndex) = (traits.Person, traits.Document, traits.NameAndBirth, traits.EducationCertificate, traits.PhoneTail);
        RealName = content.Person.RealName;
        ExamLevel = content.Exam.Level;
        ExamCategory = content.Exam.Category;
        SubmissionCode = submissionCode;
        SubmittedAt = at;
        TakeReport(report);
    }

    /// <summary>Moves the filing to the binding's institution; what the old one decided stays with it.</summary>
    public void BindTo(Binding binding)
    {
        BindingId = binding.Id;
        (DistrictId, SiteId, PointId, InstitutionId) = (binding.DistrictId, binding.SiteId, binding.PointId, binding.InstitutionId);
    }

    /// <summary>Stores newly computed marks. Returns whether any of them says something else than before.</summary>
    public bool TakeReport(VerificationReport report)
    {
        var changed = report.TotalMonths != TotalMonths || report.Checks.Count != Report.Checks.Count || !report.Checks.Zip(Report.Checks).All(pair => pair.First.SaysTheSameAs(pair.Second));
        Report = report;
        TotalMonths = report.TotalMonths;
        DurationMark = report.WorstOf(DurationTotalRule.Code);
        MentorMark = report.WorstOf(MentorMatchRule.Code);
        IdentityMark = report.WorstOf(IdentityValidRule.Code);
        WorstMark = report.Worst;
        AsksReason = ApprovalPolicy.Requirements(report) is { NeedsReason: true } or { IsBlocked: true };
        MarksDueOn = report.ChangesOn;
        Overlaps = report.Checks.Count(check => check.Code == PeriodOverlapRule.Code);
        ReusedImages = report.Checks.Count(check => check.Code == EvidenceReusedRule.Code);
        return changed;
    }

    /// <summary>Moves the filing as the table allows, or answers <c>illegal_state</c> with the state's name.</summary>
    /// <param name="action">What is to be done.</param>
    /// <param name="actor">The capacity, or capacities, of whoever acts.</param>
    /// <param name="facts">Settings and circumstances the table asks; whether this is a direct entry the filing knows itself.</param>
    public Result<Done> Apply(SubmissionAction action, SubmissionActor actor, TransitionFacts facts = default)
    {
        var next = SubmissionTransitions.Next(State, action, actor, facts with { DirectEntry = EnteredBy is not null });
        if (!next.IsOk)
            return next.Error;
        State = next.Value;
        return Done.Yes;
    }

    /// <summary>Takes back what <see cref="NoteDecision"/> recorded, after <see cref="Apply"/> undid the decision.</summary>
    public void ForgetDecision() => (DecidedBy, DecidedByName, DecidedAt, DecisionNote) = (null, null, null, null);

    /// <summary>Records a step on the way up; call after <see cref="Apply"/> moved the state.</summary>
    /// <param name="listId">The list it stands in from now on; null = in none.</param>
    /// <param name="at">When.</param>
    public void NoteStep(Guid? listId, DateTime at) => (ReportListId, SteppedAt) = (listId, at);

    /// <summary>Records what the decisions that stand returned it for.</summary>
    public void NoteReturns(IEnumerable<FeedbackItem> feedback)
    {
        var codes = feedback.Select(item => item.Reason).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        ReturnedFor = codes.Count == 0 ? null : $" {string.Join(' ', codes)} ";
    }

    /// <summary>The reasons in <see cref="ReturnedFor"/>.</summary>
    public static IReadOnlyList<string> ReasonsIn(string? returnedFor) => returnedFor?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Filings that were ever returned for the reason.</summary>
    public static Expression<Func<Submission, bool>> IsReturnedFor(string reason)
    {
        var word = $" {reason} ";
        return row => row.ReturnedFor != null && row.ReturnedFor.Contains(word);
    }

    /// <summary>Records who decided; call after <see cref="Apply"/> moved the state.</summary>
    public void NoteDecision(Guid by, string name, DateTime at, string? note) => (DecidedBy, DecidedByName, DecidedAt, DecisionNote) = (by, name, at, note);
}

/// <summary>What the candidate supplied with one submission, sealed. Rows are only ever added: the difference between two is what the candidate changed.</summary>
public sealed class SubmissionRevision
{
    public required Guid SubmissionId { get; init; }
    public required int Revision { get; init; }

    /// <summary><see cref="SubmissionContent"/> as JSON, sealed with the submission's id.</summary>
    public required byte[] Sealed { get; init; }

    public required string SubmissionCode { get; init; }
    public required DateTime ReceivedAt { get; init; }

    /// <summary>The user who entered it for the institution; null when the candidate supplied it. Whoever did may not decide the filing.</summary>
    public Guid? EnteredBy { get; init; }
}

/// <summary>A mentor named by a filing's newest revision: finds the filings that a registry change touches, and how many trainees a mentor has at a time.</summary>
public sealed class SubmissionMentor
{
    public required Guid SubmissionId { get; init; }
    public required int Period { get; init; }
    public required int Post { get; init; }

    /// <summary>Keyed digest of the practising certificate number, as in the registry.</summary>
    public required byte[] CertificateIndex { get; init; }

    /// <summary>Where the period was spent; null outside the library.</summary>
    public required Guid? InstitutionId { get; init; }

    /// <summary>First month of the period, as <see cref="MonthOf"/> counts.</summary>
    public required int FirstMonth { get; init; }

    /// <summary>Last month of the period.</summary>
    public required int LastMonth { get; init; }

    /// <summary>Months counted through, so that a stretch of them is a range of numbers.</summary>
    public static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month - 1;

    public static DateOnly FirstDayOf(int month) => new(month / 12, (month % 12) + 1, 1);

    /// <summary>Every mentor of every period.</summary>
    /// <param name="submissionId">The filing.</param>
    /// <param name="content">What it says.</param>
    /// <param name="index">The digest of a certificate number.</param>
    public static IEnumerable<SubmissionMentor> AllOf(Guid submissionId, SubmissionContent content, Func<string, byte[]> index) =>
        from period in content.Periods.Index()
        from post in period.Item.Posts.Index()
        select new SubmissionMentor
        {
            SubmissionId = submissionId,
            Period = period.Index,
            Post = post.Index,
            CertificateIndex = index(post.Item.MentorCertificateNumber),
            InstitutionId = period.Item.InstitutionId,
            FirstMonth = MonthOf(period.Item.Start),
            LastMonth = MonthOf(period.Item.End),
        };
}

/// <summary>One decision, or change of decision, with the marks the reviewer saw.</summary>
public sealed class Decision : IOwned
{
    public required Guid Id { get; init; }
    public required Guid SubmissionId { get; init; }
    public required Guid DistrictId { get; init; }
    public Guid? SiteId { get; init; }
    public Guid? PointId { get; init; }
    public required Guid InstitutionId { get; init; }
    public required SubmissionState Result { get; init; }

    /// <summary>审核说明; required to reject or return, and to approve against red.</summary>
    public required string? Note { get; init; }

    public required Guid DecidedBy { get; init; }
    public required string DecidedByName { get; init; }
    public required DateTime DecidedAt { get; init; }
    public required int Revision { get; init; }

    /// <summary>Until when whoever decided may take it back; steady clock.</summary>
    public DateTime UndoUntil { get; init; }

    /// <summary>The filing as this decision left it: undone only while nothing has happened to it since.</summary>
    public Guid LeftVersion { get; init; }

    public DateTime? UndoneAt { get; set; }

    public required VerificationReport Report { get; init; }

    /// <summary>What the candidate has to mend, where the filing was returned for named faults.</summary>
    public IReadOnlyList<FeedbackItem> Feedback { get; init; } = [];
}
