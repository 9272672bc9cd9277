using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AdminConsole.Benchmarks.Intake;

/// <summary>As much as the row and the sealed revision of a filing hold, and the indexes that find it.</summary>
internal sealed class NaiveFiling
{
    public Guid Id { get; set; }
    public string Number { get; set; } = "";
    public Guid InstitutionId { get; set; }
    public string State { get; set; } = "Pending";
    public string PersonName { get; set; } = "";
    public byte[] PersonIndex { get; set; } = [];
    public DateTime SubmittedAt { get; set; }
    public string Report { get; set; } = "";
    public byte[] Content { get; set; } = [];
}

internal sealed class NaiveContext(DbContextOptions<NaiveContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var filing = modelBuilder.Entity<NaiveFiling>();
        filing.HasIndex(row => row.Number).IsUnique();
        filing.HasIndex(row => row.PersonIndex).IsUnique();
        filing.HasIndex(row => new { row.InstitutionId, row.State, row.SubmittedAt });
    }
}

/// <summary>What somebody writes first: one endpoint, <c>Add</c>, <c>SaveChanges</c>.</summary>
internal sealed class NaiveServer(WebApplication app) : IAsyncDisposable
{
    public HttpClient Client { get; } = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromMinutes(2) };

    public static async Task<NaiveServer> StartAsync(string path)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddDbContext<NaiveContext>(options => options.UseSqlite($"Data Source={path};Default Timeout=60"));
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/filings", async (HttpRequest request, NaiveContext data) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            var id = Guid.CreateVersion7();
            data.Add(new NaiveFiling
            {
                Id = id,
                Number = $"{id}",
                InstitutionId = id,
                PersonName = "赵六",
                PersonIndex = id.ToByteArray(),
                SubmittedAt = DateTime.UtcNow,
                Report = new string('x', 400),
                Content = body.ToArray(),
            });
            await data.SaveChangesAsync();
            return TypedResults.Ok(id);
        });
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var data = scope.ServiceProvider.GetRequiredService<NaiveContext>();
            await data.Database.EnsureCreatedAsync();
            await data.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
        }

        await app.StartAsync();
        return new NaiveServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }
}

/// <summary>One row, one commit, one after the other.</summary>
internal sealed class RawCommits : IDisposable
{
    private readonly SqliteConnection connection;

    public RawCommits(string path)
    {
        connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE Filings (Id BLOB PRIMARY KEY, Number TEXT UNIQUE, SubmittedAt TEXT, Content BLOB)");
    }

    /// <summary>Commits a second.</summary>
    public double Run(int rows, TimeSpan limit)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO Filings VALUES (@id, @number, '2021-03-01', @content)";
        var (id, number) = (command.Parameters.Add("@id", SqliteType.Blob), command.Parameters.Add("@number", SqliteType.Text));
        command.Parameters.Add("@content", SqliteType.Blob).Value = new byte[1500];
        var begun = Stopwatch.GetTimestamp();
        var done = 0;
        for (; done < rows && Stopwatch.GetElapsedTime(begun) < limit; done++)
        {
            var key = Guid.CreateVersion7();
            (id.Value, number.Value) = (key.ToByteArray(), key.ToString());
            command.ExecuteNonQuery();
        }

        return done / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    public void Dispose() => connection.Dispose();

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
