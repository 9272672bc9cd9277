using System.Diagnostics;
using System.Diagnostics.Metrics;
using AdminConsole.Auditing;
using AdminConsole.LiveUpdates;

namespace AdminConsole.Data;

/// <summary>What can be measured of the door to the database. Costs nothing while nobody listens.</summary>
internal static class DbTelemetry
{
    /// <summary>Of the product's meter and of its traces.</summary>
    public const string Name = "AdminConsole";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Units = Meter.CreateHistogram<double>("adminconsole.unit.duration", "s", "From asking for a unit of work to its commit or refusal, waiting for the writer included.");
    private static readonly Counter<long> Acts = Meter.CreateCounter<long>("adminconsole.acts", "{act}", "Acts put on the record, by their names and outcomes.");
    private static readonly Counter<long> Changes = Meter.CreateCounter<long>("adminconsole.changes", "{change}", "Changes told to open screens, by kind.");

    /// <param name="operation">Whose work it is: class and member.</param>
    public static Unit Begin(string operation) => new(operation, Source.StartActivity(operation), Stopwatch.GetTimestamp());

    public static void Committed(IReadOnlyCollection<AuditEntry> entries, IReadOnlyCollection<ChangeEvent> changes)
    {
        if (Acts.Enabled)
        {
            foreach (var act in entries.CountBy(entry => (entry.Action, entry.Outcome)))
                Acts.Add(act.Value, new KeyValuePair<string, object?>("action", act.Key.Action), new KeyValuePair<string, object?>("outcome", act.Key.Outcome));
        }

        if (Changes.Enabled)
        {
            foreach (var kind in changes.CountBy(change => change.Kind))
                Changes.Add(kind.Value, new KeyValuePair<string, object?>("kind", kind.Key.ToString()));
        }
    }

    internal readonly record struct Unit(string Operation, Activity? Activity, long Begun)
    {
        /// <param name="outcome"><c>ok</c>, or the code of the refusal.</param>
        public void End(string outcome)
        {
            Units.Record(Stopwatch.GetElapsedTime(Begun).TotalSeconds, new KeyValuePair<string, object?>("operation", Operation), new KeyValuePair<string, object?>("outcome", outcome));
            Activity?.SetTag("outcome", outcome);
            Activity?.Dispose();
        }
    }
}
