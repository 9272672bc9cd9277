using System.Diagnostics;

namespace AdminConsole.Components.Layout;

/// <summary>Keeps one page's failure from ending the circuit: the person sees a number, the log holds the exception under the same number (BR-14).</summary>
public sealed partial class PageBoundary
{
    private string traceId = "";

    protected override Task OnErrorAsync(Exception exception)
    {
        // Circuits carry an activity only while somebody listens for telemetry.
        traceId = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        LogFailure(Log, traceId, exception);
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A page failed; the person was shown {TraceId}")]
    private static partial void LogFailure(ILogger log, string traceId, Exception exception);
}
