using System.Diagnostics;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AdminConsole.Tests.Data;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void DU07_SecondUseOfTheFolder_IsRefusedAndNamesTheFirst()
    {
        using var first = Open(folder.Path);

        var refusal = Assert.Throws<InvalidOperationException>(() => Open(folder.Path));

        Assert.Contains($"({Environment.ProcessId})", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DU07_AfterTheFirstHasEnded_TheFolderIsFree()
    {
        Open(folder.Path).Dispose();

        using var second = Open(folder.Path);

        Assert.Equal(folder.Path, second.Path);
    }

    [Fact]
    public async Task DU07_SecondProcessOnTheFolder_Ends()
    {
        using var first = Open(folder.Path);

        var start = new ProcessStartInfo("dotnet", ["exec", Repository.ServerAssembly]) { WorkingDirectory = Repository.ServerProject, RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Data__Directory"] = folder.Path;
        using var second = Process.Start(start)!;
        var output = second.StandardOutput.ReadToEndAsync();
        var errors = second.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            await second.WaitForExitAsync(limit.Token);
        }
        finally
        {
            second.Kill();
        }

        Assert.NotEqual(0, second.ExitCode);
        Assert.Contains("already uses the data directory", await errors + await output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.db"));
    }

    [Fact]
    public void Path_RelativeSetting_LiesBelowTheContentRoot()
    {
        using var directory = Open("sub/data");

        Assert.Equal(folder.File("sub/data"), directory.Path);
        Assert.True(Directory.Exists(directory.Path));
    }

    private DataDirectory Open(string path) =>
        new(Options.Create(new DataOptions { Directory = path }), Options.Create(new DatabaseOptions()), new Root(folder.Path));

    private sealed class Root(string path) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Testing";

        public string ApplicationName { get; set; } = "AdminConsole";

        public string ContentRootPath { get; set; } = path;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
