using AdminConsole.Authorization.Sessions;
using AdminConsole.Components.Account;
using AdminConsole.Components.Controls;
using AdminConsole.Components.Layout;
using AdminConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;

namespace AdminConsole.Components;

/// <summary>What layouts and controls need.</summary>
public static class ConsoleComponents
{
    public static IServiceCollection AddConsoleComponents(this IServiceCollection services)
    {
        services.AddRadzenComponents();
        services.AddScoped<ILocalizer, RadzenWords>();
        services.TryAddScoped(_ => new Strings());
        services.AddScoped<Dialogs>();
        services.AddScoped<Notices>();
        services.AddScoped<TypedText>();
        services.TryAddSingleton<ListMemory>();
        services.AddScoped(provider => new ListPlaces(
            provider.GetRequiredService<ListMemory>(), provider.GetRequiredService<NavigationManager>(), Navigation.Entries.Select(entry => entry.Route).ToHashSet()));
        services.AddScoped<StepUpDialogs>();
        services.TryAddScoped<StepUp>();
        services.AddSingleton<Assets>();
        services.TryAddSingleton(DemonstrationUsers.None);
        return services;
    }
}
