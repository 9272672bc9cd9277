using AdminConsole.Configuration;
using AdminConsole.Data;
using Microsoft.Extensions.Options;

namespace AdminConsole.Maintenance;

public static class MaintenanceSetup
{
    public static IServiceCollection AddMaintenance(this IServiceCollection services) =>
        services.AddHostedService<MaintenanceSocket>().AddScoped<KeyRotationService>().AddMaintenanceCommand<RotateKeysCommand>().AddMaintenanceCommand<MoveToPostgresCommand>();

    internal static IServiceCollection AddMaintenanceCommand<TCommand>(this IServiceCollection services)
        where TCommand : class, IMaintenanceCommand =>
        services.AddScoped<TCommand>().AddSingleton(new MaintenanceEntry(TCommand.Name, TCommand.Usage, TCommand.IsAlone, TCommand.NeedsInstallation, typeof(TCommand)));

    /// <summary>
    /// Runs the command that the command line names, inside the server that runs on the same data folder, or here where none does: then this process holds the
    /// folder meanwhile. Null when the command line names none, which starts the server.
    /// </summary>
    public static async Task<int?> RunMaintenanceAsync(this WebApplication app, string[] args)
    {
        if (args is not [var name, ..] || name.StartsWith('-'))
            return null;
        var commands = app.Services.GetServices<MaintenanceEntry>().ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        if (!commands.TryGetValue(name, out var command))
        {
            await Console.Error.WriteLineAsync($"There is no command \"{name}\". Commands: {string.Join(", ", commands.Values.OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(entry => $"{entry.Name} {entry.Usage}".TrimEnd()))}.");
            return MaintenanceRunner.Failed;
        }

        var socket = MaintenanceSocket.FileIn(Path.GetFullPath(app.Services.GetRequiredService<IOptions<DataOptions>>().Value.Directory, app.Environment.ContentRootPath));
        if (!command.IsAlone && await MaintenanceSocket.AskAsync(socket, args, Console.Out, CancellationToken.None) is { } answered)
            return answered;
        if (StartUpFaults.Hinder(() => app.Services.GetRequiredService<DataDirectory>(), Console.Error))
            return MaintenanceRunner.Failed;
        if (command.NeedsInstallation && !await app.Services.GetRequiredService<DatabaseCopy>().ExistsAsync(CancellationToken.None))
        {
            await Console.Error.WriteLineAsync($"There is no installation in {app.Services.GetRequiredService<DataDirectory>().Path}. Run the command where the server runs, with its configuration.");
            return MaintenanceRunner.Failed;
        }

        return await MaintenanceRunner.RunAsync(app.Services, args, Console.Out, CancellationToken.None);
    }
}
