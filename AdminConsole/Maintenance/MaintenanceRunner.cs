using AdminConsole.Authorization;

namespace AdminConsole.Maintenance;

/// <summary>Runs one command with services of its own.</summary>
internal static class MaintenanceRunner
{
    /// <summary>Exit code of a command that is not known or did not come to its end.</summary>
    public const int Failed = 2;

    public static async Task<int> RunAsync(IServiceProvider services, string name, TextWriter output, CancellationToken ct)
    {
        if (services.GetServices<MaintenanceEntry>().SingleOrDefault(entry => entry.Name == name) is not { } found)
            return Failed;
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        return await ((IMaintenanceCommand)scope.ServiceProvider.GetRequiredService(found.Command)).RunAsync(output, ct);
    }
}
