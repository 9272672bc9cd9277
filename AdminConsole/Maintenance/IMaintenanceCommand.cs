namespace AdminConsole.Maintenance;

/// <summary>A command for whoever runs the installation, given on the command line: <c>AdminConsole verify-audit</c>. Runs as the product itself.</summary>
public interface IMaintenanceCommand
{
    static abstract string Name { get; }

    /// <summary>Writes what there is to say and answers the process's exit code; 0 = all is well.</summary>
    Task<int> RunAsync(TextWriter output, CancellationToken ct);
}

/// <summary>Which commands there are.</summary>
internal sealed record MaintenanceEntry(string Name, Type Command);
