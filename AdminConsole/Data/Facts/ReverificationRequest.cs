using AdminConsole.Domain;

namespace AdminConsole.Data.Facts;

/// <summary>What changed, so that marks computed from it may be out of date.</summary>
public enum ReverificationCause
{
    /// <summary>A filing came, was filed anew, or went: its mentors carry more or fewer trainees, its images are shared by more or fewer persons.</summary>
    Filing,

    /// <summary>A registry entry.</summary>
    Mentor,

    /// <summary>An institution's names, licences or suspension.</summary>
    Institution,

    /// <summary>A season's settings.</summary>
    Season,

    /// <summary>The registry as a whole, or a rule: every pending filing.</summary>
    Everything,
}

/// <summary>
/// A wish, kept in the transaction that gave cause for it, to compute marks again. <see cref="MarksRenewal"/> fulfils it afterwards in small units, so that what
/// touches fifty thousand filings commits as fast as what touches one.
/// </summary>
public sealed class ReverificationRequest : IDerived
{
    public const int KeyLength = 40;

    public required Guid Id { get; init; }
    public required ReverificationCause Cause { get; init; }

    /// <summary>A filing's or institution's id, a season's id, or a mentor's digest in hexadecimal digits.</summary>
    public required string Key { get; init; }

    public required DateTime At { get; init; }
}
