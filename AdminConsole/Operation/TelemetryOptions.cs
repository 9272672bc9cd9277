using System.ComponentModel.DataAnnotations;

namespace AdminConsole.Operation;

/// <summary>Section <c>Telemetry</c>: where figures and traces go.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Address of an OpenTelemetry collector (OTLP over HTTP), e.g. <c>http://127.0.0.1:4318</c>; null = nothing is sent anywhere.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>Seconds between two reports of the figures.</summary>
    [Range(1, 300)]
    public int IntervalSeconds { get; set; } = 60;

    /// <summary>Which part of the requests is traced, from 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double TraceRatio { get; set; } = 0.05;
}
