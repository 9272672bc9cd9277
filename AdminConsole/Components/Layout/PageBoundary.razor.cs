using System.Diagnostics;
using AdminConsole.Domain;

namespace AdminConsole.Components.Layout;

/// <summary>
/// Keeps one page's failure from ending the circuit: the person sees a number, the log holds the exception under the same number (BR-14). A database that is away
/// is said to be that, because it comes back.
/// </summary>
public sealed partial class PageBoundary
{
    private string traceId = "";
    private Error? passing;

    protected override Task OnErrorAsync(Exception exception)
    {
        // Circuits carry an activity only while somebody listens for telemetry.
        traceId = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        passing = Failures.ErrorOf(exception);
        LogFailure(Log, passing is null ? LogLevel.Error : LogLevel.Warning, traceId, exception);
        return Task.CompletedTask;
    }

    [LoggerMessage(Message = "A page failed; the person was shown {TraceId}")]
    private static partial void LogFailure(ILogger log, LogLevel level, string traceId, Exception exception);
}
