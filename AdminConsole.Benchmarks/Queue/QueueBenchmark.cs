using System.Globalization;
using AdminConsole.Authorization;
using AdminConsole.Benchmarks.ScopeColumns;
using AdminConsole.Components.Controls;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Review;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.Features.Home;
using AdminConsole.Features.Review;

namespace AdminConsole.Benchmarks.Queue;

/// <summary>
/// P2: the product's own queue, through its door to the database and under a real scope, beside <see cref="HandWrittenQueue"/>. The two take turns, so that
/// whatever else the machine does falls on both, and every answer is compared.
/// </summary>
internal static class QueueBenchmark
{
    public static async Task RunAsync(Arguments arguments)
    {
        var sizes = arguments.List("rows") is { Length: > 0 } given ? given.Select(int.Parse).ToArray() : [1_000_000];
        var (institutions, seed, folder) = (arguments.Number("institutions", 40_000), arguments.Number("seed", 2021), arguments.Text("keep-in"));
        Console.WriteLine($"{institutions:N0} institutions, seed {seed}, {Environment.ProcessorCount} cores; milliseconds, median; each question opens a context, or a pooled connection");
        var growth = new Growth();
        foreach (var rows in sizes)
        {
            var generator = new FilingGenerator(seed, institutions, rows);
            await using var database = await QueueDatabase.OpenAsync(generator, seed, folder is null ? null : Directory.CreateDirectory(Path.Combine(folder, rows.ToString(CultureInfo.InvariantCulture))).FullName);
            if (rows == sizes[0])
            {
                // So that the compiler has done with the code before the first time is taken.
                foreach (var scope in generator.Tree.Scopes)
                    await MeasureAsync(database, scope, (_, _, _, _) => { });
            }

            Console.WriteLine($"{Environment.NewLine}## {rows:N0} filings, {new FileInfo(database.Path).Length / 1048576:N0} MB");
            Console.WriteLine("| scope | question | found | product | SQL | ratio |");
            Console.WriteLine("|---|---|---|---|---|---|");
            foreach (var scope in generator.Tree.Scopes)
            {
                await MeasureAsync(database, scope, (question, found, product, sql) =>
                {
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {scope.Name} | {question} | {found:N0} | {ScopeColumnsBenchmark.Milliseconds(product)} | {ScopeColumnsBenchmark.Milliseconds(sql)} | {product / sql:0.00} |"));
                    growth.Note($"{scope.Name}, {question}", rows, product);
                    growth.Note($"{scope.Name}, {question}, SQL", rows, sql);
                });
            }
        }

        Console.WriteLine();
        growth.Print();
    }

    private static async Task MeasureAsync(QueueDatabase database, ScopeOfQueue scope, Action<string, int, double, double> note)
    {
        var person = PersonOf(scope);
        var (queue, peer) = (database.As<ReviewQueries>(person), new HandWrittenQueue(database.Path, scope));
        var (pending, everything) = (ReviewQueueFilter.Default, ReviewQueueFilter.Default with { State = null });
        var opened = await queue.PageAsync(pending);
        var (size, total) = (pending.Size, opened.Total);
        var pages = Math.Max(1, (total + size - 1) / size);
        var middle = Math.Max(1, pages / 2);

        // As one turns pages or chooses a state or a preset: the counts on the screen are kept up to date by live updates and are not asked again.
        await RowsAsync("first page", pending, 0);
        await CompareAsync("last page", pending with { Page = pages }, opened, () => (Enumerable.Reverse(peer.LastPage(pending, total - ((pages - 1) * size))), null));
        await RowsAsync("middle page", pending with { Page = middle }, (middle - 1) * size);
        await RowsAsync("every state", everything, 0);
        foreach (var preset in Enum.GetValues<QueuePreset>().Where(preset => preset != QueuePreset.All && QueuePresets.Of(preset) is not null))
            await RowsAsync($"preset {preset}", pending with { Preset = preset }, 0);

        // What has to count: the counts alone, the list as it opens, and whatever is found by name.
        await MeasureOneAsync("counts", 0, async () => (await queue.CountsAsync(pending)).Of(null, QueuePreset.All), () => peer.Counts(null).Sum(row => Convert.ToInt32(row[1], CultureInfo.InvariantCulture)), (a, b) => a == b);
        var home = database.As<HomeQueries>(person);
        await MeasureOneAsync("figures of the home page", 0, async () => (await home.OverviewAsync(null))!.Of(SubmissionStage.Submitted), () => peer.Figures(), (a, b) => a == b);
        await OpenedAsync("opening: first page and counts", pending, null);
        await OpenedAsync("name found", pending with { Keyword = database.Keywords.Keep(person.UserId!.Value, "诗") }, "诗");
        await OpenedAsync("name of nobody", pending with { Keyword = database.Keywords.Keep(person.UserId!.Value, "甲乙") }, "甲乙");

        Task RowsAsync(string question, ReviewQueueFilter filter, int skip) => CompareAsync(question, filter, opened, () =>
            (peer.Page(filter, null, skip), null));

        Task OpenedAsync(string question, ReviewQueueFilter filter, string? name) => CompareAsync(question, filter, null, () =>
        {
            var counts = peer.Counts(name);
            return (peer.Page(filter, name, 0), counts.Where(row => row[0] is nameof(SubmissionState.Pending)).Sum(row => Convert.ToInt32(row[1], CultureInfo.InvariantCulture)));
        });

        Task CompareAsync(string question, ReviewQueueFilter filter, ReviewQueueList? known, Func<(IEnumerable<ReviewQueueRow> Rows, int? Total)> sql) => MeasureOneAsync(
            question, null, () => queue.PageAsync(filter, known), sql,
            (list, answer) => list.Rows.Select(Shown).SequenceEqual(answer.Rows.Select(Shown)) && list.Total == (answer.Total ?? list.Total));

        async Task MeasureOneAsync<TProduct, TPeer>(string question, int? found, Func<Task<TProduct>> product, Func<TPeer> sql, Func<TProduct, TPeer, bool> same)
        {
            if (!same(await product(), sql()))
                throw new InvalidOperationException($"The product and the SQL disagree on '{question}' of the {scope.Name}.");
            var (mine, theirs) = await Timing.MediansAsync(product, sql);
            var rows = found is null && await product() is ReviewQueueList list ? list.Total : opened.Counts.Of(null, QueuePreset.All);
            note(question, rows, mine, theirs);
        }
    }

    private static (Guid Id, string? Institution, CheckResult Duration, CheckResult Mentor, string? Why) Shown(ReviewQueueRow row) =>
        (row.Id, row.InstitutionName, row.Duration.Result, row.Mentor.Result, row.Mentor.Reason?.Key);

    private static AccessScope PersonOf(ScopeOfQueue scope)
    {
        var (kind, role) = scope.Column switch
        {
            "DistrictId" => (InstitutionKind.District, Role.DistrictStaff),
            "SiteId" => (InstitutionKind.Site, Role.SiteStaff),
            _ => (InstitutionKind.Institution, Role.InstitutionReviewer),
        };
        return AccessScope.ForUser(Guid.CreateVersion7(), scope.Name, scope.Node, scope.Name, kind, [role]);
    }
}
