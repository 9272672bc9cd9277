namespace AdminConsole.Tests.TestSupport;

/// <summary>A folder of its own, removed with what is in it.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("adminconsole-test-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>What still runs may make a file while the folder is being emptied.</summary>
    public void Dispose() => SpinWait.SpinUntil(TryRemove, TimeSpan.FromSeconds(10));

    private bool TryRemove()
    {
        try
        {
            if (Directory.Exists(Path))
                Directory.Delete(Path, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
