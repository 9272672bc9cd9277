namespace AdminConsole.Features.Submissions;

/// <summary>How much a filing may hold. Lengths count code points.</summary>
internal static class SubmissionLimits
{
    public const int SchoolLength = 100, MajorLength = 100, EducationCertificateLength = 40, DistrictLength = 40, InstitutionNameLength = 100, AddressLength = 200, DepartmentLength = 60, Periods = 20, Posts = 20;

    public const int FirstRegistrationYear = 1999;
}
