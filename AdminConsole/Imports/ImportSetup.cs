using AdminConsole.Configuration;
using AdminConsole.Excel;

namespace AdminConsole.Imports;

public static class ImportSetup
{
    /// <summary>What every import stands on; features add their own job.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services)
    {
        services.AddValidated<ImportOptions>(ImportOptions.Section);
        return services;
    }
}
