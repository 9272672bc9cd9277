using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Authorization.Codes;

/// <summary>Section <c>Code</c>: codes that stand on paper or screen until they are used.</summary>
public sealed class CodeOptions
{
    public const string Section = "Code";

    /// <summary>Hours that an activation code lives.</summary>
    [Range(1, 720)]
    public int ActivationLifeHours { get; set; } = 168;

    /// <summary>Hours that a password reset code lives.</summary>
    [Range(1, 168)]
    public int ResetLifeHours { get; set; } = 24;

    /// <summary>Tries of an activation or reset code; the last wrong one voids it.</summary>
    [Range(3, 5)]
    public int ActivationTries { get; set; } = 5;

    /// <summary>Wrong confirmation codes of one person for one institution within 15 minutes.</summary>
    [Range(3, 10)]
    public int ConfirmationTries { get; set; } = 5;

    /// <summary>Wrong confirmation codes for one institution within a day, after which only persons who have not failed yet may try.</summary>
    [Range(20, 1_000)]
    public int ConfirmationTriesPerDay { get; set; } = 200;

    /// <summary>New confirmation codes are six digits, for programmes that take no letters, in place of eight characters. Needs at most 5 and 200 in the two limits of tries.</summary>
    public bool SixDigitConfirmation { get; set; }

    /// <summary>So few possibilities are safe only as long as few can be tried (CO-03).</summary>
    internal bool MayBeSixDigits => ConfirmationTries <= 5 && ConfirmationTriesPerDay <= 200;

    /// <summary>Enquiries after one registration within an hour.</summary>
    [Range(5, 100)]
    public int EnquiryTriesPerHour { get; set; } = 20;
}

/// <summary>Section <c>Otp</c>: codes that are sent to a phone.</summary>
public sealed class OtpOptions
{
    public const string Section = "Otp";

    /// <summary>Digits.</summary>
    [Range(6, 8)]
    public int Length { get; set; } = 6;

    /// <summary>Minutes that a code is good for.</summary>
    [Range(1, 10)]
    public int LifeMinutes { get; set; } = 5;

    /// <summary>Tries; the last wrong one voids the code.</summary>
    [Range(3, 5)]
    public int Tries { get; set; } = 5;
}
