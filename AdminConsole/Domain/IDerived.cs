namespace AdminConsole.Domain;

/// <summary>A row that only repeats what other rows say, for finding or counting: the change behind it has its own audit entry.</summary>
public interface IDerived;
