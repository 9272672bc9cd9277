using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Configuration;

/// <summary>Section <c>Rate</c>: requests per minute before the answer is 429.</summary>
public sealed class RateOptions
{
    public const string Section = "Rate";

    /// <summary>Of one API client.</summary>
    [Range(1, 10_000_000)]
    public int ApiClient { get; set; } = 6_000;

    /// <summary>Of one address, for endpoints that need no sign-in.</summary>
    [Range(1, 1_000_000)]
    public int AnonymousPerIp { get; set; } = 60;

    /// <summary>Scans of one person of the console; one address where nobody is signed in.</summary>
    [Range(1, 10_000)]
    public int Uploads { get; set; } = 120;
}
