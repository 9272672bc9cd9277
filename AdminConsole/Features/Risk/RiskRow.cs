using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Risk;

/// <summary>A line of a report. What it says of other institutions is a number; numbers of documents and certificates are masked.</summary>
/// <param name="Id">Of the row, by which the filings behind it are asked for.</param>
public sealed record RiskRow(Guid Id)
{
    /// <summary>Mentor or candidate; null for a mentor whom the registry does not hold.</summary>
    public string? Person { get; init; }

    /// <summary>Masked certificate or document number.</summary>
    public string? Masked { get; init; }

    public string? PracticeInstitution { get; init; }
    public string? InstitutionName { get; init; }

    /// <summary>Of a filing.</summary>
    public string? FilingNumber { get; init; }

    /// <summary>First day of the month that is counted.</summary>
    public DateOnly? Month { get; init; }

    public int Trainees { get; init; }
    public int TraineesHere { get; init; }
    public int Institutions { get; init; }
    public int Mentors { get; init; }
    public int PerMentor { get; init; }
    public int Filings { get; init; }

    /// <summary>Images or pairs of periods of one filing.</summary>
    public int Count { get; init; }
}

/// <summary>One page of a report.</summary>
/// <param name="Filter">As asked, with the season, the least number and the page that there are.</param>
/// <param name="Limit">The season's setting for trainees of one mentor.</param>
public sealed record RiskListing(RiskFilter Filter, IReadOnlyList<RiskRow> Rows, int Total, int Limit);

/// <summary>A filing behind a line.</summary>
public sealed record RiskFiling(Guid Id, string Number, string PersonName, string DocumentMasked, string? InstitutionName, SubmissionState State, int TotalMonths, DateTime SubmittedAt);

public sealed record RiskFilings(IReadOnlyList<RiskFiling> Rows, int Total, int Page);
