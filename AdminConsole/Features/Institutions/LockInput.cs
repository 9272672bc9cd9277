namespace AdminConsole.Features.Institutions;

/// <summary>What the person wrote when locking or unlocking.</summary>
public sealed class LockInput
{
    public string Note { get; set; } = "";
}
