using AdminConsole.Authorization;
using AdminConsole.Authorization.OpenIdConnect;
using AdminConsole.Components.Account;
using AdminConsole.Components.Controls;
using AdminConsole.Configuration;
using AdminConsole.Data.Demonstration;
using AdminConsole.Features.Accounts.Own;
using AdminConsole.Features.Accounts.SetUp;
using AdminConsole.Features.Accounts.SignIn;
using AdminConsole.Jobs;
using AdminConsole.Resources;

namespace AdminConsole.Features.Accounts;

public static class AccountsFeature
{
    /// <summary>Development alone shows its demonstration users on the sign-in page (AU-05).</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddScoped<ActivationService>();
        services.AddScoped<InstitutionAccountService>();
        services.AddScoped<InstitutionAccountQueries>();
        services.AddScoped<UserService>();
        services.AddScoped<UserQueries>();
        services.AddScoped<IWaitingSource, UserWaiting>();
        services.AddScoped<PasswordResetService>();
        services.AddScoped<SecurityKeyAnswers>();
        services.AddScoped<PendingSignIns>();
        services.AddScoped<SignInService>();
        services.AddScoped<StepUpService>();
        services.AddScoped<OwnAccountService>();
        services.AddScoped<PreferencesService>();
        services.AddSingleton<SetUpToken>().AddScoped<SetUpService>().AddScoped<SetUpProgressQueries>().AddScoped<IWaitingSource, SetUpWaiting>().AddHostedService<SetUpStart>();
        services.AddScoped<OwnIdentityService>();
        services.AddOpenIdConnect(configuration).AddIdentityFlow();
        services.AddScoped<UnusedAccountService>();
        services.AddRecurring("unused-accounts", Recurrence.DailyAt(new TimeOnly(4, 0)), (provider, ct) => provider.GetRequiredService<UnusedAccountService>().DisableAsync(ct));
        services.AddScoped<ConfirmationCodeService>();
        services.AddScoped<ConfirmationCodeQueries>();
        services.AddScoped<PasswordRules>();
        services.AddScoped<IWaitingSource, PasswordWaiting>();
        services.AddSingleton(new InstitutionTab("accounts", "account.business", 50, Permission.ViewBusinessAccounts, typeof(BusinessAccountsPanel)) { InstitutionsOnly = true });
        services.AddSingleton(new InstitutionTab("users", "user.users", 40, Permission.ManageUsers, typeof(UsersPanel)));
        services.AddSingleton(new InstitutionTab("confirmation-code", "user.code", 60, Permission.ViewConfirmationCode, typeof(ConfirmationCodePanel)) { InstitutionsOnly = true });
        if (!environment.IsDevelopment())
            return services;
        var password = configuration[$"{DemonstrationOptions.Section}:{nameof(DemonstrationOptions.Password)}"] ?? "";
        return services.AddSingleton(new DemonstrationUsers(
            [.. DemonstrationPeople.All.Select(person => new DemonstrationUser(person.UserName, password, Strings.KeyOf(person.Role), person.NodeName))]));
    }

    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder routes) => routes.MapSignIn().MapIdentity().MapOwnAccount().MapPreferences();
}
