using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Operation;

/// <summary>Section <c>Health</c>.</summary>
public sealed class HealthOptions
{
    public const string Section = "Health";

    /// <summary>Whoever brings this as a bearer token to <c>/health/ready</c> is told the checks one by one; none = nobody is.</summary>
    [MinLength(32)]
    public string? Token { get; set; }
}
