using AdminConsole.Domain;

namespace AdminConsole.Excel;

/// <summary>Carries a refusal out of the depth of a stream; <see cref="ExcelReader"/> turns it into a result.</summary>
internal sealed class ImportRefusedException(Error error) : Exception(error.Code)
{
    public Error Error { get; } = error;
}
