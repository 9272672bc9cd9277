using AdminConsole.Configuration;
using AdminConsole.LiveUpdates;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AdminConsole.Data.Postgres;

/// <summary>Hands what other nodes of this database commit to this node's feed (MN-03). After a lost connection everybody is asked to look again.</summary>
internal sealed class PostgresChangeRelay(IOptions<DatabaseOptions> options, ChangeNotice notice, ChangeFeed feed, TimeProvider clock, ILogger<PostgresChangeRelay> log) : BackgroundService
{
    /// <summary>A connection whose other end is gone without a word is noticed within this time.</summary>
    private const int KeepAliveSeconds = 2;

    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromSeconds(1);

    private readonly string connectionString = new NpgsqlConnectionStringBuilder(options.Value.ConnectionString) { Pooling = false, KeepAlive = KeepAliveSeconds }.ToString();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var isFirst = true; !stoppingToken.IsCancellationRequested; isFirst = false)
        {
            try
            {
                await ListenAsync(isFirst, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(exception, "Changes of other nodes cannot be heard; trying again");
                await Task.Delay(BeforeNextTry, clock, stoppingToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(bool isFirst, CancellationToken stopping)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        connection.Notification += (_, heard) => Take(heard.Payload);
        await connection.OpenAsync(stopping);
        await using (var listen = new NpgsqlCommand($"LISTEN {ChangeNotice.Channel}", connection))
            await listen.ExecuteNonQueryAsync(stopping);
        if (!isFirst)
            feed.PublishMissed();
        while (true)
            await connection.WaitAsync(stopping);
    }

    /// <summary>A node of another version may say what this one does not understand: better to look than to fail.</summary>
    private void Take(string payload)
    {
        try
        {
            feed.Publish(notice.Read(payload));
        }
        catch (Exception exception) when (exception is FormatException or IndexOutOfRangeException or OverflowException)
        {
            log.LogWarning(exception, "A change of another node could not be read");
            feed.PublishMissed();
        }
    }
}
