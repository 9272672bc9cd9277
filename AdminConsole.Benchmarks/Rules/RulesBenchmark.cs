using System.Diagnostics;
using System.Globalization;
using AdminConsole.Authorization;
using AdminConsole.Benchmarks.Queue;
using AdminConsole.Data;
using AdminConsole.Data.Facts;
using AdminConsole.Domain;
using AdminConsole.Domain.Practitioners;
using AdminConsole.Domain.Verification;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Benchmarks.Rules;

/// <summary>P7: the pure rules on one core, and the renewal of all pending filings after the registry was replaced, with what it does to others who write meanwhile.</summary>
internal static class RulesBenchmark
{
    private const int AtOnce = 1000;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(Arguments arguments)
    {
        var sizes = arguments.List("filings") is { Length: > 0 } given ? given.Select(int.Parse).ToArray() : [50_000];
        Console.WriteLine($"{Environment.ProcessorCount} cores; filings of 3 periods and 6 posts, five for every two mentors, a hundred for each institution");
        PureRules();
        var growth = new Growth();
        foreach (var filings in sizes)
            await MeasureAsync(filings, growth);
        growth.Print();
    }

    private static async Task MeasureAsync(int filings, Growth growth)
    {
        var folder = Directory.CreateTempSubdirectory("rules").FullName;
        try
        {
            await using var services = QueueDatabase.ServicesOver(Path.Combine(folder, "rules.db"), folder);
            await RenewalAsync(services, new PendingFilings(filings, mentors: filings * 2 / 5, institutions: Math.Max(1, filings / 100)), filings, growth);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void PureRules()
    {
        var facts = PendingFilings.Facts();
        var (count, begun, used) = (0, 0L, TimeSpan.Zero);
        foreach (var span in (TimeSpan[])[TimeSpan.FromSeconds(2), Long])
        {
            (count, begun, used) = (0, Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            for (; count % AtOnce != 0 || Environment.CpuUsage.TotalTime - used < span; count++)
                _ = Verifier.Evaluate(facts);
        }

        // By the processor's time, the collector's included, which other programs on the machine do not lengthen.
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"pure rules: {count / (Environment.CpuUsage.TotalTime - used).TotalSeconds:N0} filings/s of processor on one core (goal 100,000); by the clock {count / Stopwatch.GetElapsedTime(begun).TotalSeconds:N0}/s"));
    }

    private static async Task RenewalAsync(ServiceProvider services, PendingFilings pending, int filings, Growth growth)
    {
        await services.GetRequiredService<DatabaseStart>().RunAsync(CancellationToken.None);
        await using var circuit = services.CreateAsyncScope();
        circuit.ServiceProvider.GetRequiredService<ActingScope>().Use(AccessScope.System);
        var db = circuit.ServiceProvider.GetRequiredService<Db>();
        await pending.FillAsync(db, services);
        await db.WriteAsync<Done>(async work =>
        {
            await work.Data.Practitioners.ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, PendingFilings.RightName));
            Reverification.OfEverything(work);
            work.Audit("practitioner.import", nameof(Practitioner), "benchmark");
            return Done.Yes;
        });

        using var done = new CancellationTokenSource();
        var others = ProbeAsync(db, done.Token);
        var (begun, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var changed = await services.GetRequiredService<MarksRenewal>().RunAsync(everything: false, CancellationToken.None);
        var (took, processor) = (Stopwatch.GetElapsedTime(begun), Environment.CpuUsage.TotalTime - used);
        await done.CancelAsync();
        var waits = await others;
        growth.Note("renewal, ms of processor", filings, processor.TotalMilliseconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"renewal: {changed:N0} of {filings:N0} filings changed in {took.TotalSeconds:0.0} s = {changed / took.TotalSeconds:N0}/s (goal 15 s for 50,000), {processor.TotalSeconds:0.0} s of processor; another writer meanwhile waited {waits.Order().ElementAt(waits.Count / 2):0.0} ms in the median, {waits.Max():0.0} ms at most of {waits.Count:N0} (goal 200 ms)"));
    }

    /// <summary>A small unit again and again, as intake would write: how long each took to be acknowledged.</summary>
    private static async Task<List<double>> ProbeAsync(Db db, CancellationToken ct)
    {
        List<double> waits = [0];
        while (!ct.IsCancellationRequested)
        {
            var begun = Stopwatch.GetTimestamp();
            await db.WriteAsync<Done>(
                async work =>
                {
                    await work.Data.SeasonCounters.ExecuteUpdateAsync(set => set.SetProperty(row => row.Last, row => row.Last + 1), CancellationToken.None);
                    return Done.Yes;
                },
                CancellationToken.None);
            waits.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            await Task.Delay(5, CancellationToken.None);
        }

        return waits;
    }
}
