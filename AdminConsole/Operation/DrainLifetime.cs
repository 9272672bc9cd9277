using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;

namespace AdminConsole.Operation;

/// <summary>
/// Stops the server in order when it is told to (OP-03). The framework's own lifetime would close every circuit with the signal; here SIGTERM first lets the server
/// say that it is going, and only then stops it. Somebody at the keyboard (Ctrl-C) does not wait. A second signal ends the process at once.
/// </summary>
internal sealed class DrainLifetime(Drain drain, IHostApplicationLifetime application, IOptions<ShutdownOptions> options, TimeProvider clock, ILogger<DrainLifetime> log) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> signals = [];
    private int asked;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Take(signal, TimeSpan.FromSeconds(options.Value.DrainSeconds))));
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Take(signal, TimeSpan.Zero)));
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGQUIT, signal => Take(signal, TimeSpan.Zero)));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => signals.ForEach(signal => signal.Dispose());

    private void Take(PosixSignalContext signal, TimeSpan wait)
    {
        // The second one keeps the system's own meaning.
        if (Interlocked.Exchange(ref asked, 1) == 1)
            return;
        signal.Cancel = true;
        _ = StopAsync(wait);
    }

    private async Task StopAsync(TimeSpan wait)
    {
        try
        {
            log.LogInformation("The server stops in {Seconds} s", wait.TotalSeconds);
            await drain.StartAsync();
            await Task.Delay(wait, clock);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The server could not say that it stops");
        }

        application.StopApplication();
    }
}
