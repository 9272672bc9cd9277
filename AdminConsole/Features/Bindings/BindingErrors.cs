using AdminConsole.Domain;

namespace AdminConsole.Features.Bindings;

public static class BindingErrors
{
    /// <summary>Unknown institution, wrong code or no code at all: never told apart (CO-03).</summary>
    public static Error CodeInvalid { get; } = new("code_invalid", ErrorKind.Invalid);
}
