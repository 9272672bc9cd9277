namespace AdminConsole.Domain.Accounts;

/// <summary>By which book passwords are judged.</summary>
public enum PasswordStandard
{
    /// <summary>等保三级: mixed, and new every three months.</summary>
    Mlps3,

    /// <summary>ASVS 5.0: long, and for as long as nobody else knows it.</summary>
    Asvs,
}

/// <param name="Least">Fewest characters.</param>
/// <param name="LeastClasses">Of digits, small letters, capital letters and everything else, so many must be there.</param>
/// <param name="Life">After so long a new one is asked for; null = never.</param>
public sealed record PasswordPolicy(int Least, int LeastClasses, TimeSpan? Life)
{
    /// <summary>Most characters.</summary>
    public const int Longest = 128;

    /// <summary>So many of the last passwords are not taken again, the present one among them.</summary>
    public const int Remembered = 5;

    /// <summary>How long before its end a person is warned.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromDays(14);

    private static readonly PasswordPolicy Mlps3 = new(12, 3, TimeSpan.FromDays(90)), Asvs = new(15, 1, Life: null);

    public static PasswordPolicy Of(PasswordStandard standard) => standard == PasswordStandard.Asvs ? Asvs : Mlps3;

    /// <param name="setAt">When it was set; null = it does not grow old.</param>
    /// <param name="now">The moment.</param>
    public bool HasExpired(DateTime? setAt, DateTime now) => setAt + Life <= now;

    /// <summary>The last moment of a password that is about to grow old; null while that is far off.</summary>
    public DateTime? EndsSoon(DateTime? setAt, DateTime now) => setAt + Life is { } end && end - now <= Notice ? end : null;
}
