using AdminConsole.Auditing;
using AdminConsole.Authorization;
using AdminConsole.Configuration;
using AdminConsole.Data.Demonstration;
using AdminConsole.Data.Facts;
using AdminConsole.Data.Postgres;
using AdminConsole.Data.Sealing;
using AdminConsole.Data.Sqlite;
using AdminConsole.Domain;
using AdminConsole.Jobs;
using AdminConsole.Operation;
using Microsoft.Extensions.Options;

namespace AdminConsole.Data;

public static class DataSetup
{
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<DatabaseOptions>(DatabaseOptions.Section).Validate(
            options => options.Provider != DatabaseProvider.Postgres || !string.IsNullOrWhiteSpace(options.ConnectionString),
            $"{DatabaseOptions.Section}:{nameof(DatabaseOptions.ConnectionString)} is required for PostgreSQL.");
        services.AddValidated<DataOptions>(DataOptions.Section);
        services.AddSingleton<DataDirectory>();
        services.AddSingleton<DiskSpace>();
        if (configuration.GetValue<DatabaseProvider>($"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Provider)}") == DatabaseProvider.Postgres)
        {
            services.AddSingleton<AppDbContextFactory, PostgresAppDbContextFactory>().AddSingleton<DatabaseCopy, PostgresDatabaseCopy>();
            services.AddSingleton<ChangeNotice>().AddHostedService<PostgresChangeRelay>();
        }
        else
        {
            services.AddSingleton<AppDbContextFactory, SqliteAppDbContextFactory>().AddSingleton<DatabaseCopy, SqliteDatabaseCopy>();
        }

        // For Identity's stores alone: sign-in happens before anybody's scope is known. Features go through Db.
        services.AddSingleton<IPassingFailures>(provider => provider.GetRequiredService<AppDbContextFactory>());
        services.AddScoped(provider => provider.GetRequiredService<AppDbContextFactory>().Create(AccessScope.System));
        services.AddSingleton(provider => KeyRing.Open(Path.Combine(provider.GetRequiredService<DataDirectory>().Keys, "sealing.json")));
        services.AddSingleton<SteadyClock>();
        services.AddSingleton<FieldSealer>();
        services.AddSingleton<PersonalData>();
        services.AddSingleton<AuditChain>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<RefusalLimit>();
        services.AddSingleton<FactsReader>();
        services.AddSingleton<Reverification>();
        services.AddSingleton<MarksRenewal>();
        services.AddHostedService<MarksRenewalLoop>();
        services.AddScoped<Db>();
        services.AddScoped<SealRotation>();
        services.AddValidated<DraftOptions>(DraftOptions.Section);
        services.AddScoped<DraftSweepService>();
        services.AddRecurring("draft-sweep", Recurrence.DailyAt(new TimeOnly(2, 30)), (provider, ct) => provider.GetRequiredService<DraftSweepService>().SweepAsync(ct));
        services.AddSingleton<DatabaseStart>();
        services.AddSingleton<PostgresMove>();
        services.AddValidated<DemonstrationOptions>(DemonstrationOptions.Section).Validate<IHostEnvironment, IConfiguration>(
            (_, environment, settings) => environment.IsDevelopment() || !settings.GetSection(DemonstrationOptions.Section).Exists(),
            $"{DemonstrationOptions.Section}: demonstration users and secrets are for Development only; remove the section.");
        services.AddScoped<DemonstrationData>();
        services.AddScoped<DemonstrationFilings>();
        services.AddScoped<DemonstrationImages>();
        return services;
    }

    /// <summary>Brings the database up to date, and in Development fills an empty one with demonstration data, before the first request.</summary>
    public static async Task StartDatabaseAsync(this WebApplication app)
    {
        await app.Services.GetRequiredService<DatabaseStart>().RunAsync(CancellationToken.None);
        if (!app.Environment.IsDevelopment())
            return;
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemonstrationData>().SeedAsync(CancellationToken.None);
    }
}
