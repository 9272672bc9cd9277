using AdminConsole.Domain;

namespace AdminConsole.Features.Bindings;

public static class BindingErrors
{
    /// <summary>Unknown institution, wrong code, frozen code or no code at all: never told apart (CO-03).</summary>
    public static Error CodeInvalid { get; } = new("code_invalid", ErrorKind.Invalid);

    /// <summary>A filing of the open season needs it.</summary>
    public static Error InUse { get; } = new("binding_in_use", ErrorKind.Conflict);
}
