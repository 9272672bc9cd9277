using AdminConsole.Data.Sealing;
using AdminConsole.Scans;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Scans;

public sealed class FileScanStoreTests : IDisposable
{
    private readonly string directory = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    private readonly FakeClock clock = new();
    private readonly KeyRing keys;

    private FileScanStore Store => new(Path.Combine(directory, "scans"), new FieldSealer(keys), clock);

    public void Dispose() => Directory.Delete(directory, recursive: true);

    public FileScanStoreTests()
    {
        Directory.CreateDirectory(directory);
        keys = KeyRing.Open(Path.Combine(directory, "keys", "sealing.json"));
    }

    [Fact]
    public async Task Save_Bytes_ComeBackUnderTheName()
    {
        byte[] bytes = [1, 2, 3];
        var name = await Store.SaveAsync(bytes, CancellationToken.None);

        Assert.Equal(bytes, await ReadAsync(name));
    }

    [Fact]
    public async Task FI05_Names_AreRandomAndTellNothing()
    {
        var names = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Store.SaveAsync(new byte[] { 1, 2, 3 }, CancellationToken.None)));

        Assert.Equal(50, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, name => Assert.Matches("^[0-9a-f]{32}$", name));
    }

    [Fact]
    public async Task FI08_Save_LeavesNoTemporaryFileAndOnlyItsOwnerMayRead()
    {
        await Store.SaveAsync(new byte[1000], CancellationToken.None);

        var file = Assert.Single(Directory.GetFiles(Path.Combine(directory, "scans"), "*", SearchOption.AllDirectories));
        Assert.DoesNotContain('.', Path.GetFileName(file));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task FI08_SaveCancelled_LeavesNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.SaveAsync(new byte[1000], new CancellationToken(canceled: true)));

        Assert.Empty(Directory.GetFiles(Path.Combine(directory, "scans"), "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../secret")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("../../../../../../etc/passwd0000")]
    public async Task Open_NameItNeverGave_FindsNothing(string name)
    {
        Assert.Null(await Store.ReadAsync(name, CancellationToken.None));
        await Store.DeleteAsync(name, CancellationToken.None);
    }

    [Fact]
    public async Task Delete_Name_RemovesTheBytesAndRepeatsWithoutEffect()
    {
        var name = await Store.SaveAsync(new byte[] { 1 }, CancellationToken.None);

        await Store.DeleteAsync(name, CancellationToken.None);
        await Store.DeleteAsync(name, CancellationToken.None);

        Assert.Null(await Store.ReadAsync(name, CancellationToken.None));
    }

    [Fact]
    public async Task PD04_Stored_CannotBeReadWithoutTheKey()
    {
        var picture = JpegBytes.Baseline();
        var name = await Store.SaveAsync(picture, CancellationToken.None);

        var kept = await File.ReadAllBytesAsync(FileOf(name));

        Assert.Equal(-1, kept.AsSpan().IndexOf(picture.AsSpan(0, 8)));
        Assert.Equal(-1, kept.AsSpan().IndexOf("JFIF"u8));
        Assert.NotEqual(kept, await File.ReadAllBytesAsync(FileOf(await Store.SaveAsync(picture, CancellationToken.None))));
    }

    [Fact]
    public async Task FI08_AlteredCutOrSwappedFile_IsLikeNone()
    {
        var (first, second) = (await Store.SaveAsync(new byte[] { 1, 2, 3 }, CancellationToken.None), await Store.SaveAsync(new byte[] { 4, 5, 6 }, CancellationToken.None));
        var whole = await File.ReadAllBytesAsync(FileOf(first));

        await File.WriteAllBytesAsync(FileOf(first), [.. whole[..^1], (byte)(whole[^1] ^ 1)]);
        Assert.Null(await Store.ReadAsync(first, CancellationToken.None));
        await File.WriteAllBytesAsync(FileOf(first), whole[..5]);
        Assert.Null(await Store.ReadAsync(first, CancellationToken.None));
        await File.WriteAllBytesAsync(FileOf(first), []);
        Assert.Null(await Store.ReadAsync(first, CancellationToken.None));
        File.Copy(FileOf(second), FileOf(first), overwrite: true);
        Assert.Null(await Store.ReadAsync(first, CancellationToken.None));
    }

    [Fact]
    public async Task FI08_NamesBefore_TellsAgeByTheProductsClock()
    {
        var old = await Store.SaveAsync(new byte[] { 1 }, CancellationToken.None);
        clock.Advance(TimeSpan.FromHours(2));
        var young = await Store.SaveAsync(new byte[] { 1 }, CancellationToken.None);
        await File.WriteAllBytesAsync(FileOf(old) + ".tmp", [1]);

        Assert.Equal([old], Store.NamesBefore(clock.GetUtcNow().UtcDateTime.AddHours(-1)));
        Assert.True(Store.Holds(young));
        Store.RemoveUnfinished(DateTime.UtcNow.AddMinutes(1));
        Assert.Equal(2, Directory.GetFiles(directory, "*", SearchOption.AllDirectories).Count(file => !file.Contains("keys", StringComparison.Ordinal)));
    }

    private string FileOf(string name) => Path.Combine(directory, "scans", name[..2], name);

    private async Task<byte[]?> ReadAsync(string name) => await Store.ReadAsync(name, CancellationToken.None);
}
