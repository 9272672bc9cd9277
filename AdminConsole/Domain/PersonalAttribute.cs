namespace AdminConsole.Domain;

/// <summary>The property holds personal data: audit entries show that it changed, never what it held.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;
