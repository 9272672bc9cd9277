using System.Security.Claims;
using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Authorization.OpenIdConnect;
using AdminConsole.Data;
using AdminConsole.LiveUpdates;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace AdminConsole.Tests.Data;

/// <summary>The product's own services over a database of their own that holds <see cref="SampleLibrary"/>, without a web server. Each <see cref="As"/> is a person's own circuit.</summary>
internal sealed class DataHost : IAsyncDisposable
{
    private static readonly DatabaseTemplate Template = new(PrepareAsync);

    private readonly TestDatabase database;
    private readonly Parts parts;
    private readonly List<AsyncServiceScope> circuits = [];

    private DataHost(TestDatabase database, Parts parts) => (this.database, this.parts) = (database, parts);

    public FakeClock Clock => parts.Clock;

    public IServiceProvider Services => parts.Provider;

    public ChangeFeed Feed => Services.GetRequiredService<ChangeFeed>();

    public string ConnectionString => database.ConnectionString;

    /// <param name="kind">The engine.</param>
    /// <param name="add">Further services, e.g. a feature's.</param>
    /// <param name="settings">Further configuration.</param>
    public static async Task<DataHost> StartAsync(DatabaseKind kind, Action<IServiceCollection>? add = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var copy = await TestDatabase.CreateAsync(kind, Template);
        return new DataHost(copy, new Parts(kind, copy.ConnectionString, add, settings));
    }

    /// <summary>The services of somebody's circuit.</summary>
    public IServiceProvider CircuitOf(AccessScope scope)
    {
        var circuit = Services.CreateAsyncScope();
        circuits.Add(circuit);
        circuit.ServiceProvider.GetRequiredService<ActingScope>().Use(scope);
        return circuit.ServiceProvider;
    }

    public Db As(AccessScope scope) => CircuitOf(scope).GetRequiredService<Db>();

    public T As<T>(AccessScope scope)
        where T : notnull => CircuitOf(scope).GetRequiredService<T>();

    /// <summary>What is really there, whoever may see it.</summary>
    public Task<T> InspectAsync<T>(Func<AppDbContext, Task<T>> read) => As(AccessScope.System).ReadAsync((data, _) => read(data));

    /// <summary>Takes the engine's guard away, as whoever has the database in hands can.</summary>
    public Task LetTheRecordBeChangedAsync() => InspectAsync(async data =>
    {
        if (data.Database.IsNpgsql())
            return await data.Database.ExecuteSqlRawAsync("""DROP TRIGGER IF EXISTS "AuditEntries_keep" ON "AuditEntries" """);
        return await data.Database.ExecuteSqlRawAsync("""DROP TRIGGER IF EXISTS "AuditEntries_keep"; DROP TRIGGER IF EXISTS "AuditEntries_stay" """);
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var circuit in circuits)
            await circuit.DisposeAsync();
        await parts.DisposeAsync();
        await database.DisposeAsync();
    }

    private static async Task PrepareAsync(DatabaseKind kind, string connectionString)
    {
        await using var first = new Parts(kind, connectionString, add: null, settings: null);
        await first.Provider.GetRequiredService<DatabaseStart>().RunAsync(CancellationToken.None);
        await using var circuit = first.Provider.CreateAsyncScope();
        circuit.ServiceProvider.GetRequiredService<ActingScope>().Use(AccessScope.System);
        await SampleLibrary.SeedAsync(circuit.ServiceProvider);
    }

    /// <summary>What AddData and AddAccessControl would bring, without ASP.NET.</summary>
    private sealed class Parts : IAsyncDisposable
    {
        private readonly TempFolder folder = new();

        public Parts(DatabaseKind kind, string connectionString, Action<IServiceCollection>? add, IReadOnlyDictionary<string, string?>? settings)
        {
            // Every host seals with the same key, so that what the template holds can be opened.
            Directory.CreateDirectory(folder.File("keys"));
            File.WriteAllText(folder.File("keys/sealing.json"), $$"""{"1":"{{Convert.ToBase64String(new byte[32])}}"}""");
            var values = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Database:Provider"] = kind.ToString(),
                ["Database:ConnectionString"] = connectionString,
                ["Data:Directory"] = folder.Path,
            };
            foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
                values[key] = value;
            var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
            var services = new ServiceCollection();
            services.AddSingleton<IConfiguration>(configuration);
            services.AddSingleton<IHostEnvironment>(new TestEnvironment { ContentRootPath = folder.Path });
            services.AddLogging();
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton<ChangeFeed>();
            services.AddSingleton<OpenIdConnectProvider>();
            services.AddData(configuration);
            services.AddSingleton<AccessScopes>();
            services.AddScoped<ActingScope>();
            services.AddScoped<AdminConsole.Authorization.Sessions.StepUp>();
            services.AddScoped<AuditOrigin>();
            services.AddScoped<PageRefusalService>();
            services.AddScoped<AuthenticationStateProvider, Nobody>();
            add?.Invoke(services);
            Provider = services.BuildServiceProvider(validateScopes: true);
        }

        public FakeClock Clock { get; } = new();

        public ServiceProvider Provider { get; }

        public async ValueTask DisposeAsync()
        {
            await Provider.DisposeAsync();
            folder.Dispose();
        }
    }

    private sealed class Nobody : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal()));
    }

    private sealed class TestEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Testing";

        public string ApplicationName { get; set; } = "AdminConsole";

        public required string ContentRootPath { get; set; }

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
