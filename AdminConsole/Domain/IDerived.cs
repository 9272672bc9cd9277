namespace AdminConsole.Domain;

/// <summary>
/// A row that needs no audit entry of its own: it only repeats what other rows say, for finding or counting, or the product keeps it for its own work (a lease, a
/// piece of a file). The change or act behind it has its entry.
/// </summary>
public interface IDerived;
