using System.Globalization;
using System.Security.Claims;
using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Benchmarks.ScopeColumns;
using AdminConsole.Components.Controls;
using AdminConsole.Configuration;
using AdminConsole.Data;
using AdminConsole.Domain.Accounts;
using AdminConsole.Domain.Institutions;
using AdminConsole.Domain.Submissions;
using AdminConsole.Domain.Verification;
using AdminConsole.Features.Home;
using AdminConsole.Features.Review;
using AdminConsole.LiveUpdates;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace AdminConsole.Benchmarks.Queue;

/// <summary>
/// The product's services over a SQLite database that the product's migrations made and raw inserts filled: one season, the generated library, its filings.
/// A folder that holds such a database already is used as it is.
/// </summary>
internal sealed class QueueDatabase : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly List<AsyncServiceScope> circuits = [];
    private readonly string? temporary;

    private QueueDatabase(string folder, bool keep)
    {
        temporary = keep ? null : folder;
        Path = System.IO.Path.Combine(folder, "queue.db");
        services = ServicesOver(Path, folder);
    }

    public string Path { get; }

    /// <summary>The product's own services over a SQLite file.</summary>
    public static ServiceProvider ServicesOver(string file, string folder, Action<IServiceCollection>? add = null) => ServicesOver(DatabaseProvider.Sqlite, $"Data Source={file}", folder, add);

    /// <summary>The product's own services.</summary>
    public static ServiceProvider ServicesOver(DatabaseProvider provider, string connectionString, string folder, Action<IServiceCollection>? add = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Database:Provider"] = $"{provider}",
            ["Database:ConnectionString"] = connectionString,
            ["Data:Directory"] = folder,
        }).Build();
        var product = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration).AddSingleton<IHostEnvironment>(new Environment { ContentRootPath = folder }).AddLogging()
            .AddSingleton(TimeProvider.System).AddSingleton<ChangeFeed>().AddData(configuration)
            .AddSingleton<AccessScopes>().AddScoped<ActingScope>().AddScoped<AuditOrigin>().AddScoped<AuthenticationStateProvider, Nobody>()
            .AddReview().AddScoped<HomeQueries>();
        add?.Invoke(product);
        return product.BuildServiceProvider();
    }

    public SearchKeywords Keywords => services.GetRequiredService<SearchKeywords>();

    public static async Task<QueueDatabase> OpenAsync(FilingGenerator generator, int seed, string? folder)
    {
        var database = new QueueDatabase(folder ?? Directory.CreateTempSubdirectory("queue").FullName, keep: folder is not null);
        var made = File.Exists(database.Path);
        await database.services.GetRequiredService<DatabaseStart>().RunAsync(CancellationToken.None);
        if (made)
            return database;
        Fill(database.Path, generator, seed);

        // What the product keeps counts of, it counts at its next start.
        await database.services.GetRequiredService<DatabaseStart>().RunAsync(CancellationToken.None);
        return database;
    }

    /// <summary>The queries of somebody who acts for the node.</summary>
    public T As<T>(AccessScope person)
        where T : notnull
    {
        var circuit = services.CreateAsyncScope();
        circuits.Add(circuit);
        circuit.ServiceProvider.GetRequiredService<ActingScope>().Use(person);
        return circuit.ServiceProvider.GetRequiredService<T>();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var circuit in circuits)
            await circuit.DisposeAsync();
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (temporary is not null)
            Directory.Delete(temporary, recursive: true);
    }

    /// <summary>Adds a season, which is the open one or one of the past, the generated library and its filings to a database that the product's migrations made.</summary>
    public static void Fill(string path, FilingGenerator generator, int seed, bool isOpen = true)
    {
        // The journal can be left out only while nobody else has the database open.
        SqliteConnection.ClearAllPools();
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Foreign Keys=True");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-2000000");
        using (var transaction = connection.BeginTransaction())
        {
            FillLibrary(connection, transaction, generator.Tree, isOpen);
            FillFilings(connection, transaction, generator, seed);
            transaction.Commit();
        }

        Execute(connection, "PRAGMA journal_mode=WAL");
    }

    private static void FillLibrary(SqliteConnection connection, SqliteTransaction transaction, GeneratedTree tree, bool isOpen)
    {
        var day = new DateOnly(2021, 3, 1);
        new Insert(connection, transaction, "Seasons", "Id", "Name", "ExamYear", "Start", "End", "Deadline", "CutOff", "IsOpen", "NoticeVersion", "SecondReview", "RejectedMayRefile", "ReportOn", "MentorLoadLimit", "PracticeYears_Bachelor", "PracticeYears_College", "PracticeYears_Secondary", "PracticeYears_Apprenticeship", "SlotProfile", "ReturnReasons", "Version")
            .Row(FilingGenerator.Season, "2021 年度试用期考核合格证明", 2021, day, day.AddMonths(3), day.AddMonths(4), new DateOnly(2021, 8, 31), isOpen, 1, false, false, "List", 8, 2, 2, 5, 5, "hubei", "[]", Guid.CreateVersion7());
        var nodes = new Insert(connection, transaction, "Institutions", "Id", "Kind", "ParentId", "DistrictId", "SiteId", "PointId", "Version", "Name", "SearchText", "CategoryCode");
        Node(tree.District, InstitutionKind.District, null, (tree.District, null, null), "湖北考区", "GOV-P");
        foreach (var (site, i) in tree.Owners.Select(owner => owner.Site).OfType<Guid>().Distinct().Select((site, i) => (site, i + 1)))
            Node(site, InstitutionKind.Site, tree.District, (tree.District, site, null), $"第{i}考点", "GOV-M");
        foreach (var (owner, i) in tree.Owners.Where(owner => owner.Point is not null).DistinctBy(owner => owner.Point).Select((owner, i) => (owner, i + 1)))
            Node(owner.Point!.Value, InstitutionKind.Point, owner.Site, (tree.District, owner.Site, owner.Point), $"第{i}报名点", "GOV-C");
        foreach (var owner in tree.Owners)
            Node(owner.Institution, InstitutionKind.Institution, owner.Parent, (tree.District, owner.Site, owner.Point), $"湖北省第{owner.Key.Institution}综合医院", "HOSP-GEN");

        void Node(Guid id, InstitutionKind kind, Guid? parent, (Guid District, Guid? Site, Guid? Point) at, string name, string category) =>
            nodes.Row(id, kind.ToString(), parent, at.District, at.Site, at.Point, Guid.CreateVersion7(), name, InstitutionNames.SearchText(name, []), category);
    }

    private static void FillFilings(SqliteConnection connection, SqliteTransaction transaction, FilingGenerator generator, int seed)
    {
        var (reports, random) = (new QueueReports(seed), new Random(seed));
        var (reviewer, client) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var filings = new Insert(
            connection, transaction, "Submissions", "Id", "Number", "SeasonId", "DistrictId", "SiteId", "PointId", "InstitutionId", "Version", "ClientId", "BindingId", "State", "Revision", "PersonName",
            "DocumentMasked", "PersonIndex", "DocumentIndex", "NameBirthIndex", "EducationIndex", "PhoneTailIndex", "ExamLevel", "ExamCategory", "SubmissionCode", "SubmittedAt", "Report", "TotalMonths", "DurationMark", "MentorMark", "IdentityMark", "WorstMark", "AsksReason", "RealName",
            "Overlaps", "ReusedImages", "DecidedBy", "DecidedByName", "DecidedAt", "DecisionNote", "ReturnedFor");
        foreach (var filing in generator.Generate())
        {
            var (owner, (report, json)) = (filing.Owner, reports.Pick(random, filing.Duration, filing.Mentor));
            var decided = filing.State is not (SubmissionState.Pending or SubmissionState.Withdrawn);
            filings.Row(
                filing.Id, filing.Number, FilingGenerator.Season, owner.District, owner.Site, owner.Point, owner.Institution, Guid.CreateVersion7(), client, Guid.CreateVersion7(), filing.State.ToString(), 1,
                filing.PersonName, string.Create(CultureInfo.InvariantCulture, $"420106********{random.Next(1000, 9999)}"), filing.PersonIndex[..16], filing.PersonIndex[1..17], filing.PersonIndex[2..18], filing.PersonIndex[3..19], filing.PersonIndex[..16], random.Next(3) == 0 ? "2" : "1", filing.ExamCategory,
                $"code-{filing.Number}", filing.SubmittedAt, json, report.TotalMonths, report.WorstOf(DurationTotalRule.Code).ToString(), report.WorstOf(MentorMatchRule.Code).ToString(), report.WorstOf(IdentityValidRule.Code).ToString(), report.Worst.ToString(), ApprovalPolicy.Requirements(report) is { NeedsReason: true } or { IsBlocked: true }, nameof(RealNameState.Automatic), 0, 0,
                decided ? reviewer : null, decided ? "李审核" : null, decided ? filing.SubmittedAt.AddDays(2) : null, decided && report.Worst != CheckResult.Green ? "已核对原件，情况属实。" : null,
                filing.State == SubmissionState.Returned ? $" {random.Next(1, 7)} " : null);
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>One prepared INSERT.</summary>
    private sealed class Insert
    {
        private readonly SqliteCommand command;

        public Insert(SqliteConnection connection, SqliteTransaction transaction, string table, params string[] columns)
        {
            command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
            for (var i = 0; i < columns.Length; i++)
                command.Parameters.Add(new SqliteParameter($"@p{i}", null));
        }

        public void Row(params object?[] values)
        {
            for (var i = 0; i < values.Length; i++)
                command.Parameters[i].Value = values[i] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    private sealed class Nobody : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal()));
    }

    private sealed class Environment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";

        public string ApplicationName { get; set; } = "AdminConsole";

        public required string ContentRootPath { get; set; }

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
