using AdminConsole.Domain;

namespace AdminConsole.Features.Accounts.SignIn;

public static class SignInErrors
{
    /// <summary>用户名或密码错误: unknown, disabled, locked and mistyped, never told apart (AU-01).</summary>
    public static Error Failed { get; } = new("sign_in_failed", ErrorKind.Invalid);

    /// <summary>The first step is too long ago, or what it was made with has changed since.</summary>
    public static Error StepExpired { get; } = new("sign_in_step_expired", ErrorKind.Invalid);

    /// <summary>Another key, another answer, or a counter that went back (AU-08).</summary>
    public static Error KeyRefused { get; } = new("security_key_refused", ErrorKind.Invalid);

    /// <summary>该统一身份未绑定账号.</summary>
    public static Error IdentityUnlinked { get; } = new("identity_unlinked", ErrorKind.Invalid);

    /// <summary>What came back from the provider proves nothing (AU-09).</summary>
    public static Error IdentityRefused { get; } = new("identity_refused", ErrorKind.Invalid);

    /// <summary>The provider is down or slow (OP-05).</summary>
    public static Error IdentityUnavailable { get; } = new("identity_unavailable", ErrorKind.Unavailable);

    /// <summary>Said to whoever has proved at the provider to be the owner; a password that is right is not told so (AU-01).</summary>
    public static Error AccountDisabled { get; } = new("account_disabled", ErrorKind.Invalid);

    /// <summary>短信服务暂不可用，请使用其他方式登录 (OP-05).</summary>
    public static Error SmsUnavailable { get; } = new("sign_in_sms_unavailable", ErrorKind.Unavailable);

    /// <summary>What a sign-in that was refused may say in the address of the page.</summary>
    internal static IReadOnlyList<Error> Told { get; } = [StepExpired, KeyRefused, IdentityUnlinked, IdentityRefused, IdentityUnavailable, AccountDisabled];
}
