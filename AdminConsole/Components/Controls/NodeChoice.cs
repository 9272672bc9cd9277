namespace AdminConsole.Components.Controls;

/// <summary>A node of the institution library to choose.</summary>
public sealed record NodeChoice(Guid Id, string Name);
