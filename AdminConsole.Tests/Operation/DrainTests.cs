using System.Net;
using AdminConsole.Tests.TestSupport;

namespace AdminConsole.Tests.Operation;

public sealed class DrainTests
{
    [Fact]
    public async Task OP03_Terminated_IsNotReadyFirst_GoesOnMeanwhile_AndEndsInOrder()
    {
        await using var server = await ServerProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["Shutdown:DrainSeconds"] = "3" });
        using var http = new HttpClient { BaseAddress = server.BaseAddress };
        using var person = await Visitor.SignedInAsync(server.BaseAddress, "reviewer");

        await server.TerminateAsync();

        await Eventually.TrueAsync(async () => (await http.GetAsync("/health/ready")).StatusCode == HttpStatusCode.ServiceUnavailable, "the server says that it is going", TimeSpan.FromSeconds(3));
        Assert.Equal("Healthy", await http.GetStringAsync("/health/live"));
        using var page = await person.GetAsync("/review");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(0, await server.EndAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task OP03_TerminatedTwice_EndsAtOnce()
    {
        await using var server = await ServerProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["Shutdown:DrainSeconds"] = "60" });
        using var http = new HttpClient { BaseAddress = server.BaseAddress };

        await server.TerminateAsync();
        await Eventually.TrueAsync(async () => (await http.GetAsync("/health/ready")).StatusCode == HttpStatusCode.ServiceUnavailable, "the first signal is heard");
        await server.TerminateAsync();

        Assert.NotEqual(0, await server.EndAsync(TimeSpan.FromSeconds(10)));
    }
}
