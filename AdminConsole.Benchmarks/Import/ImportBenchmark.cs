using System.Diagnostics;
using System.Globalization;
using AdminConsole.Authorization;
using AdminConsole.Benchmarks.Queue;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Excel;
using AdminConsole.Features.Practitioners;
using AdminConsole.Imports;
using AdminConsole.Jobs;
using ClosedXML.Excel;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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
            await MeasureAsync(rows, growth);
        growth.Print();
    }

    private static async Task MeasureAsync(int rows, Growth growth)
    {
        using var file = await PractitionerFile.MakeAsync(rows);
        var (first, again, probes) = (TimeSpan.Zero, TimeSpan.Zero, new List<double>());
        var folder = Directory.CreateTempSubdirectory("import").FullName;
        var (reading, _) = await PeakAsync(() => ExcelReader.ReadAsync(file, new ImportOptions().Practitioners, _ => ValueTask.CompletedTask));
        var (ours, oursPeak) = await PeakAsync(async () =>
        {
            await using var services = QueueDatabase.ServicesOver(Path.Combine(folder, "import.db"), folder, add => add.AddJobs().AddImports().AddPractitioners().AddScoped<Resources.Strings>());
            (first, again, probes) = await ImportAsync(services, file);
        });
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        file.Position = 0;
        var (peer, peerPeak) = await PeakAsync(() =>
        {
            ReadWithClosedXml(file);
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

    private static async Task<(TimeSpan First, TimeSpan Again, List<double> Waits)> ImportAsync(ServiceProvider services, Stream file)
    {
        await services.GetRequiredService<DatabaseStart>().RunAsync(CancellationToken.None);
        var district = Institution.Create(Guid.CreateVersion7(), InstitutionKind.District, null, "湖北考区", "GOV-P", null, "420000", new InstitutionProfile());
        var user = new AppUser { Id = Guid.CreateVersion7(), UserName = "district", DisplayName = "考区", SecurityStamp = "stamp", DistrictId = district.Id, InstitutionId = district.Id, Roles = [new RoleAssignment { Role = Role.DistrictStaff }] };
        await using var system = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var db = system.ServiceProvider.GetRequiredService<Db>();
        await db.WriteAsync<Done>(work =>
        {
            work.Audit("benchmark.seed", nameof(Institution), district.Id);
            work.Data.Add(district);
            work.Data.Add(user);
            return Task.FromResult<Result<Done>>(Done.Yes);
        });
        var runners = services.GetServices<IHostedService>().ToList();
        foreach (var runner in runners)
            await runner.StartAsync(CancellationToken.None);
        await using var person = services.CreateAsyncScope();
        person.ServiceProvider.GetRequiredService<ActingScope>().UseUser(user.Id);

        using var done = new CancellationTokenSource();
        var probing = ProbeAsync(db, done.Token);
        var (first, preview) = await RunAsync(person.ServiceProvider, file);
        await done.CancelAsync();
        await person.ServiceProvider.GetRequiredService<PractitionerDraftService>().PublishAsync(preview.Version ?? throw new InvalidOperationException($"{preview.FaultCount} faults"));
        var (again, _) = await RunAsync(person.ServiceProvider, file);
        foreach (var runner in runners)
            await runner.StopAsync(CancellationToken.None);
        return (first, again, await probing);
    }

    private static async Task<(TimeSpan, PractitionerImportPreview)> RunAsync(IServiceProvider services, Stream file)
    {
        file.Position = 0;
        var begun = Stopwatch.GetTimestamp();
        var stored = await services.GetRequiredService<JobFileService>().StoreAsync("registry.xlsx", ExcelWriter.ContentType, file);
        var job = await services.GetRequiredService<JobService>().RequestAsync(PractitionerImportJob.Kind, "registry.xlsx", new PractitionerImportInput("registry.xlsx", Complete: false), stored.Value.Id);
        var queries = services.GetRequiredService<JobQueries>();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await queries.FindAsync(job.Value) is not { HasEnded: true })
            await look.WaitForNextTickAsync();
        var took = Stopwatch.GetElapsedTime(begun);
        return (took, await queries.OutputAsync<PractitionerImportPreview>(job.Value) ?? throw new InvalidOperationException("The import left no preview."));
    }

    /// <summary>A small unit again and again, as intake would write: how long each took to be acknowledged.</summary>
    private static async Task<List<double>> ProbeAsync(Db db, CancellationToken ct)
    {
        List<double> waits = [];
        for (var number = 0; !ct.IsCancellationRequested; number++)
        {
            var (begun, name) = (Stopwatch.GetTimestamp(), number);
            await db.WriteAsync<Done>(work =>
            {
                work.Audit("benchmark.probe", "Probe", name);
                return Task.FromResult<Result<Done>>(Done.Yes);
            });
            waits.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            await Task.Delay(10, CancellationToken.None);
        }

        return waits;
    }

    private static void ReadWithClosedXml(Stream file)
    {
        using var workbook = new XLWorkbook(file);
        var characters = 0L;
        foreach (var row in workbook.Worksheet(1).RowsUsed())
        {
            for (var column = 1; column <= PractitionerFile.Columns; column++)
                characters += row.Cell(column).GetString().Length;
        }

        Console.WriteLine($"  ({characters:N0} characters by ClosedXML)");
    }

    /// <summary>How much of the processor the work took, which other programs on the machine do not lengthen, and how far the process rose above where it stood before.</summary>
    private static async Task<(TimeSpan Processor, long PeakMiB)> PeakAsync(Func<Task> work)
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        var (idle, peak, begun) = (process.WorkingSet64, 0L, process.TotalProcessorTime);
        await using var sampling = new Timer(
            _ =>
            {
                using var now = Process.GetCurrentProcess();
                peak = Math.Max(peak, now.WorkingSet64);
            },
            null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
        await work();
        process.Refresh();
        return (process.TotalProcessorTime - begun, (peak - idle) / (1024 * 1024));
    }
}
