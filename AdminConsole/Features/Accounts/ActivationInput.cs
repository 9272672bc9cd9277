namespace AdminConsole.Features.Accounts;

/// <summary>Both forms of the activation as typed.</summary>
public sealed class ActivationInput
{
    public string? Account { get; set; }
    public string? Code { get; set; }
    public string? Phone { get; set; }

    /// <summary>What the first form established, sealed.</summary>
    public string? Ticket { get; set; }

    public string? PhoneCode { get; set; }
    public string? Name { get; set; }
    public string? Password { get; set; }
    public string? PasswordAgain { get; set; }
}
