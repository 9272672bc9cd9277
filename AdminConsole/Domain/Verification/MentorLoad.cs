using AdminConsole.Domain.Institutions;

namespace AdminConsole.Domain.Verification;

/// <summary>
/// How many trainees one mentor carries, as one institution's filings of one season show it: kept for the reports of risk, renewed behind every filing that comes
/// or goes. What it says of other institutions is a number.
/// </summary>
public sealed class MentorLoad : IOwned, IDerived
{
    public required Guid Id { get; init; }
    public required Guid DistrictId { get; init; }
    public Guid? SiteId { get; init; }
    public Guid? PointId { get; init; }
    public required Guid InstitutionId { get; init; }
    public required string SeasonId { get; init; }

    /// <summary>Keyed digest of the practising certificate number, as in the registry.</summary>
    public required byte[] CertificateIndex { get; init; }

    /// <summary>The month of these filings in which the mentor carries most, as <see cref="Submissions.SubmissionMentor.MonthOf"/> counts.</summary>
    public required int Month { get; set; }

    /// <summary>Persons in that month across all institutions.</summary>
    public required int Trainees { get; set; }

    /// <summary>Persons in that month at this institution.</summary>
    public required int TraineesHere { get; set; }

    /// <summary>Institutions that have a trainee of the mentor in that month.</summary>
    public required int Institutions { get; set; }

    /// <summary>Living filings at this institution that name the mentor, at any of their periods.</summary>
    public required int Filings { get; set; }

    /// <summary>The registry knows the mentor, and not as practising at this institution.</summary>
    public required bool Elsewhere { get; set; }
}

/// <summary>How many trainees one institution has in its fullest month of a season's filings, and among how many mentors; kept as <see cref="MentorLoad"/> is.</summary>
public sealed class InstitutionLoad : IOwned, IDerived
{
    public required Guid Id { get; init; }
    public required Guid DistrictId { get; init; }
    public Guid? SiteId { get; init; }
    public Guid? PointId { get; init; }
    public required Guid InstitutionId { get; init; }
    public required string SeasonId { get; init; }
    public required int Month { get; set; }
    public required int Trainees { get; set; }

    /// <summary>Mentors who have a trainee there in that month.</summary>
    public required int Mentors { get; set; }

    /// <summary>Trainees for each mentor, rounded up.</summary>
    public required int PerMentor { get; set; }

    public required int Filings { get; set; }
}
