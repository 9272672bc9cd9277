using AdminConsole.Domain;

namespace AdminConsole.Features.Audit;

public static class AuditErrors
{
    public static Error ExportTooLarge(int most) => new("audit_export_too_large", ErrorKind.Invalid, most);
}
