namespace AdminConsole.Components.Controls;

/// <summary>Lets a question wait until typing has paused. A new one cancels the one before it.</summary>
internal sealed class TypingPause(TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private CancellationTokenSource? running;

    public void Dispose() => Cancel();

    public async Task AskAsync(TimeSpan pause, Func<CancellationToken, Task> ask)
    {
        Cancel();
        running = new CancellationTokenSource();
        var cancelled = running.Token;
        try
        {
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, clock, cancelled);
            await ask(cancelled);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            // A newer question took over.
        }
    }

    public void Cancel()
    {
        running?.Cancel();
        running?.Dispose();
        running = null;
    }
}
