namespace AdminConsole.Domain.Registrations;

public static class RegistrationErrors
{
    /// <summary>该统一社会信用代码已有申请正在办理.</summary>
    public static Error AlreadyOpen { get; } = new("registration_open", ErrorKind.Conflict);

    public static Error NotReleased { get; } = new("activation_code_not_released", ErrorKind.Conflict);

    public static Error CodeAlreadyShown { get; } = new("activation_code_shown", ErrorKind.Conflict);

    /// <summary>The enquiry that the correction goes by is too old, or the application was decided or handed in meanwhile.</summary>
    public static Error CorrectionClosed { get; } = new("correction_closed", ErrorKind.Conflict);

    public static Error IllegalState(RegistrationState state) => new("registration_state", ErrorKind.Conflict, state);
}
