using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Outbox;
using AdminConsole.Tests.Data;
using AdminConsole.Tests.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AdminConsole.Tests.Outbox;

/// <summary>The outbox over a database of its own, with a sender that the test answers for and as many dispatchers as it starts.</summary>
internal sealed class OutboxHost : IAsyncDisposable
{
    private readonly List<OutboxDispatcher> dispatchers = [];

    private OutboxHost(DataHost data) => Data = data;

    public DataHost Data { get; }

    public FakeSmsSender Sender => (FakeSmsSender)Data.Services.GetRequiredService<ISmsSender>();

    /// <param name="kind">The engine.</param>
    /// <param name="dispatchers">How many servers.</param>
    /// <param name="environment">Its name.</param>
    /// <param name="gateway">Configuration of the SMS gateway that takes the texts; null = <see cref="Sender"/> takes them.</param>
    /// <param name="log">Gets what is logged.</param>
    public static async Task<OutboxHost> StartAsync(
        DatabaseKind kind, int dispatchers = 1, string environment = "Testing", IReadOnlyDictionary<string, string?>? gateway = null, ILoggerProvider? log = null)
    {
        var host = new OutboxHost(await DataHost.StartAsync(kind, services =>
        {
            services.AddOutbox();
            if (gateway is null)
                services.AddSingleton<ISmsSender, FakeSmsSender>();
            if (log is not null)
                services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
            ((IHostEnvironment)services.Last(service => service.ServiceType == typeof(IHostEnvironment)).ImplementationInstance!).EnvironmentName = environment;
        }, gateway));
        for (var count = 0; count < dispatchers; count++)
        {
            var dispatcher = ActivatorUtilities.CreateInstance<OutboxDispatcher>(host.Data.Services);
            host.dispatchers.Add(dispatcher);
            await dispatcher.StartAsync(CancellationToken.None);
        }

        return host;
    }

    /// <summary>Runs a unit that records itself and tells.</summary>
    public async Task TellAsync(AccessScope scope, Action<Work> tell)
    {
        var told = await Data.As(scope).WriteAsync<Done>(work =>
        {
            tell(work);
            work.Audit("demonstration.seed", "Test", "1");
            return Task.FromResult<Result<Done>>(Done.Yes);
        });
        Assert.True(told.IsOk);
    }

    /// <summary>Lets time pass until the condition holds.</summary>
    public Task UntilAsync(Func<Task<bool>> condition, string what, TimeSpan? step = null) => Eventually.TrueAsync(
        async () =>
        {
            Data.Clock.Advance(step ?? TimeSpan.FromMilliseconds(100));
            return await condition();
        },
        what);

    public Task<List<OutboxEntry>> EntriesAsync(Guid about) => Data.InspectAsync(data => data.OutboxEntries.Where(row => row.About == about).ToListAsync());

    public Task<List<Message>> MessagesAsync(string key) => Data.InspectAsync(async data => (await data.Messages.ToListAsync()).Where(row => row.Words.Key == key).ToList());

    public async ValueTask DisposeAsync()
    {
        foreach (var dispatcher in dispatchers)
        {
            await dispatcher.StopAsync(CancellationToken.None);
            dispatcher.Dispose();
        }

        await Data.DisposeAsync();
    }
}

/// <summary>Keeps what it is given and answers as the test says.</summary>
internal sealed class FakeSmsSender : ISmsSender
{
    private readonly Lock gate = new();
    private readonly List<SmsText> sent = [];

    public Delivery Answer { get; set; } = new(Failure: null);

    public IReadOnlyList<SmsText> Sent
    {
        get
        {
            lock (gate)
                return [.. sent];
        }
    }

    public Task<Delivery> SendAsync(SmsText text, CancellationToken ct)
    {
        lock (gate)
            sent.Add(text);
        return Task.FromResult(Answer);
    }
}
