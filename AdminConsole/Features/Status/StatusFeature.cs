using System.Security.Cryptography;
using System.Text;
using AdminConsole.Components.Controls;
using AdminConsole.Jobs;
using AdminConsole.Operation;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace AdminConsole.Features.Status;

public static class StatusFeature
{
    private const string Bearer = "Bearer ";

    private static readonly string[] Asking = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddStatus(this IServiceCollection services) =>
        services.AddSingleton<ReadyReports>().AddScoped<StatusQueries>().AddScoped<IWaitingSource, StatusWaiting>().AddJob<BackupJob>();

    /// <summary>Anonymous answers are the status word alone (OP-02). Live depends on nothing; ready asks whether a request could be served.</summary>
    public static IEndpointRouteBuilder MapStatus(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/health/live", Asking, () => Results.Text(nameof(HealthStatus.Healthy))).AllowAnonymous().ExcludeFromDescription();
        routes.MapMethods("/health/ready", Asking, ReadyAsync).AllowAnonymous().ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> ReadyAsync(HttpRequest request, ReadyReports reports, IOptions<HealthOptions> options)
    {
        var report = await reports.ReadAsync();
        var status = report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        return MayKnowMore(request.Headers.Authorization.ToString(), options.Value.Token)
            ? Results.Json(
                new ReadyResponse(report.Status.ToString(), report.Entries.ToDictionary(entry => entry.Key, entry => new CheckResponse(entry.Value.Status.ToString(), entry.Value.Description, (int)entry.Value.Duration.TotalMilliseconds), StringComparer.Ordinal)),
                statusCode: status)
            : Results.Text(report.Status.ToString(), statusCode: status);
    }

    private static bool MayKnowMore(string authorization, string? token) =>
        token is not null && authorization.StartsWith(Bearer, StringComparison.Ordinal)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(authorization[Bearer.Length..])), SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private sealed record ReadyResponse(string Status, Dictionary<string, CheckResponse> Checks);

    private sealed record CheckResponse(string Status, string? Says, int Milliseconds);
}

/// <summary>One look serves everybody who asks within a second: nobody can keep the checks busy by asking.</summary>
public sealed class ReadyReports(HealthCheckService health, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim gate = new(1, 1);
    private HealthReport? last;
    private long lookedAt;

    public async Task<HealthReport> ReadAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (last is not null && clock.GetElapsedTime(lookedAt) < Life)
                return last;

            // Not the caller's to call off: others may be waiting for it.
            last = await health.CheckHealthAsync(CancellationToken.None);
            lookedAt = clock.GetTimestamp();
            return last;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
