using AdminConsole.Authorization;

namespace AdminConsole.Maintenance;

/// <summary>Runs one command with services of its own.</summary>
internal static class MaintenanceRunner
{
    /// <summary>Exit code of a command that is not known or did not come to its end.</summary>
    public const int Failed = 2;

    public static async Task<int> RunAsync(IServiceProvider services, string[] call, TextWriter output, CancellationToken ct)
    {
        if (call is not [var name, .. var arguments] || services.GetServices<MaintenanceEntry>().SingleOrDefault(entry => entry.Name == name) is not { } found)
            return Failed;
        if (arguments.Length > 0 && found.Usage.Length == 0)
        {
            await output.WriteLineAsync($"{name} takes nothing behind it.");
            return Failed;
        }

        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        return await ((IMaintenanceCommand)scope.ServiceProvider.GetRequiredService(found.Command)).RunAsync(arguments, output, ct);
    }
}
