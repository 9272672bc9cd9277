namespace AdminConsole.Components.Controls;

/// <summary>The icons that <see cref="Icon"/> draws.</summary>
public enum IconName
{
    Menu,
    Close,
    Search,
    Check,
    First,
    Previous,
    Next,
    Last,
    Down,
    SortNone,
    SortUp,
    SortDown,
    Person,
    SignOut,
    Language,
    Lock,
    Unlock,
    Queue,
    Institution,
    Practitioner,
    Download,
    Refresh,
    Add,
    Edit,
    Info,
    Warning,
    Empty,
}
