namespace AdminConsole.Domain.Licences;

public static class LicenceErrors
{
    /// <summary>Another licence is in use, and the person has not said that it is to be put aside.</summary>
    public static Error AnotherInUse(string name, string registrationNumber) => new("licence_in_use", ErrorKind.Conflict, name, registrationNumber);

    /// <summary>The licence in use is put aside by using another one, not deleted under the product's hands.</summary>
    public static Error InUse { get; } = new("licence_used", ErrorKind.Conflict);
}
