using AdminConsole.Components.Controls;

namespace AdminConsole.Features.Duplicates;

public static class DuplicatesFeature
{
    public static IServiceCollection AddDuplicates(this IServiceCollection services) => services.AddScoped<DuplicateQueries>().AddScoped<IWaitingSource, DuplicateWaiting>().AddScoped<DuplicateService>();
}
