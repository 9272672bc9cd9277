using AdminConsole.Configuration;
using AdminConsole.Data.Sealing;
using AdminConsole.Jobs;

namespace AdminConsole.Scans;

public static class ScansSetup
{
    /// <param name="services">The application's services.</param>
    /// <param name="directory">The folder that holds the images, absolute; never under the web root.</param>
    public static IServiceCollection AddScans(this IServiceCollection services, Func<IServiceProvider, string> directory)
    {
        services.AddValidated<UploadOptions>(UploadOptions.Section);
        services.AddSingleton<IScanStore>(provider => new FileScanStore(directory(provider), provider.GetRequiredService<FieldSealer>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ScanUpload>();
        services.AddSingleton<ScanHealth>();
        services.AddSingleton<ScanDownload>();
        services.AddScoped<ScanService>();
        services.AddScoped<ScanQueries>();
        services.AddScoped<ScanSweepService>();
        services.AddRecurring("scan-sweep", Recurrence.DailyAt(new TimeOnly(3, 0)), (provider, ct) => provider.GetRequiredService<ScanSweepService>().SweepAsync(ct));
        services.AddHealthChecks().AddCheck<ScanHealth>("scans");
        return services;
    }
}
