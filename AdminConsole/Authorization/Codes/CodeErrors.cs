using AdminConsole.Domain;

namespace AdminConsole.Authorization.Codes;

public static class CodeErrors
{
    /// <summary>激活码错误或已失效: wrong, used, replaced, expired, another account's or nobody's, never told apart (CO-02).</summary>
    public static Error ActivationInvalid { get; } = new("activation_code_invalid", ErrorKind.Invalid);

    public static Error OtpInvalid { get; } = new("otp_invalid", ErrorKind.Invalid);

    public static Error TooOften { get; } = new("rate_limited", ErrorKind.TooMany);

    /// <summary>短信服务暂不可用: said before anything is looked up, so that it tells nothing of who has a phone here (OP-05).</summary>
    public static Error SmsUnavailable { get; } = new("sms_unavailable", ErrorKind.Unavailable);

    /// <summary>The browser's work is missing, wrong, too old or was handed in before.</summary>
    public static Error ProofMissing { get; } = new("proof_missing", ErrorKind.Invalid);
}
