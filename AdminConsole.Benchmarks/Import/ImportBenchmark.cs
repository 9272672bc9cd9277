using System.Globalization;
using AdminConsole.Excel;
using AdminConsole.Features.Practitioners;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Benchmarks.Import;

/// <summary>P6: the registry from a workbook of ten columns, read, checked, compared and written as a draft by the product's own job; beside it ClosedXML reading every cell of the same file.</summary>
internal static class ImportBenchmark
{
    public static async Task RunAsync(Arguments arguments)
    {
        var sizes = arguments.List("rows") is { Length: > 0 } given ? given.Select(int.Parse).ToArray() : [500_000];
        Console.WriteLine($"{Environment.ProcessorCount} cores; practitioners of 10 columns: {string.Join(", ", sizes.Select(size => size.ToString("N0", CultureInfo.InvariantCulture)))}");
        var growth = new Growth();
        foreach (var rows in sizes)
            await MeasureAsync(arguments, rows, growth);
        growth.Print();
    }

    private static async Task MeasureAsync(Arguments arguments, int rows, Growth growth)
    {
        using var file = await PractitionerFile.MakeAsync(rows);
        var (first, again, probes) = (TimeSpan.Zero, TimeSpan.Zero, new List<double>());
        var (reading, _) = await Peak.OfAsync(() => ExcelReader.ReadAsync(file, new ImportOptions().Practitioners, _ => ValueTask.CompletedTask));
        var (ours, oursPeak) = await Peak.OfAsync(async () =>
        {
            await using var host = await ImportHost.StartAsync(arguments, services => services.AddPractitioners());
            (first, again, probes) = await ImportAsync(host, file);
        });
        var (peer, peerPeak) = await Peak.OfAsync(() =>
        {
            ImportHost.ReadWithClosedXml(file, PractitionerFile.Columns);
            return Task.CompletedTask;
        });
        growth.Note("import, ms of processor", rows, ours.TotalMilliseconds);
        growth.Note("ClosedXML, ms of processor", rows, peer.TotalMilliseconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
             {rows:N0} rows, {file.Length / 1024.0 / 1024:0.0} MiB: import with preview {first.TotalSeconds:0.0} s, the same file again {again.TotalSeconds:0.0} s
               processor a row: reading alone {reading.TotalMicroseconds / rows:0.0} us, both imports {ours.TotalMicroseconds / rows:0.0} us, ClosedXML reading {peer.TotalMicroseconds / rows:0.0} us; ratio {ours / peer:0.00} (goal 0.30)
               memory above idle: import {oursPeak:N0} MiB (goal 300), ClosedXML {peerPeak:N0} MiB
               another writer meanwhile waited {probes.Order().ElementAt(probes.Count / 2):0.0} ms in the median, {probes.Max():0.0} ms at most of {probes.Count:N0} (goal 200)
             """));
    }

    private static async Task<(TimeSpan First, TimeSpan Again, List<double> Waits)> ImportAsync(ImportHost host, Stream file)
    {
        using var done = new CancellationTokenSource();
        var probing = host.ProbeAsync(done.Token);
        var (first, preview) = await RunAsync(host, file);
        await done.CancelAsync();
        await host.Person.GetRequiredService<PractitionerDraftService>().PublishAsync(preview.Version ?? throw new InvalidOperationException($"{preview.FaultCount} faults"));
        var (again, _) = await RunAsync(host, file);
        return (first, again, await probing);
    }

    private static async Task<(TimeSpan, PractitionerImportPreview)> RunAsync(ImportHost host, Stream file)
    {
        var (took, _, preview) = await host.ImportAsync<PractitionerImportInput, PractitionerImportPreview>(PractitionerImportJob.Kind, file, stored => new PractitionerImportInput(stored.Name, Complete: false));
        return (took, preview);
    }
}
