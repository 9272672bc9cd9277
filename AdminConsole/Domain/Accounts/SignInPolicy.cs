namespace AdminConsole.Domain.Accounts;

/// <summary>What a person is asked after the password was right.</summary>
public enum SecondStep
{
    None,

    /// <summary>A new password in place of one that has grown old; who the person is, is known by then (AU-03).</summary>
    NewPassword,

    /// <summary>A code sent to the bound phone.</summary>
    PhoneCode,

    /// <summary>A security key that the person has enrolled.</summary>
    SecurityKey,

    /// <summary>A security key is asked for and none is enrolled yet: a phone code first, then a key is enrolled.</summary>
    Enrolment,

    /// <summary>What is asked for cannot be given: no phone is bound. The level above helps.</summary>
    Impossible,
}

/// <summary>With what whom signs in (AU-06; notice 001: password, SMS code, USBKEY).</summary>
public static class SignInPolicy
{
    private static readonly HashSet<Role> WithKey = [Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator, Role.DistrictStaff];

    /// <summary>The least that holders of these roles sign in with where second factors are required. A text message never suffices for those who rule over others.</summary>
    public static AuthenticationType Least(IEnumerable<Role> roles) => roles.Any(WithKey.Contains) ? AuthenticationType.SecurityKey : AuthenticationType.PasswordAndSms;

    /// <param name="chosen">认证方式 of the person.</param>
    /// <param name="roles">Of the person.</param>
    /// <param name="secondFactorRequired">Whether everybody needs one.</param>
    public static AuthenticationType Required(AuthenticationType chosen, IEnumerable<Role> roles, bool secondFactorRequired) =>
        secondFactorRequired && Least(roles) is var least && least > chosen ? least : chosen;

    /// <param name="required">See <see cref="Required"/>.</param>
    /// <param name="hasPhone">A phone is bound.</param>
    /// <param name="hasKey">A security key is enrolled.</param>
    public static SecondStep After(AuthenticationType required, bool hasPhone, bool hasKey) => required switch
    {
        AuthenticationType.Password => SecondStep.None,
        AuthenticationType.SecurityKey when hasKey => SecondStep.SecurityKey,
        _ when !hasPhone => SecondStep.Impossible,
        AuthenticationType.SecurityKey => SecondStep.Enrolment,
        _ => SecondStep.PhoneCode,
    };
}
