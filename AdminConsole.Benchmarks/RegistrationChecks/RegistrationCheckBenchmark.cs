using System.Globalization;
using AdminConsole.Authorization;
using AdminConsole.Benchmarks.Queue;
using AdminConsole.Benchmarks.ScopeColumns;
using AdminConsole.Data;
using AdminConsole.Data.Sealing;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Features.RegistrationChecks;
using Microsoft.Data.Sqlite;

namespace AdminConsole.Benchmarks.RegistrationChecks;

/// <summary>
/// The registration check's look-up: names and numbers against a season of any size, half of them filed, five hundred at a time as the product asks; beside it
/// the same filings by hand-written SQL with the same digests.
/// </summary>
internal static class RegistrationCheckBenchmark
{
    public static async Task RunAsync(Arguments arguments)
    {
        var sizes = arguments.List("rows") is { Length: > 0 } given ? given.Select(int.Parse).ToArray() : [10_000, 100_000, 1_000_000];
        var (asked, seed) = (arguments.Number("asked", 5_000), arguments.Number("seed", 2021));
        var growth = new Growth();
        foreach (var rows in sizes)
        {
            var generator = new FilingGenerator(seed, Math.Min(40_000, rows / 10), rows);
            await using var database = await QueueDatabase.OpenAsync(generator, seed, folder: null);
            foreach (var (name, kind, node) in ((string, InstitutionKind, Guid)[])[("district", InstitutionKind.District, generator.Tree.District), ("site", InstitutionKind.Site, generator.Tree.MeasuredInstitution.Site!.Value), ("point", InstitutionKind.Point, generator.Tree.MeasuredInstitution.Point!.Value)])
            {
                var person = AccessScope.ForUser(Guid.CreateVersion7(), name, node, name, kind, [Role.DistrictStaff]);
                var personal = database.As<PersonalData>(person);
                var queries = new RegistrationCheckQueries(database.As<Db>(person), personal, TimeProvider.System);
                var persons = await FileAsync(database.Path, personal, asked);
                var (ours, theirs) = await Timing.MediansAsync(() => AskAsync(queries, persons), () => Ask(database.Path, personal, persons, $"{kind}Id", node));
                growth.Note($"{name}, {asked:N0} persons", rows, ours);
                growth.Note($"{name}, {asked:N0} persons, SQL", rows, theirs);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} filings, {name}: {asked:N0} persons {ours:0} ms, {ours * 1000 / asked:0.0} us each; SQL {theirs:0} ms; ratio {ours / theirs:0.00}"));
            }
        }

        growth.Print();
    }

    /// <summary>Gives every second person's number to a filing, under the name that stands there.</summary>
    private static async Task<List<CheckedPerson>> FileAsync(string path, PersonalData personal, int asked)
    {
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync();
        await using var read = connection.CreateCommand();
        read.CommandText = $"SELECT \"Id\", \"PersonName\" FROM \"Submissions\" ORDER BY \"Number\" LIMIT {asked / 2}";
        List<(string Id, string Name)> filings = [];
        await using (var reader = await read.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                filings.Add((reader.GetString(0), reader.GetString(1)));
        }

        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var (at, filing) in filings.Index())
        {
            await using var write = connection.CreateCommand();
            write.CommandText = "UPDATE \"Submissions\" SET \"DocumentIndex\" = @index WHERE \"Id\" = @id";
            write.Parameters.AddWithValue("@index", personal.DocumentIndex(NumberOf(at)));
            write.Parameters.AddWithValue("@id", filing.Id);
            await write.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        return [.. Enumerable.Range(0, asked).Select(at => new CheckedPerson(at < filings.Count ? filings[at].Name : "无此人", null, NumberOf(at)))];
    }

    private static string NumberOf(int at) => string.Create(CultureInfo.InvariantCulture, $"42010619{at:0000000000}");

    private static async Task<int> AskAsync(RegistrationCheckQueries queries, List<CheckedPerson> persons)
    {
        var verdicts = 0;
        foreach (var some in persons.Chunk(RegistrationCheckQueries.MostAtOnce))
            verdicts += (await queries.VerdictsAsync(FilingGenerator.Season, some)).Count;
        return verdicts;
    }

    private static int Ask(string path, PersonalData personal, List<CheckedPerson> persons, string column, Guid node)
    {
        var found = 0;
        foreach (var some in persons.Chunk(RegistrationCheckQueries.MostAtOnce))
        {
            using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT \"DocumentIndex\", \"PersonIndex\", \"PersonName\", \"State\" FROM \"Submissions\" WHERE \"{column}\" = @node AND \"SeasonId\" = @season AND \"DocumentIndex\" IN ({string.Join(',', some.Select((_, at) => $"@p{at}"))})";
            command.Parameters.AddWithValue("@node", node);
            command.Parameters.AddWithValue("@season", FilingGenerator.Season);
            foreach (var (at, person) in some.Index())
                command.Parameters.AddWithValue($"@p{at}", personal.DocumentIndex(person.DocumentNumber));
            using var reader = command.ExecuteReader();
            while (reader.Read())
                found += reader.GetString(2).Length > 0 ? 1 : 0;
        }

        return found;
    }
}
