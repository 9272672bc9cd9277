using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace AdminConsole.Operation;

/// <summary>
/// The log as files of JSON lines (OP-07), UTC, with the trace id that answers and screens show. Whoever logs never waits and never fails: lines go through a
/// queue, and when that is full, or the disk is, they are counted and dropped. What is logged is chosen word by word: no message of ours holds a personal value.
/// </summary>
[ProviderAlias("File")]
internal sealed class JsonLog(TimeProvider clock) : ILoggerProvider
{
    private const int MostWaiting = 10_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Channel<string> lines = Channel.CreateBounded<string>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });
    private long dropped;

    internal ChannelReader<string> Lines => lines.Reader;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose() => lines.Writer.TryComplete();

    /// <summary>How many lines were lost since it was last asked.</summary>
    internal long TakeDropped() => Interlocked.Exchange(ref dropped, 0);

    internal void Drop(int count) => Interlocked.Add(ref dropped, count);

    private void Put(LogLevel level, string category, EventId id, string message, Exception? exception)
    {
        var trace = Activity.Current;
        var line = JsonSerializer.Serialize(
            new Line(
                clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), level.ToString(), category, id.Id == 0 ? null : id.Id, message,
                trace?.TraceId.ToString(), trace?.SpanId.ToString(), exception?.ToString()),
            Json);
        if (!lines.Writer.TryWrite(line))
            Drop(1);
    }

    private sealed class Logger(JsonLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                log.Put(logLevel, category, eventId, formatter(state, exception), exception);
        }
    }

    private sealed record Line(string Time, string Level, string Category, int? Event, string Message, string? TraceId, string? SpanId, string? Exception);
}

/// <summary>Writes the queue to files of a limited size, as long as the server runs.</summary>
internal sealed class JsonLogWriter(JsonLog log, IOptions<LogOptions> options, IOptions<Configuration.DataOptions> data, IHostEnvironment environment, TimeProvider clock) : BackgroundService
{
    private const string Current = "adminconsole.log", Older = "adminconsole-*.log";
    private const int Batch = 500;
    private const long Megabyte = 1024 * 1024;

    private readonly string folder = Path.GetFullPath(options.Value.Directory, Path.GetFullPath(data.Value.Directory, environment.ContentRootPath));

    /// <summary>The last lines say why it stops.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        while (log.Lines.Count > 0)
            await WriteAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await log.Lines.WaitToReadAsync(stoppingToken))
                await WriteAsync();
        }
        catch (OperationCanceledException)
        {
            // What is left is written when all else has stopped.
        }
    }

    private async Task WriteAsync()
    {
        List<string> batch = [];
        while (batch.Count < Batch && log.Lines.TryRead(out var line))
            batch.Add(line);
        var lost = log.TakeDropped();
        try
        {
            Directory.CreateDirectory(folder);
            Turn();
            await using var file = new FileStream(Path.Combine(folder, Current), Open());
            await using var writer = new StreamWriter(file);
            if (lost > 0)
                await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $$"""{"time":"{{clock.GetUtcNow().UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}","level":"Warning","category":"{{nameof(JsonLog)}}","message":"{{lost}} lines were lost"}"""));
            foreach (var line in batch)
                await writer.WriteLineAsync(line);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A log that cannot be written stops nobody; how much is missing is said once it can be.
            log.Drop(batch.Count + (int)lost);
        }
    }

    private static FileStreamOptions Open()
    {
        var open = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            open.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return open;
    }

    private void Turn()
    {
        var current = new FileInfo(Path.Combine(folder, Current));
        if (!current.Exists || current.Length < options.Value.MaxFileMegabytes * Megabyte)
            return;
        current.MoveTo(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"adminconsole-{clock.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}.log")));
        foreach (var gone in new DirectoryInfo(folder).GetFiles(Older).OrderByDescending(file => file.Name, StringComparer.Ordinal).Skip(options.Value.Files - 1))
            gone.Delete();
    }
}
