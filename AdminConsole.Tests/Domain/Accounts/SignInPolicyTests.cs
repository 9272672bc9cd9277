using AdminConsole.Domain.Accounts;

namespace AdminConsole.Tests.Domain.Accounts;

public sealed class SignInPolicyTests
{
    [Theory]
    [InlineData(AuthenticationType.Password, Role.InstitutionReviewer, true, AuthenticationType.PasswordAndSms)]
    [InlineData(AuthenticationType.Password, Role.InstitutionAdministrator, true, AuthenticationType.PasswordAndSms)]
    [InlineData(AuthenticationType.Password, Role.PointStaff, true, AuthenticationType.PasswordAndSms)]
    [InlineData(AuthenticationType.Password, Role.SiteStaff, true, AuthenticationType.PasswordAndSms)]
    [InlineData(AuthenticationType.SecurityKey, Role.SiteStaff, true, AuthenticationType.SecurityKey)]
    [InlineData(AuthenticationType.Password, Role.DistrictStaff, true, AuthenticationType.SecurityKey)]
    [InlineData(AuthenticationType.PasswordAndSms, Role.DistrictStaff, true, AuthenticationType.SecurityKey)]
    [InlineData(AuthenticationType.PasswordAndSms, Role.SystemAdministrator, true, AuthenticationType.SecurityKey)]
    [InlineData(AuthenticationType.Password, Role.SecurityAdministrator, true, AuthenticationType.SecurityKey)]
    [InlineData(AuthenticationType.Password, Role.AuditAdministrator, true, AuthenticationType.SecurityKey)]
    [InlineData(AuthenticationType.Password, Role.AuditAdministrator, false, AuthenticationType.Password)]
    [InlineData(AuthenticationType.PasswordAndSms, Role.PointStaff, false, AuthenticationType.PasswordAndSms)]
    public void AU06_Required_IsTheStrongerOfChoiceAndRole(AuthenticationType chosen, Role role, bool secondFactorRequired, AuthenticationType expected) =>
        Assert.Equal(expected, SignInPolicy.Required(chosen, [role], secondFactorRequired));

    [Fact]
    public void AU06_SeveralRoles_TheStrictestCounts() => Assert.Equal(AuthenticationType.SecurityKey, SignInPolicy.Required(AuthenticationType.Password, [Role.InstitutionReviewer, Role.DistrictStaff], secondFactorRequired: true));

    [Theory]
    [InlineData(AuthenticationType.Password, false, false, SecondStep.None)]
    [InlineData(AuthenticationType.Password, true, true, SecondStep.None)]
    [InlineData(AuthenticationType.PasswordAndSms, true, false, SecondStep.PhoneCode)]
    [InlineData(AuthenticationType.PasswordAndSms, true, true, SecondStep.PhoneCode)]
    [InlineData(AuthenticationType.PasswordAndSms, false, false, SecondStep.Impossible)]
    [InlineData(AuthenticationType.SecurityKey, false, true, SecondStep.SecurityKey)]
    [InlineData(AuthenticationType.SecurityKey, true, true, SecondStep.SecurityKey)]
    [InlineData(AuthenticationType.SecurityKey, true, false, SecondStep.Enrolment)]
    [InlineData(AuthenticationType.SecurityKey, false, false, SecondStep.Impossible)]
    public void AU06_After_AsksForWhatThePersonHas(AuthenticationType required, bool hasPhone, bool hasKey, SecondStep expected) => Assert.Equal(expected, SignInPolicy.After(required, hasPhone, hasKey));
}
