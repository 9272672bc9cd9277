namespace AdminConsole.Features.Accounts.SetUp;

/// <summary>The form of the first run as typed.</summary>
public sealed class SetUpInput
{
    public string? Token { get; set; }
    public string? District { get; set; }
    public string? Name { get; set; }
    public string? UserName { get; set; }
    public string? Phone { get; set; }
    public string? Password { get; set; }
    public string? PasswordAgain { get; set; }
}
