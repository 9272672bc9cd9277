using AdminConsole.Domain;

namespace AdminConsole.Features.Certificates;

public static class CertificateErrors
{
    /// <summary>Most filings of one batch of prints.</summary>
    public const int MostAtOnce = 100;

    public static Error TooMany { get; } = new("certificates_too_many", ErrorKind.Invalid, MostAtOnce);
}
