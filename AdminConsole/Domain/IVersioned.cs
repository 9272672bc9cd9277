namespace AdminConsole.Domain;

/// <summary>An aggregate whose updates are refused when it changed since it was read (CC-01). The token is set by the application on every save.</summary>
public interface IVersioned
{
    Guid Version { get; set; }
}
