using AdminConsole.Authorization;

namespace AdminConsole.Auditing;

/// <summary>Notes the end of the record outside the database: at start, every five minutes or thousand entries, and when the server stops.</summary>
internal sealed class AuditAnchorLoop(IServiceScopeFactory factory, AuditAnchors anchors, TimeProvider clock, ILogger<AuditAnchorLoop> log) : BackgroundService
{
    private const int MostEntries = 1_000;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10), Longest = TimeSpan.FromMinutes(5);

    private AuditLink noted = AuditLink.Beginning;
    private long notedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await NoteAsync(atOnce: true, stoppingToken);
        using var timer = new PeriodicTimer(Look, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await NoteAsync(atOnce: false, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            await NoteAsync(atOnce: true, CancellationToken.None);
        }
    }

    private async Task NoteAsync(bool atOnce, CancellationToken ct)
    {
        try
        {
            await using var services = factory.CreateSystemScope();
            var end = await services.ServiceProvider.GetRequiredService<AuditRecordQueries>().EndAsync(ct);
            if (end.Sequence == noted.Sequence || !atOnce && end.Sequence < noted.Sequence + MostEntries && clock.GetElapsedTime(notedAt) < Longest)
                return;
            await anchors.AppendAsync(end, clock.GetUtcNow().UtcDateTime, ct);
            (noted, notedAt) = (end, clock.GetTimestamp());
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            log.LogError(exception, "The end of the record could not be noted outside the database; it is tried again");
        }
    }
}
