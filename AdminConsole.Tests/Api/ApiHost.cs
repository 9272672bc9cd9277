using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AdminConsole.Authorization;
using AdminConsole.Data;
using AdminConsole.Data.Demonstration;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Outbox;
using AdminConsole.Tests.TestSupport;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AdminConsole.Tests.Api;

/// <summary>The whole application on a socket of its own, with demonstration data, one per engine for all tests of the API.</summary>
public sealed class ApiHosts : IAsyncDisposable
{
    private readonly ConcurrentDictionary<DatabaseKind, Lazy<Task<ApiHost>>> hosts = new();

    internal Task<ApiHost> OnAsync(DatabaseKind kind) => hosts.GetOrAdd(kind, kind => new Lazy<Task<ApiHost>>(() => ApiHost.StartAsync(kind))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts.Values)
            await (await host.Value).DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiHosts>
{
    public const string Name = "Api";
}

/// <summary>One person at work.</summary>
internal sealed class Acting : IAsyncDisposable
{
    private readonly AsyncServiceScope services;

    public Acting(AsyncServiceScope services, AccessScope person)
    {
        this.services = services;
        services.ServiceProvider.GetRequiredService<ActingScope>().Use(person);
    }

    public T Get<T>()
        where T : notnull => services.ServiceProvider.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}

/// <summary>One running application, its clock and its two API clients.</summary>
internal sealed partial class ApiHost : IAsyncDisposable
{
    public const string Secret = "a-secret-of-tests-only-0123456789abcdef0123456789abcdef";

    private static int people;

    private readonly ConcurrentDictionary<Guid, bool> read = new();
    private readonly Factory factory;
    private readonly TestDatabase database;
    private readonly TempFolder folder;

    private ApiHost(Factory factory, TestDatabase database, TempFolder folder, FakeClock clock) => (this.factory, this.database, this.folder, Clock) = (factory, database, folder, clock);

    public FakeClock Clock { get; }

    public IServiceProvider Services => factory.Services;

    public AppDbContextFactory Contexts => Services.GetRequiredService<AppDbContextFactory>();

    public Uri Address => factory.ClientOptions.BaseAddress;

    /// <summary>Where everything of this application lies.</summary>
    public string ConnectionString => database.ConnectionString;

    public string Scans => Path.Combine(folder.Path, "scans");

    /// <summary>Carries no token.</summary>
    public HttpClient Anonymous { get; private set; } = null!;

    /// <summary>The demonstration client.</summary>
    public HttpClient Client { get; private set; } = null!;

    public HttpClient OtherClient { get; private set; } = null!;

    public JsonNode Season { get; private set; } = null!;

    public static async Task<ApiHost> StartAsync(DatabaseKind kind, IReadOnlyDictionary<string, string>? settings = null)
    {
        var own = await TestDatabase.CreateAsync(kind);
        var files = new TempFolder();
        var clock = new FakeClock();
        var all = new Dictionary<string, string>(settings ?? new Dictionary<string, string>(), StringComparer.Ordinal)
        {
            ["Data:Directory"] = files.Path,
            ["Database:Provider"] = own.Provider,
            ["Database:ConnectionString"] = own.ConnectionString,
            ["Rate:AnonymousPerIp"] = "100000",
        };

        // The clock stands still, and with it every minute.
        all.TryAdd("Rate:ApiClient", "1000000");
        all.TryAdd("Rate:Uploads", "10000");
        var application = new Factory(clock, all);
        application.UseKestrel(0);
        application.StartServer();
        var host = new ApiHost(application, own, files, clock);
        host.Anonymous = host.NewClient();
        await host.AddClientAsync("other", disabled: false);
        await host.SignInAgainAsync();
        host.Season = (await host.Client.GetFromJsonAsync<JsonNode>("/api/v1/seasons/current"))!;
        return host;
    }

    /// <summary>New tokens for the two clients: whoever lets an hour pass on a host that others use as well calls this afterwards.</summary>
    public async Task SignInAgainAsync()
    {
        Client = await SignInAsync(DemonstrationData.ClientId, "demo-only-6f1d2c0b9a8e7d6c5b4a39281706f5e4d3c2b1a0f9e8d7c6");
        OtherClient = await SignInAsync("other", Secret);
    }

    public Task AddClientAsync(string clientId, bool disabled, string scopes = "submissions") => ChangeAsync(data => data.ApiClients.Add(new ApiClient
    {
        Id = Guid.CreateVersion7(),
        ClientId = clientId,
        Name = clientId,
        SecretSha256 = SHA256.HashData(Encoding.UTF8.GetBytes(Secret)),
        Scopes = scopes,
        Disabled = disabled,
    }));

