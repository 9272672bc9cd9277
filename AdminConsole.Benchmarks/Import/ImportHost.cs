using System.Diagnostics;
using AdminConsole.Authorization;
using AdminConsole.Benchmarks.Queue;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Excel;
using AdminConsole.Imports;
using AdminConsole.Jobs;
using AdminConsole.Tests.TestSupport;
using ClosedXML.Excel;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AdminConsole.Benchmarks.Import;

/// <summary>The product's services with its job runner over an empty database, and somebody of the district who imports.</summary>
internal sealed class ImportHost : IAsyncDisposable
{
    private const string DatabaseName = "import";

    private readonly string folder = Directory.CreateTempSubdirectory("import").FullName;
    private readonly PostgresServer? postgres;
    private readonly ServiceProvider services;
    private readonly List<IHostedService> runners;
    private AsyncServiceScope person;

    private ImportHost(PostgresServer? postgres, Action<IServiceCollection> add)
    {
        this.postgres = postgres;
        services = postgres is null
            ? QueueDatabase.ServicesOver(Path, folder, AddAll)
            : QueueDatabase.ServicesOver(DatabaseProvider.Postgres, postgres.ConnectionString(DatabaseName), folder, AddAll);
        runners = [.. services.GetServices<IHostedService>()];

        void AddAll(IServiceCollection all)
        {
            all.AddJobs().AddImports().AddScoped<Resources.Strings>();
            add(all);
        }
    }

    public bool IsPostgres => postgres is not null;

    public string Path => System.IO.Path.Combine(folder, "import.db");

    public Institution District { get; } = Institution.Create(Guid.CreateVersion7(), InstitutionKind.District, null, "湖北考区", "GOV-P", null, "420000", new InstitutionProfile());

    /// <summary>What the importing person's circuit has.</summary>
    public IServiceProvider Person => person.ServiceProvider;

    /// <param name="arguments"><c>--engine postgres</c> starts one; otherwise SQLite.</param>
    /// <param name="add">The features.</param>
    public static async Task<ImportHost> StartAsync(Arguments arguments, Action<IServiceCollection> add)
    {
        var server = arguments.Text("engine") == "postgres" ? await PostgresServer.StartAsync() : null;
        if (server is not null)
            await server.ExecuteAsync($"create database {DatabaseName}");
        var host = new ImportHost(server, add);
        await host.services.GetRequiredService<DatabaseStart>().RunAsync(CancellationToken.None);
        var district = host.District;
        var user = new AppUser { Id = Guid.CreateVersion7(), UserName = "district", DisplayName = "考区", SecurityStamp = "stamp", DistrictId = district.Id, InstitutionId = district.Id, Roles = [new RoleAssignment { Role = Role.DistrictStaff }] };
        await using var system = host.services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        await system.ServiceProvider.GetRequiredService<Db>().WriteAsync<Done>(work =>
        {
            work.Audit("demonstration.seed", nameof(Institution), district.Id);
            work.Data.Add(district);
            work.Data.Add(user);
            return Task.FromResult<Result<Done>>(Done.Yes);
        });
        foreach (var runner in host.runners)
            await runner.StartAsync(CancellationToken.None);
        host.person = host.services.CreateAsyncScope();
        host.person.ServiceProvider.GetRequiredService<ActingScope>().UseUser(user.Id);
        return host;
    }

    /// <summary>The services of somebody else's circuit.</summary>
    public AsyncServiceScope CircuitOf(AccessScope scope)
    {
        var circuit = services.CreateAsyncScope();
        circuit.ServiceProvider.GetRequiredService<ActingScope>().Use(scope);
        return circuit;
    }

    /// <summary>From the upload to the end of the job.</summary>
    public async Task<(TimeSpan Took, Guid Job, TOutput Output)> ImportAsync<TInput, TOutput>(string kind, Stream file, Func<JobFile, TInput> input)
        where TOutput : class
    {
        file.Position = 0;
        var begun = Stopwatch.GetTimestamp();
        var stored = (await Person.GetRequiredService<JobFileService>().StoreAsync("import.xlsx", ExcelWriter.ContentType, file)).Value;
        var job = await Person.GetRequiredService<JobService>().RequestAsync(kind, stored.Name, input(stored), stored.Id);
        return (await EndAsync(job.Value, begun), job.Value, await OutputAsync<TOutput>(job.Value));
    }

    /// <summary>Waits for a job that was asked for at <paramref name="begun"/>.</summary>
    public async Task<TimeSpan> EndAsync(Guid job, long begun)
    {
        var queries = Person.GetRequiredService<JobQueries>();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await queries.FindAsync(job) is not { HasEnded: true })
            await look.WaitForNextTickAsync();
        return Stopwatch.GetElapsedTime(begun);
    }

    public async Task<T> OutputAsync<T>(Guid job)
        where T : class => await Person.GetRequiredService<JobQueries>().OutputAsync<T>(job) ?? throw new InvalidOperationException("The import left no preview.");

    /// <summary>A small unit again and again, as intake would write: how long each took to be acknowledged.</summary>
    public async Task<List<double>> ProbeAsync(CancellationToken ct)
    {
        await using var system = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var db = system.ServiceProvider.GetRequiredService<Db>();
        List<double> waits = [];
        for (var number = 0; !ct.IsCancellationRequested; number++)
        {
            var (begun, name) = (Stopwatch.GetTimestamp(), number);
            await db.WriteAsync<Done>(work =>
            {
                work.Audit("institution.export", "Probe", name);
                return Task.FromResult<Result<Done>>(Done.Yes);
            });
            waits.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            await Task.Delay(10, CancellationToken.None);
        }

        return waits;
    }

    public static void ReadWithClosedXml(Stream file, int columns)
    {
        file.Position = 0;
        using var workbook = new XLWorkbook(file);
        var characters = 0L;
        foreach (var row in workbook.Worksheet(1).RowsUsed())
        {
            for (var column = 1; column <= columns; column++)
                characters += row.Cell(column).GetString().Length;
        }

        Console.WriteLine($"  ({characters:N0} characters by ClosedXML)");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var runner in runners)
            await runner.StopAsync(CancellationToken.None);
        await person.DisposeAsync();
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (postgres is not null)
            await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
