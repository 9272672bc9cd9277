using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AdminConsole.Tests.Data;

/// <summary>What a read sends to the database, and how SQLite answers it.</summary>
internal static class SqlCommands
{
    public static async Task<List<Command>> CommandsAsync<T>(Func<Task<T>> read)
    {
        var listener = new CommandListener();
        using (DiagnosticListener.AllListeners.Subscribe(listener))
        {
            CommandListener.Current.Value = listener;
            await read();
            CommandListener.Current.Value = null;
        }

        return listener.Commands;
    }

    /// <summary>How SQLite answers each: the command, and under it the steps.</summary>
    public static async Task<List<string>> PlansAsync(DataHost host, IEnumerable<Command> commands)
    {
        await using var connection = new SqliteConnection(host.ConnectionString);
        await connection.OpenAsync();
        var plans = new List<string>();
        foreach (var command in commands)
        {
            await using var explain = connection.CreateCommand();
            explain.CommandText = "EXPLAIN QUERY PLAN " + command.Text;
            foreach (var (name, value) in command.Parameters)
                explain.Parameters.AddWithValue(name, value ?? DBNull.Value);
            await using var reader = await explain.ExecuteReaderAsync();
            var plan = new List<string> { command.Text };
            while (await reader.ReadAsync())
                plan.Add(reader.GetString(3));
            plans.Add(string.Join('\n', plan));
        }

        return plans;
    }

    internal sealed record Command(string Text, List<(string Name, object? Value)> Parameters);

    /// <summary>Hears what Entity Framework sends in this flow of control, though other tests run beside it.</summary>
    private sealed class CommandListener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public static readonly AsyncLocal<CommandListener?> Current = new();

        public List<Command> Commands { get; } = [];

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Current.Value != this || value.Key != RelationalEventId.CommandExecuting.Name || value.Value is not CommandEventData data)
                return;
            Commands.Add(new Command(data.Command.CommandText, [.. data.Command.Parameters.Cast<System.Data.Common.DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
        }
    }
}
