using System.Diagnostics;
using System.Globalization;
using AdminConsole.Authorization;
using AdminConsole.Benchmarks.Import;
using AdminConsole.Benchmarks.ScopeColumns;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Excel;
using AdminConsole.Features.Institutions;
using AdminConsole.Features.Institutions.Import;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.Benchmarks.Institutions;

/// <summary>
/// P6 and P2 for the library: its import from a workbook by the product's own job, preview and writing, beside ClosedXML reading every cell of the same file; then the list, the
/// counts of the tree and the search over what was imported, beside SQL written for each question.
/// </summary>
internal static class InstitutionBenchmark
{
    private const int WarmUpRows = 3_000;

    public static async Task RunAsync(Arguments arguments)
    {
        var sizes = arguments.List("rows") is { Length: > 0 } given ? given.Select(int.Parse).ToArray() : [40_000];
        Console.WriteLine($"{Environment.ProcessorCount} cores; institutions of {InstitutionFile.Columns} columns: {string.Join(", ", sizes.Select(size => size.ToString("N0", CultureInfo.InvariantCulture)))}");
        var growth = new Growth();

        // So that the compiler has done with the code, ours and the peer's, before the first time is taken.
        Console.WriteLine("(warming up)");
        await MeasureAsync(arguments, WarmUpRows, new Growth());
        foreach (var rows in sizes)
            await MeasureAsync(arguments, rows, growth);
        growth.Print();
    }

    private static async Task MeasureAsync(Arguments arguments, int rows, Growth growth)
    {
        using var file = await InstitutionFile.MakeAsync(rows);
        var (reading, _) = await Peak.OfAsync(() => ExcelReader.ReadAsync(file, new ImportOptions().Institutions, _ => ValueTask.CompletedTask));
        var clock = TimeSpan.Zero;
        var (peer, peerPeak) = await Peak.OfAsync(() =>
        {
            var begun = Stopwatch.GetTimestamp();
            ImportHost.ReadWithClosedXml(file, InstitutionFile.Columns);
            clock = Stopwatch.GetElapsedTime(begun);
            return Task.CompletedTask;
        });
        await using var host = await ImportHost.StartAsync(arguments, services => services.AddInstitutions());
        var (looking, job, waits) = (TimeSpan.Zero, Guid.Empty, new List<double>());
        var writing = TimeSpan.Zero;
        var (preview, previewPeak) = await Peak.OfAsync(async () => (looking, job, _) = await PreviewAsync(host, file));
        var (write, writePeak) = await Peak.OfAsync(async () =>
        {
            using var done = new CancellationTokenSource();
            var probing = host.ProbeAsync(done.Token);
            writing = await WriteAsync(host, job);
            await done.CancelAsync();
            waits = await probing;
        });
        var (_, _, again) = await PreviewAsync(host, file);
        if (again.Unchanged != rows + InstitutionFile.Sites + InstitutionFile.Points)
            throw new InvalidOperationException($"The same file again leaves {again.Unchanged} rows unchanged.");
        growth.Note("preview, ms of processor", rows, preview.TotalMilliseconds);
        growth.Note("writing, ms of processor", rows, write.TotalMilliseconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
             {rows:N0} rows, {file.Length / 1024.0 / 1024:0.0} MiB, by the clock: ClosedXML reading {clock.TotalSeconds:0.00} s, preview {looking.TotalSeconds:0.00} s = {looking / clock:0.00} (goal 0.30), writing {writing.TotalSeconds:0.0} s
               processor a row: ClosedXML reading {peer.TotalMicroseconds / rows:0.0} us, reading alone {reading.TotalMicroseconds / rows:0.0} us, preview {preview.TotalMicroseconds / rows:0.0} us = {preview / peer:0.00} (goal 0.30), writing {write.TotalMicroseconds / rows:0.0} us
               memory above idle: ClosedXML {peerPeak:N0} MiB, preview {previewPeak:N0} MiB, writing {writePeak:N0} MiB (goal 300)
               another writer meanwhile waited {waits.Order().ElementAt(waits.Count / 2):0.0} ms in the median, {waits.Max():0.0} ms at most of {waits.Count:N0}
             """));

        // The SQL beside them is SQLite's.
        if (!host.IsPostgres)
            await ListsAsync(host, rows, growth);
    }

    private static Task<(TimeSpan, Guid, InstitutionImportPreview)> PreviewAsync(ImportHost host, Stream file) =>
        host.ImportAsync<InstitutionImportInput, InstitutionImportPreview>(InstitutionImportJob.Kind, file, stored => new InstitutionImportInput(stored.Name, stored.Id, stored.Sha256!));

    private static async Task<TimeSpan> WriteAsync(ImportHost host, Guid preview)
    {
        var begun = Stopwatch.GetTimestamp();
        var job = await host.Person.GetRequiredService<InstitutionImportService>().RequestAsync(preview);
        var took = await host.EndAsync(job.Value, begun);
        return (await host.OutputAsync<InstitutionImportPreview>(job.Value)).Applied ? took : throw new InvalidOperationException("Nothing was written.");
    }

    private static async Task ListsAsync(ImportHost host, int rows, Growth growth)
    {
        var levels = await host.Person.GetRequiredService<InstitutionTreeQueries>().LevelsAsync();
        var (site, point) = (levels.First(level => level.Kind == InstitutionKind.Site), levels.First(level => level.Kind == InstitutionKind.Point));
        Console.WriteLine("| scope | question | found | product | SQL | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var (name, column, node, kind, role) in new[]
        {
            ("point", "PointId", point.Id, InstitutionKind.Point, Role.PointStaff), ("site", "SiteId", site.Id, InstitutionKind.Site, Role.SiteStaff), ("district", "DistrictId", host.District.Id, InstitutionKind.District, Role.DistrictStaff),
        })
        {
            await using var circuit = host.CircuitOf(AccessScope.ForUser(Guid.CreateVersion7(), name, node, name, kind, [role]));
            var (queries, peer) = (circuit.ServiceProvider.GetRequiredService<InstitutionQueries>(), new HandWrittenLibrary(host.Path, column, node));
            foreach (var (question, filter) in new[]
            {
                ("first page and counts", InstitutionFilter.Default), ("middle page", InstitutionFilter.Default with { Page = 1 + (rows / 40) }), ("category", InstitutionFilter.Default with { Category = "HOSP-GEN" }),
                ("name found", InstitutionFilter.Default with { Text = "第77" }), ("name of nobody", InstitutionFilter.Default with { Text = "甲乙丙" }), ("code", InstitutionFilter.Default with { Text = "12420104440001" }),
            })
            {
                var list = await queries.PageAsync(filter);
                (List<InstitutionRow> Rows, Dictionary<string, int> Counts) Theirs() => peer.Page(filter.Text, filter.Category, (list.Filter.Page - 1) * filter.Size, filter.Size);
                if (!list.Rows.Select(row => row.Id).SequenceEqual(Theirs().Rows.Select(row => row.Id)) || list.All != Theirs().Counts.Values.Sum())
                    throw new InvalidOperationException($"The product and the SQL disagree on '{question}' of the {name}.");
                var (mine, theirs) = await Timing.MediansAsync(() => queries.PageAsync(filter), Theirs);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {question} | {list.Total:N0} | {ScopeColumnsBenchmark.Milliseconds(mine)} | {ScopeColumnsBenchmark.Milliseconds(theirs)} | {mine / theirs:0.00} |"));
                growth.Note($"{name}, {question}", rows, mine);
            }
        }
    }
}
