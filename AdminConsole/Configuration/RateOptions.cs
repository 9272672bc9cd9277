using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Configuration;

/// <summary>Section <c>Rate</c>: how often something may be asked for.</summary>
public sealed class RateOptions
{
    public const string Section = "Rate";

    /// <summary>Requests a minute of one API client.</summary>
    [Range(1, 10_000_000)]
    public int ApiClient { get; set; } = 6_000;

    /// <summary>Requests a minute of one address, for endpoints and forms that need no sign-in.</summary>
    [Range(1, 1_000_000)]
    public int AnonymousPerIp { get; set; } = 60;

    /// <summary>Scans a minute of one person of the console; of one address where nobody is signed in.</summary>
    [Range(1, 10_000)]
    public int Uploads { get; set; } = 120;

    /// <summary>Messages an hour to one phone; there is a minute between two of them whatever this says.</summary>
    [Range(1, 60)]
    public int SmsPerPhoneHour { get; set; } = 5;

    /// <summary>Messages a day to one phone.</summary>
    [Range(1, 200)]
    public int SmsPerPhoneDay { get; set; } = 10;

    /// <summary>Messages an hour that one address asks for.</summary>
    [Range(1, 10_000)]
    public int SmsPerIpHour { get; set; } = 20;

    /// <summary>Messages an hour altogether.</summary>
    [Range(1, 1_000_000)]
    public int SmsPerHour { get; set; } = 500;

    /// <summary>Work that a browser does before an anonymous form is taken: leading zero bits of a SHA-256; one more bit doubles it.</summary>
    [Range(8, 24)]
    public int ProofOfWorkBits { get; set; } = 17;
}
