namespace AdminConsole.Authorization.Codes;

/// <summary>What a code opens. Each purpose has one row in <see cref="CodeRules"/>.</summary>
public enum CodePurpose
{
    /// <summary>激活码 of a main account or a business account.</summary>
    Activation,

    /// <summary>Asked of the applicant's phone before the result of a registration is shown (CO-04).</summary>
    EnquiryPhone,

    /// <summary>Asked of the phone that an account is activated with.</summary>
    ActivationPhone,

    /// <summary>密码重置码: with it a person sets a password of their own, the first one or another. Subject: the user's normalised name.</summary>
    PasswordReset,

    /// <summary>Asked of the bound phone when its owner signs in (AU-06).</summary>
    SignInPhone,

    /// <summary>Asked of a phone that a person binds.</summary>
    BindPhone,
}

/// <summary>
/// A code that somebody holds and may use once. There is one row for a purpose and subject, and only while the code lives: use, a new code, the last wrong try
/// and expiry take it away, and nothing brings it back.
/// </summary>
public sealed class OneTimeCode
{
    public const int SubjectLength = 120;

    public required CodePurpose Purpose { get; init; }

    /// <summary>What the code opens or whom it was sent to: an account's name, a phone's digest.</summary>
    public required string Subject { get; init; }

    public required byte[] Salt { get; init; }

    /// <summary>Digest of the code together with all that it is bound to.</summary>
    public required byte[] Digest { get; init; }

    public required DateTime IssuedAt { get; init; }
    public required DateTime ExpiresAt { get; init; }

    /// <summary>Tries taken so far.</summary>
    public int Tries { get; init; }

    /// <summary>The user to tell when the code is tried to death; null where nobody is.</summary>
    public Guid? IssuedBy { get; init; }
}
