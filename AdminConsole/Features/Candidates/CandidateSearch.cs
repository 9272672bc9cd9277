using System.Text.RegularExpressions;
using AdminConsole.Domain.CodeLists;
using AdminConsole.Domain.Identifiers;
using AdminConsole.Domain.Submissions;

namespace AdminConsole.Features.Candidates;

/// <summary>Tells what somebody typed: a document number, a submission code, a filing number, the end of a phone number, or a name. Only the whole of it is looked for.</summary>
public sealed partial record CandidateSearch(CandidateKey By, string Value)
{
    /// <summary>null when it can be none of them.</summary>
    public static CandidateSearch? Read(string? typed, DateOnly today)
    {
        if (TextRules.Name(typed, Submission.NameLength) is not { Fault: null, Value: { Length: > 0 } text })
            return null;
        if (SubmissionCode.TryParse(text, out var code))
            return new CandidateSearch(CandidateKey.SubmissionCode, code);
        var plain = IdentifierText.Normalise(text);
        if (FilingNumber().IsMatch(plain))
            return new CandidateSearch(CandidateKey.FilingNumber, plain);
        if (PhoneTail().IsMatch(plain))
            return new CandidateSearch(CandidateKey.PhoneTail, plain[^4..]);
        return plain.Any(char.IsAsciiDigit) && Codes.DocumentTypes.Entries.Any(type => IdentityDocument.CheckNumber(type.Code, plain, today).IsValid)
            ? new CandidateSearch(CandidateKey.DocumentNumber, plain)
            : new CandidateSearch(CandidateKey.Name, text);
    }

    [GeneratedRegex(@"^[0-9A-Z-]{1,10}-[0-9]{6,9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FilingNumber();

    /// <summary>Four digits, or a whole mobile number of which the last four are looked for.</summary>
    [GeneratedRegex(@"^([0-9]{4}|1[0-9]{10})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PhoneTail();
}
