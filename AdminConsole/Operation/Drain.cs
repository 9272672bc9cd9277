namespace AdminConsole.Operation;

/// <summary>Whether this server is about to stop: it is not ready any more, but goes on with what it has (OP-03).</summary>
public sealed class Drain : IDisposable
{
    private readonly CancellationTokenSource started = new();

    /// <summary>Fires when it begins, once.</summary>
    public CancellationToken Started => started.Token;

    public void Dispose() => started.Dispose();

    internal Task StartAsync() => started.CancelAsync();
}
