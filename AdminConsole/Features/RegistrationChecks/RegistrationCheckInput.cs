using AdminConsole.Domain.Submissions;
using AdminConsole.Imports;

namespace AdminConsole.Features.RegistrationChecks;

/// <summary>What was asked for with the file.</summary>
/// <param name="FileName">For people.</param>
/// <param name="Sha256">Of the file.</param>
/// <param name="SeasonId">Whose filings count.</param>
public sealed record RegistrationCheckInput(string FileName, string Sha256, string SeasonId);

/// <summary>Somebody who registers for the examination, as whoever asks writes it.</summary>
/// <param name="DocumentType">Code; null = not told, then the number counts under any type.</param>
public sealed record CheckedPerson(string Name, string? DocumentType, string DocumentNumber);

/// <summary>A line of the workbook with its answer.</summary>
/// <param name="Row">As the spreadsheet shows it.</param>
/// <param name="IsMistyped">The number is most likely a slip of the pen, which is why nothing was found.</param>
internal sealed record CheckedRow(int Row, CheckedPerson Person, RegistrationVerdict Verdict, bool IsMistyped);

/// <summary>What a check came to.</summary>
/// <param name="Season">Its name.</param>
/// <param name="First">The first ones who have not passed.</param>
public sealed record RegistrationCheckOutcome(
    string Season, int Approved, int NotApproved, int NoRecord, IReadOnlyList<NotPassedRow> First, int FaultCount, IReadOnlyList<ImportFaultRow> Faults)
{
    public int Rows => Approved + NotApproved + NoRecord;

    public int NotPassed => NotApproved + NoRecord;
}

public sealed record NotPassedRow(int Row, string Name, string DocumentMasked, RegistrationVerdict Verdict, bool IsMistyped);

/// <summary>A season that may be asked about.</summary>
public sealed record CheckSeason(string Id, string Name);
