namespace AdminConsole.Maintenance;

/// <summary>A command for whoever runs the installation, given on the command line: <c>AdminConsole verify-audit</c>. Runs as the product itself.</summary>
public interface IMaintenanceCommand
{
    static abstract string Name { get; }

    /// <summary>What follows the name, as the list of commands shows it, e.g. <c>FILE [--force]</c>.</summary>
    static virtual string Usage => "";

    /// <summary>Whether no server may run on the data folder meanwhile.</summary>
    static virtual bool IsAlone => false;

    /// <summary>Whether it works on an installation that is there; false for what looks at something else or fills an empty place.</summary>
    static virtual bool NeedsInstallation => true;

    /// <summary>Writes what there is to say and answers the process's exit code; 0 = all is well.</summary>
    /// <param name="arguments">What followed the name.</param>
    /// <param name="output">Read by a person, line by line.</param>
    /// <param name="ct">Cancellation.</param>
    Task<int> RunAsync(string[] arguments, TextWriter output, CancellationToken ct);
}

/// <summary>Which commands there are.</summary>
internal sealed record MaintenanceEntry(string Name, string Usage, bool IsAlone, bool NeedsInstallation, Type Command);
