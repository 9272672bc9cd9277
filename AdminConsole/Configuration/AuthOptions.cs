using System.ComponentModel.DataAnnotations;
using AdminConsole.Domain.Accounts;

namespace AdminConsole.Configuration;

/// <summary>Section <c>Auth</c>.</summary>
public sealed class AuthOptions
{
    public const string Section = "Auth";

    /// <summary>Whether everybody needs a second factor (AU-06). Off in Development unless it is set; nowhere else can it be switched off.</summary>
    public bool? RequireSecondFactor { get; set; }

    /// <summary>The domain that security keys are made for; null = the one that the browser asked. Must stay the same for as long as the keys are to work.</summary>
    public string? ServerDomain { get; set; }

    /// <summary>Values of <c>acr</c> or <c>amr</c>, separated by blanks, with which the provider of 统一身份 proves a second factor (AU-06).</summary>
    public string MfaValues { get; set; } = "mfa";

    /// <summary>
    /// By which book passwords are judged (AU-03). <c>Mlps3</c>: 12 characters of three kinds, new every 90 days with 14 days' warning; <c>Asvs</c>: 15 characters, no
    /// kinds, no expiry. Both refuse the last five, common ones, and what names account, phone, institution or product.
    /// </summary>
    public PasswordStandard PasswordPolicy { get; set; }

    /// <summary>Accounts without a sign-in for so many days are disabled (AU-14).</summary>
    [Range(30, 365)]
    public int UnusedDays { get; set; } = 90;
}
