using AdminConsole.Configuration;

namespace AdminConsole.Scans;

public static class ScansSetup
{
    /// <param name="services">The application's services.</param>
    /// <param name="directory">The folder that holds the images, absolute; never under the web root.</param>
    public static IServiceCollection AddScans(this IServiceCollection services, Func<IServiceProvider, string> directory)
    {
        services.AddValidated<UploadOptions>(UploadOptions.Section);
        services.AddSingleton<IScanStore>(provider => new FileScanStore(directory(provider)));
        return services;
    }
}
