using System.Diagnostics;
using System.Text.Json.Nodes;
using AdminConsole.Configuration;
using AdminConsole.Operation;
using AdminConsole.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AdminConsole.Tests.Operation;

public sealed class JsonLogTests
{
    [Fact]
    public async Task OP07_Lines_AreJson_InUtc_WithTheTraceId()
    {
        using var folder = new TempFolder();
        using var activity = new Activity("test").Start();
        using (var host = await StartAsync(folder))
        {
            LoggerOf(host).LogWarning(new InvalidOperationException("why"), "The {Thing} failed\nhere", "backup");
            await host.StopAsync();
        }

        var line = JsonNode.Parse(Assert.Single(await File.ReadAllLinesAsync(folder.File("logs/adminconsole.log"))))!;
        Assert.Equal(("The backup failed\nhere", "Warning", activity.TraceId.ToString()), (line["message"]!.ToString(), line["level"]!.ToString(), line["traceId"]!.ToString()));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", line["time"]!.ToString());
        Assert.StartsWith("System.InvalidOperationException: why", line["exception"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OP07_Files_AreTurnedAtTheirSize_AndOnlySoManyStay()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("logs"));
        foreach (var day in (string[])["01", "02", "03"])
            await File.WriteAllTextAsync(folder.File($"logs/adminconsole-202701{day}T000000000Z.log"), "old");
        await File.WriteAllBytesAsync(folder.File("logs/adminconsole.log"), new byte[1024 * 1024]);
        using (var host = await StartAsync(folder))
        {
            LoggerOf(host).LogInformation("the next one");
            await host.StopAsync();
        }

        var files = Directory.GetFiles(folder.File("logs")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(3, files.Count);
        Assert.DoesNotContain("adminconsole-20270101T000000000Z.log", files);
        Assert.Contains("the next one", await File.ReadAllTextAsync(folder.File("logs/adminconsole.log")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OP07_LogThatCannotBeWritten_StopsNobody_AndSaysAfterwardsHowMuchIsMissing()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("logs"), "no folder");
        using var host = await StartAsync(folder);
        LoggerOf(host).LogInformation("lost");
        await Eventually.TrueAsync(() => host.Services.GetRequiredService<JsonLog>().Lines.Count == 0, "the line was tried");

        File.Delete(folder.File("logs"));
        LoggerOf(host).LogInformation("kept");
        await host.StopAsync();

        var lines = await File.ReadAllLinesAsync(folder.File("logs/adminconsole.log"));
        Assert.Contains("1 lines were lost", lines[0], StringComparison.Ordinal);
        Assert.Contains("kept", lines[1], StringComparison.Ordinal);
    }

    private static async Task<IHost> StartAsync(TempFolder folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = folder.Path });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<DataOptions>(options => options.Directory = folder.Path);
        builder.Services.Configure<LogOptions>(options => (options.MaxFileMegabytes, options.Files) = (1, 3));
        builder.Services.AddSingleton<JsonLog>();
        builder.Services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<JsonLog>());
        builder.Services.AddHostedService<JsonLogWriter>();
        builder.Logging.AddFilter((category, _) => category == "test");
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static ILogger LoggerOf(IHost host) => host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("test");
}
