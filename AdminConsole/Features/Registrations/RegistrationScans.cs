using System.Collections.Immutable;
using System.Text.Json;
using AdminConsole.Domain.Scans;
using AdminConsole.Scans;

namespace AdminConsole.Features.Registrations;

/// <summary>
/// The scans that an applicant has handed over so far, by kind: a form that comes back with a fault elsewhere does not ask for them again. Until the application
/// is handed in only the page's own ticket knows of them.
/// </summary>
public sealed record RegistrationScans(ImmutableSortedDictionary<ScanKind, StoredScan> ByKind)
{
    public static RegistrationScans None { get; } = new(ImmutableSortedDictionary<ScanKind, StoredScan>.Empty);

    /// <summary>In the order of the form.</summary>
    public static IReadOnlyList<ScanKind> Kinds { get; } = [ScanKind.RegistrationForm, ScanKind.RegistrationCode, ScanKind.RegistrationLicence];

    public StoredScan? this[ScanKind kind] => ByKind.GetValueOrDefault(kind);

    public RegistrationScans With(ScanKind kind, StoredScan scan) => new(ByKind.SetItem(kind, scan));

    public string ToText() => JsonSerializer.Serialize(ByKind);

    public static RegistrationScans Parse(string text) => new(JsonSerializer.Deserialize<ImmutableSortedDictionary<ScanKind, StoredScan>>(text)!);

    /// <summary>The field that uploads the kind.</summary>
    public static string FieldOf(ScanKind kind) => kind switch
    {
        ScanKind.RegistrationForm => "formScan",
        ScanKind.RegistrationCode => "codeScan",
        ScanKind.RegistrationLicence => "licenceScan",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a scan of a registration."),
    };
}

/// <summary>A file as it was posted.</summary>
public sealed record PostedScan(byte[] File, string? ContentType, string? FileName);
