using AdminConsole.Data;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AdminConsole.Operation;

/// <summary>
/// Sends figures and traces to a collector, where one is configured: the product's own and those that the framework, its circuits and the database driver keep.
/// Names and numbers of acts, routes and tables; never a value that somebody filed (PD-05).
/// </summary>
internal sealed class TelemetryExport(IOptions<TelemetryOptions> options) : IHostedService
{
    private const string Framework = "Microsoft.AspNetCore", Driver = "Npgsql", Runtime = "System.Runtime";

    private TracerProvider? traces;
    private MeterProvider? figures;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value is not { OtlpEndpoint: { } endpoint } settings)
            return Task.CompletedTask;
        var resource = ResourceBuilder.CreateDefault().AddService(DbTelemetry.Name, serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(), serviceInstanceId: Environment.MachineName);
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(DbTelemetry.Name, $"{Framework}*", Driver)
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(settings.TraceRatio)))
            .AddOtlpExporter(exporter => Address(exporter, endpoint, "v1/traces"))
            .Build();
        figures = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(DbTelemetry.Name, $"{Framework}*", Driver, Runtime)
            .AddOtlpExporter((exporter, reader) =>
            {
                Address(exporter, endpoint, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = settings.IntervalSeconds * 1000;
            })
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>What is on its way still goes out.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces?.Dispose();
        figures?.Dispose();
        return Task.CompletedTask;
    }

    private static void Address(OtlpExporterOptions exporter, Uri endpoint, string path) =>
        (exporter.Protocol, exporter.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri(new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/"), path));
}
