namespace AdminConsole.Domain;

/// <summary>Working state that is nobody's record: a draft, a visit, a counter. Changing it asks for no audit entry; whatever else a unit changes still does.</summary>
public interface IUnrecorded;
