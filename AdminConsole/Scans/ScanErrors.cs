using AdminConsole.Domain;

namespace AdminConsole.Scans;

public static class ScanErrors
{
    /// <summary>Beside the field: uploaded too long ago, or by somebody else, or taken up elsewhere.</summary>
    public static Error Gone { get; } = Error.Field("scans", new Phrase("control.scan.gone"));

    /// <summary>The request did not come from a page of ours (IN-11).</summary>
    public static Error NotFromAPage { get; } = new("antiforgery_invalid", ErrorKind.BadRequest);
}
