namespace AdminConsole.Domain.Accounts;

/// <summary>认证方式: with what a person signs in.</summary>
public enum AuthenticationType
{
    Password,
    PasswordAndSms,
    SecurityKey,
}
