using AdminConsole.Scans;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AdminConsole.Tests.Scans;

public sealed class UploadOptionsTests
{
    [Theory]
    [InlineData("MaxImageBytes", "1024", true)]
    [InlineData("MaxImageBytes", "1048576", true)]
    [InlineData("MaxImageBytes", "1023", false)]
    [InlineData("MaxPhotoBytes", "1048577", false)]
    [InlineData("MaxImagesPerSubmission", "0", false)]
    [InlineData("MaxImagesPerSubmission", "201", false)]
    [InlineData("MaxImageByte", "2048", false)]
    public void OP01_Upload_OutsideItsRange_IsRefused(string key, string value, bool accepted)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { [$"{UploadOptions.Section}:{key}"] = value };
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddScans(_ => Path.GetTempPath())
            .BuildServiceProvider();

        var failure = Record.Exception(() => services.GetRequiredService<IOptions<UploadOptions>>().Value);

        Assert.Equal(accepted, failure is null);
    }
}
