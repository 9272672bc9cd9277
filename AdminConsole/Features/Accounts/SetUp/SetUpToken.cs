using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AdminConsole.Data;

namespace AdminConsole.Features.Accounts.SetUp;

/// <summary>
/// What proves, on a first run, that whoever sets the installation up is the one who runs the machine (AU-05): it stands in a file that nobody else reads, for an
/// hour, and works once. The server remembers its digest alone; after a restart there is another.
/// </summary>
public sealed class SetUpToken(DataDirectory directory, TimeProvider clock)
{
    private const int Bytes = 20;

    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private (byte[] Digest, long At)? issued;

    public string File => Path.Combine(directory.Path, "set-up-token");

    public void Issue()
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        System.IO.File.Delete(File);
        using (var file = new StreamWriter(File, options))
            file.WriteLine(token);
        issued = (Digest(token), clock.GetTimestamp());
    }

    public bool IsRight(string? typed) =>
        issued is var (digest, at) && clock.GetElapsedTime(at) < Life && CryptographicOperations.FixedTimeEquals(digest, Digest((typed ?? "").Trim()));

    public void Spend()
    {
        issued = null;
        System.IO.File.Delete(File);
    }

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
