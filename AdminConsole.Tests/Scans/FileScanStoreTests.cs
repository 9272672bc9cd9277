using AdminConsole.Scans;

namespace AdminConsole.Tests.Scans;

public sealed class FileScanStoreTests : IDisposable
{
    private readonly string directory = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    private FileScanStore Store => new(Path.Combine(directory, "scans"));

    public void Dispose() => Directory.Delete(directory, recursive: true);

    public FileScanStoreTests() => Directory.CreateDirectory(directory);

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

        var file = Assert.Single(Directory.GetFiles(directory, "*", SearchOption.AllDirectories));
        Assert.DoesNotContain('.', Path.GetFileName(file));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task FI08_SaveCancelled_LeavesNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.SaveAsync(new byte[1000], new CancellationToken(canceled: true)));

        Assert.Empty(Directory.GetFiles(directory, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../secret")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("../../../../../../etc/passwd0000")]
    public async Task Open_NameItNeverGave_FindsNothing(string name)
    {
        Assert.Null(await Store.OpenAsync(name, CancellationToken.None));
        await Store.DeleteAsync(name, CancellationToken.None);
    }

    [Fact]
    public async Task Delete_Name_RemovesTheBytesAndRepeatsWithoutEffect()
    {
        var name = await Store.SaveAsync(new byte[] { 1 }, CancellationToken.None);

        await Store.DeleteAsync(name, CancellationToken.None);
        await Store.DeleteAsync(name, CancellationToken.None);

        Assert.Null(await Store.OpenAsync(name, CancellationToken.None));
    }

    [Fact]
    public async Task Delete_WhileBeingRead_LetsTheReaderFinish()
    {
        var name = await Store.SaveAsync(new byte[] { 1, 2 }, CancellationToken.None);
        await using var reading = (await Store.OpenAsync(name, CancellationToken.None))!;

        await Store.DeleteAsync(name, CancellationToken.None);

        Assert.Equal(2, reading.Length);
    }

    private async Task<byte[]> ReadAsync(string name)
    {
        await using var stream = (await Store.OpenAsync(name, CancellationToken.None))!;
        var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
