using System.Security.Cryptography;
using AdminConsole.Data.Sealing;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Data.Sealing;

public sealed class KeyRingTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void PD04_NewKeyFile_IsReadableByItsOwnerAlone()
    {
        var path = folder.File("keys/sealing.json");

        KeyRing.Open(path);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal([path], Directory.GetFiles(folder.File("keys")));
    }

    [Fact]
    public void Open_Again_KeepsTheKeys()
    {
        var path = folder.File("sealing.json");
        var @sealed = new FieldSealer(KeyRing.Open(path)).Seal("a", "b", "text");

        Assert.Equal("text", new FieldSealer(KeyRing.Open(path)).OpenText("a", "b", @sealed));
    }

    [Fact]
    public void Open_AfterACrashWhileWriting_WritesTheFileAnew()
    {
        var path = folder.File("sealing.json");
        File.WriteAllText(path + ".new", "{");

        Assert.Equal(1, KeyRing.Open(path).Newest);
    }

    [Fact]
    public void Open_TwoKeys_SealsWithTheNewestAndOpensBoth()
    {
        var path = folder.File("sealing.json");
        var old = new FieldSealer(KeyRing.Open(path)).Seal("a", "b", "old");
        var first = System.Text.Json.JsonSerializer.Deserialize<Dictionary<byte, byte[]>>(File.ReadAllBytes(path))!;
        first[2] = RandomNumberGenerator.GetBytes(32);
        File.WriteAllBytes(path, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(first));

        var rotated = new FieldSealer(KeyRing.Open(path));

        Assert.Equal(2, rotated.Seal("a", "b", "new")[0]);
        Assert.Equal("old", rotated.OpenText("a", "b", old));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"1":"AAAA"}""")]
    public void Open_FileWithoutAUsableKey_IsRefused(string content)
    {
        File.WriteAllText(folder.File("sealing.json"), content);

        Assert.Throws<InvalidDataException>(() => KeyRing.Open(folder.File("sealing.json")));
    }
}
