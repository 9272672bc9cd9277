using AdminConsole.Domain;

namespace AdminConsole.Features.Risk;

public static class RiskErrors
{
    public static Error ExportTooLarge(int most) => new("export_too_large", ErrorKind.Invalid, most);
}
