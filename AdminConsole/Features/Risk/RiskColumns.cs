using System.Globalization;

namespace AdminConsole.Features.Risk;

/// <summary>A column of a report, on the screen and in its workbook.</summary>
/// <param name="Key">Resource key of its head.</param>
/// <param name="Width">In the workbook.</param>
/// <param name="Value">A string or an int.</param>
internal sealed record RiskColumn(string Key, double Width, Func<RiskRow, object?> Value)
{
    /// <summary>Holds whole numbers.</summary>
    public bool IsNumber { get; init; }
}

internal static class RiskColumns
{
    private static readonly RiskColumn
        Mentor = new("risk.mentor", 14, row => row.Person), Certificate = new("risk.certificate", 20, row => row.Masked), Practice = new("risk.practice", 30, row => row.PracticeInstitution),
        Institution = new("risk.institution", 30, row => row.InstitutionName), Month = new("risk.month", 12, row => row.Month?.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
        Trainees = new("risk.trainees", 14, row => row.Trainees) { IsNumber = true }, Here = new("risk.here", 14, row => row.TraineesHere) { IsNumber = true }, Institutions = new("risk.institutions", 14, row => row.Institutions) { IsNumber = true },
        Mentors = new("risk.mentors", 14, row => row.Mentors) { IsNumber = true }, PerMentor = new("risk.per_mentor", 18, row => row.PerMentor) { IsNumber = true }, Filings = new("risk.filings", 12, row => row.Filings) { IsNumber = true },
        Number = new("risk.number", 16, row => row.FilingNumber), Candidate = new("risk.candidate", 14, row => row.Person), Document = new("risk.document", 22, row => row.Masked),
        Images = new("risk.images", 14, row => row.Count) { IsNumber = true }, Overlaps = new("risk.overlaps", 14, row => row.Count) { IsNumber = true };

    public static IReadOnlyList<RiskColumn> Of(RiskReport report) => report switch
    {
        RiskReport.Mentors => [Mentor, Certificate, Institution, Month, Trainees, Here, Institutions, Filings],
        RiskReport.Elsewhere => [Mentor, Certificate, Practice, Institution, Filings, Trainees],
        RiskReport.Institutions => [Institution, Month, PerMentor, Trainees, Mentors, Filings],
        RiskReport.Evidence => [Number, Candidate, Document, Institution, Images],
        _ => [Number, Candidate, Document, Institution, Overlaps],
    };
}
