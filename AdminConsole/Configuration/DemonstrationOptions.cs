namespace AdminConsole.Configuration;

/// <summary>Section <c>Demo</c>: what Development seeds and shows. Start-up refuses the section in any other environment (AU-05).</summary>
public sealed class DemonstrationOptions
{
    public const string Section = "Demo";

    /// <summary>Password of every demonstration user.</summary>
    public string Password { get; set; } = "";

    /// <summary>Confirmation code of every demonstration institution.</summary>
    public string ConfirmationCode { get; set; } = "";

    /// <summary>Secret of the API client <c>demo-mini-programme</c>.</summary>
    public string ClientSecret { get; set; } = "";
}
