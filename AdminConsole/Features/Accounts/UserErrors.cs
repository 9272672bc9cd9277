using AdminConsole.Domain;

namespace AdminConsole.Features.Accounts;

public static class UserErrors
{
    /// <summary>The node, or the installation, would be left without anybody in an administrator's role.</summary>
    public static Error LastAdmin { get; } = new("last_admin", ErrorKind.Conflict);

    /// <summary>Nobody changes their own role, node or state (AZ-08).</summary>
    public static Error OwnAccount { get; } = new("own_account", ErrorKind.Forbidden);

    /// <summary>A user that an institution account made is disabled, not deleted: the account names it.</summary>
    public static Error OfAccount(string account) => new("user_of_account", ErrorKind.Conflict, account);

    public static Error Disabled { get; } = new("user_disabled", ErrorKind.Conflict);

    public static Error NoPhone { get; } = new("user_no_phone", ErrorKind.Conflict);

    public static Error IdentityTaken { get; } = new("identity_taken", ErrorKind.Conflict);

    public static Error TooManyKeys(int most) => new("too_many_keys", ErrorKind.Conflict, most);

    /// <summary>重置码错误或已失效: wrong, used, replaced, expired or nobody's, never told apart.</summary>
    public static Error ResetInvalid { get; } = new("reset_code_invalid", ErrorKind.Invalid);
}
