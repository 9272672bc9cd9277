namespace AdminConsole.Domain;

/// <summary>A row that the product keeps for its own work (a lease, a piece of a file, a draft): its changes need no audit entry. The act that it serves has one.</summary>
public interface IUnrecorded;
