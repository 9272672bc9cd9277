using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain;
using AdminConsole.Outbox;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AdminConsole.Tests.Outbox;

/// <summary>The gateway that configuration describes, before a server that answers like one.</summary>
public sealed class SmsGatewayTests
{
    private const string Phone = "13812342120", Secret = "s3cr\"et&key", Name = "甲\"乙\\&丙";

    [Fact]
    public async Task PD05_Post_FillsTheTemplate_IsRepeatedUntilTaken_AndLogsNothing()
    {
        await using var gateway = await Receiver.StartAsync();
        using var log = new LogLines();
        string[] answers = ["""{"code":7}""", "", """{"code":0}"""];
        gateway.Answer = async (context, _) =>
        {
            var answer = answers[Math.Min(gateway.All.Count, answers.Length) - 1];
            context.Response.StatusCode = answer.Length == 0 ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
            await context.Response.WriteAsync(answer);
        };
        await using var host = await StartAsync(new()
        {
            ["Sms:Url"] = gateway.Url + "?id={id}",
            ["Sms:Body"] = """{"to":"{phone}","text":"{text}","at":{time},"key":"{secret}"}""",
            ["Sms:Headers:Authorization"] = "Key {secret}",
            ["Sms:Headers:X-Request"] = "{id}",
            ["Sms:Secret"] = Secret,
            ["Sms:Expect"] = "\"code\":0",
        }, log);

        host.Data.Services.GetRequiredService<ILoggerFactory>().CreateLogger("test").Log(LogLevel.Trace, default, "the log is listened to", null, (line, _) => line);
        var about = await SendAsync(host);

        // Refused with status 200, then down, then taken: three tries of one message.
        await host.UntilAsync(async () => (await host.EntriesAsync(about)).Single().State == OutboxState.Sent, "it is taken", TimeSpan.FromSeconds(1));
        var tries = gateway.All.ToList();
        Assert.Equal(3, tries.Count);
        foreach (var got in tries)
        {
            var body = JsonNode.Parse(got.Body)!;
            Assert.Equal(("POST", "/hook", Phone, Secret), (got.Method, got.Path, body["to"]!.ToString(), body["key"]!.ToString()));
            Assert.Contains(Name, body["text"]!.ToString(), StringComparison.Ordinal);
            Assert.Equal(($"Key {Secret}", tries[0].Headers["X-Request"]), (got.Headers["Authorization"], got.Headers["X-Request"]));
            Assert.StartsWith("application/json", got.Headers["Content-Type"], StringComparison.Ordinal);
        }

        Assert.Equal((null, "138****2120", 3), (await host.EntriesAsync(about)).Select(entry => (entry.Sealed, entry.Recipient, entry.Attempts)).Single());
        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains(Phone, StringComparison.Ordinal) || line.Contains("s3cr", StringComparison.Ordinal) || line.Contains("甲", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_EscapesForTheAddress_AndNeedsNoWordInTheAnswer()
    {
        await using var gateway = await Receiver.StartAsync();
        var query = "";
        gateway.Answer = (context, _) =>
        {
            query = $"{context.Request.Query["to"]}|{context.Request.Query["text"]}|{context.Request.Query["key"]}";
            return Task.CompletedTask;
        };
        await using var host = await StartAsync(new() { ["Sms:Url"] = gateway.Url + "?to={phone}&text={text}&key={secret}", ["Sms:Method"] = "GET", ["Sms:Secret"] = Secret });

        var about = await SendAsync(host);

        await host.UntilAsync(async () => (await host.EntriesAsync(about)).Single().State == OutboxState.Sent, "it is taken");
        Assert.Equal($"{Phone}|{AdminConsole.Resources.Strings.Chinese.Say(Words)}|{Secret}", query);
        Assert.Equal("", Assert.Single(gateway.All).Body);
    }

    private static Phrase Words { get; } = new("registration.sms.approved", Name);

    /// <summary>Development, because the test's gateway speaks plain HTTP.</summary>
    private static Task<OutboxHost> StartAsync(Dictionary<string, string?> settings, ILoggerProvider? log = null) =>
        OutboxHost.StartAsync(DatabaseKind.Sqlite, environment: "Development", gateway: settings, log: log);

    private static async Task<Guid> SendAsync(OutboxHost host)
    {
        var about = Guid.CreateVersion7();
        await host.TellAsync(SampleLibrary.Reviewer, work => work.Sms(host.Data.Services.GetRequiredService<PersonalData>(), about, Phone, Words));
        return about;
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
