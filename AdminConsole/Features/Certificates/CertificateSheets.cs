using AdminConsole.Domain.Certificates;

namespace AdminConsole.Features.Certificates;

/// <summary>A paper to be printed.</summary>
/// <param name="Form">Which form.</param>
/// <param name="Fields">Its values.</param>
/// <param name="Posts">How many posts the period has; those beyond the form's rows go on an attached page.</param>
public sealed record CertificateSheet(OfficialForm Form, IReadOnlyDictionary<string, string> Fields, int Posts = 0)
{
    /// <summary>The filing's number; null on a blank form.</summary>
    public string? Number { get; init; }

    public string? SubmissionCode { get; init; }

    /// <summary>From 1; 0 on a blank form.</summary>
    public int Copy { get; init; }

    /// <summary>A former institution's certificate: its stamped original is another paper (其他试用机构).</summary>
    public bool IsFormer { get; init; }

    public bool Overflows => Posts > Form.Posts;
}

/// <summary>The papers of some filings, and those filings of which there are none.</summary>
/// <param name="Refused">Numbers of filings that are not approved.</param>
public sealed record CertificateBatch(IReadOnlyList<CertificateSheet> Sheets, IReadOnlyList<string> Refused);
