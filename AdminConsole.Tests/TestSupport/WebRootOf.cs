using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;

namespace AdminConsole.Tests.TestSupport;

/// <summary>An environment with nothing but a web root.</summary>
internal sealed class WebRootOf(string path) : IWebHostEnvironment
{
    public string WebRootPath { get; set; } = path;

    public IFileProvider WebRootFileProvider { get; set; } = new PhysicalFileProvider(path);

    public string ApplicationName { get; set; } = "";

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();

    public string ContentRootPath { get; set; } = "";

    public string EnvironmentName { get; set; } = "";
}
