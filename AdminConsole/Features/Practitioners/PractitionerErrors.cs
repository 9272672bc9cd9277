using AdminConsole.Domain;

namespace AdminConsole.Features.Practitioners;

public static class PractitionerErrors
{
    /// <summary>An import is being prepared or waits for its preview to be applied or given up.</summary>
    public static Error DraftPending { get; } = new("registry_draft_pending", ErrorKind.Conflict);

    public static Error ExportTooLarge(int most) => new("export_too_large", ErrorKind.Invalid, most);

    /// <summary>The draft is not there any more: applied, given up, or replaced by a newer import.</summary>
    public static Error DraftGone { get; } = new("registry_draft_gone", ErrorKind.Conflict);
}
