using AdminConsole.Configuration;

namespace AdminConsole.Excel;

public static class ExcelSetup
{
    /// <summary>What every export goes by, whichever feature it belongs to.</summary>
    public static IServiceCollection AddExcel(this IServiceCollection services)
    {
        services.AddValidated<ExportOptions>(ExportOptions.Section);
        return services;
    }
}