    public HttpClient WithToken(string token)
    {
        var client = NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async Task<HttpClient> SignInAsync(string clientId, string secret) => WithToken((await Anonymous.TokenAsync(clientId, secret)).Body!["access_token"]!.ToString());

    public async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var data = Services.GetRequiredService<AppDbContextFactory>().Create(AccessScope.System);
        return await read(data);
    }

    /// <summary>Changes rows behind the product's back.</summary>
    public Task ChangeAsync(Action<AppDbContext> change) => ReadAsync(async data =>
    {
        change(data);
        return await data.SaveChangesAsync();
    });

    /// <summary>The product's services in the hands of somebody of an institution.</summary>
    public async Task<Acting> ActAsync(string displayName, Role role, string institutionName = DemonstrationPeople.Hospital)
    {
        var node = await InstitutionAsync(institutionName);
        return new Acting(Services.CreateAsyncScope(), AccessScope.ForUser(Guid.CreateVersion7(), displayName, node.Id, node.Name, node.Kind, [role]));
    }

    public Task<Institution> InstitutionAsync(string name = DemonstrationPeople.Hospital) => ReadAsync(data => data.Institutions.SingleAsync(row => row.Name == name));

    /// <summary>Somebody's own services, as a circuit or request of theirs would have them.</summary>
    public async Task<T> AsAsync<T>(string userName, Func<IServiceProvider, Task<T>> actAsync)
    {
        var id = await ReadAsync(data => data.Users.Where(user => user.UserName == userName).Select(user => user.Id).SingleAsync());
        await using var circuit = Services.CreateAsyncScope();
        circuit.ServiceProvider.GetRequiredService<ActingScope>().UseUser(id);
        return await actAsync(circuit.ServiceProvider);
    }

    /// <summary>The digits of the next text to the phone; each text is read once.</summary>
    public async Task<string> PhoneCodeAsync(string phone)
    {
        var texts = Services.GetRequiredService<DevelopmentSmsSender>();
        SmsText? found = null;
        await Eventually.TrueAsync(
            () =>
            {
                Clock.Advance(TimeSpan.FromMilliseconds(200));
                found = texts.Sent.Select(sent => sent.Text).FirstOrDefault(text => text.Phone == phone && PhoneCode().IsMatch(text.Text) && !read.ContainsKey(text.Id));
                return found is not null;
            },
            "the phone gets its code");
        read[found!.Id] = true;
        return PhoneCode().Match(found.Text).Value;
    }

    /// <summary>How much of everything there is; equal before and after a request that must change nothing. Only the record of refusals may grow.</summary>
    public async Task<string> ContentsAsync()
    {
        var rows = await ReadAsync(async data => (
            await data.Submissions.CountAsync(), await data.SubmissionRevisions.CountAsync(), await data.SubmissionMentors.CountAsync(), await data.Bindings.CountAsync(), await data.Materials.CountAsync(),
            await data.IdempotencyKeys.CountAsync(), await data.Materials.CountAsync(row => row.SubmissionId != null), await data.SeasonCounters.SumAsync(row => row.Last),
            await data.AuditEntries.CountAsync(row => row.Outcome == "ok")));
        return $"{rows} {(Directory.Exists(Scans) ? Directory.GetFiles(Scans, "*", SearchOption.AllDirectories).Length : 0)}";
    }

    /// <summary>A person nobody else has, bound to the institution, and the body of a filing in which everything is green, its images uploaded.</summary>
    public async Task<JsonObject> NewFilingAsync(HttpClient? client = null, string institutionName = DemonstrationPeople.Hospital)
    {
        var ordinal = Interlocked.Increment(ref people);
        var person = Person.Make(ordinal);
        var institution = await InstitutionAsync(institutionName);
        var bound = await (client ?? Client).SendJsonAsync(HttpMethod.Post, "/api/v1/bindings", new JsonObject
        {
            ["person"] = new JsonObject { ["name"] = person.Name, ["documentType"] = "01", ["documentNumber"] = person.Number },
            ["institutionId"] = institution.Id,
            ["confirmationCode"] = "DEM0-2027",
        });
        Assert.Equal(201, bound.Status);
        var filing = Filings.Green(Season["id"]!.ToString(), bound.Body!["id"]!.ToString(), person, institution);
        filing["materials"] = await Filings.UploadRequiredAsync(client ?? Client, ordinal);
        return filing;
    }

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        await database.DisposeAsync();
        folder.Dispose();
    }

    [GeneratedRegex("[0-9]{6}", RegexOptions.None, 1000)]
    private static partial Regex PhoneCode();

    private HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = factory.ClientOptions.BaseAddress };

    private sealed class Factory(FakeClock clock, IReadOnlyDictionary<string, string> settings) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseWebRoot(Repository.FullPath("wwwroot-assets"));
            foreach (var (key, value) in settings)
                builder.UseSetting(key, value);
            builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        }
    }
}
