using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AdminConsole.Tests.Outbox;

/// <summary>A receiver of webhooks, or an SMS gateway: keeps what it is sent and answers as the test says.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication application;

    private Receiver(WebApplication application) => this.application = application;

    public ConcurrentQueue<Received> All { get; } = new();

    /// <summary>Runs before the answer; may keep the caller waiting.</summary>
    public Func<HttpContext, Received, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public string Url => application.Urls.Single() + "/hook";

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.application.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var got = new Received(context.Request.Method, context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), await reader.ReadToEndAsync());
            receiver.All.Enqueue(got);
            await receiver.Answer(context, got);
        });
        await receiver.application.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();
}

internal sealed record Received(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);
