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
}
